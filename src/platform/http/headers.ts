export interface HeaderOptions {
  /** Of one response, for a style that a script of ours puts in (the progress bar). */
  readonly nonce?: string;
  /** Sources of style beside our own files: the hash of what the page-change script puts in. */
  readonly styleSources?: readonly string[];
  /** `sha256-…` of every inline script there is. */
  readonly scriptHashes?: readonly string[];
  /** Whether the public address is https. */
  readonly secure: boolean;
  /** Origins a form of ours may lead to beside our own: those of the identity providers. */
  readonly formTargets?: readonly string[];
  /** A page with somebody's data: kept by no cache. True unless said otherwise. */
  readonly personal?: boolean;
}

const DENIED = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
].concat(["microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "usb"]);

/**
 * The headers of every page: nothing may run, load, frame or be sent but what is named here. The referrer
 * stays within our own origin; `no-referrer` would make browsers send `Origin: null` with our own forms.
 */
export function securityHeaders(options: HeaderOptions): Record<string, string> {
  const headers: Record<string, string> = {
    "Content-Security-Policy": contentSecurityPolicy(options),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": DENIED.map((feature) => `${feature}=()`).join(", "),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
  };
  if (options.secure) headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains";
  if (options.personal ?? true) headers["Cache-Control"] = "no-store";
  return headers;
}

function contentSecurityPolicy({
  nonce,
  scriptHashes = [],
  styleSources = [],
  formTargets = [],
  secure,
}: HeaderOptions): string {
  const directives = [
    "default-src 'none'",
    ["script-src 'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(" "),
    ["style-src 'self'", ...styleSources, ...(nonce ? [`'nonce-${nonce}'`] : [])].join(" "),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ["form-action 'self'", ...formTargets].join(" "),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  if (secure) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}
