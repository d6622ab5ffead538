import { createHmac, timingSafeEqual } from "node:crypto";

/** How long one date of tokens is made for. A token is good in its own window and the next: 24 to 48 hours. */
const WINDOW_MS = 24 * 60 * 60 * 1000;
const TAG_LENGTH = 22; // 128 bits in base64url
const SHAPE = /^([0-9a-z]{1,8})\.([A-Za-z0-9_-]{22})$/;

/**
 * A token that a page's form carries and its post brings back. `binding` says whose page it is: the id of a
 * session, or the value of the anonymous visitor's cookie. Nothing is stored. A page left open overnight still
 * sends, since a token lives at least 24 hours.
 */
export function csrfToken(key: Uint8Array, binding: string, now: Temporal.Instant): string {
  const window = windowOf(now);
  return `${window.toString(36)}.${tag(key, binding, window)}`;
}

/** Whether the token was made with this key for this binding in today's window or yesterday's. */
export function csrfValid(
  key: Uint8Array,
  binding: string,
  token: string | undefined,
  now: Temporal.Instant,
): boolean {
  const parts = token === undefined ? null : SHAPE.exec(token);
  if (!parts) return false;
  const window = Number.parseInt(parts[1] ?? "", 36);
  const age = windowOf(now) - window;
  if (age !== 0 && age !== 1) return false;
  return timingSafeEqual(Buffer.from(parts[2] ?? ""), Buffer.from(tag(key, binding, window)));
}

function windowOf(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / WINDOW_MS);
}

function tag(key: Uint8Array, binding: string, window: number): string {
  return createHmac("sha256", key)
    .update(`csrf:${window}:${binding}`)
    .digest("base64url")
    .slice(0, TAG_LENGTH);
}

/** What the browser itself says of where a request comes from. */
export interface RequestOrigin {
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
  readonly host: string | undefined;
}

/**
 * Whether a request that changes something may come from one of our own pages. Browsers set both headers and
 * pages of others cannot; a caller that sends neither is no browser and has the token to show. `own` is the
 * origin of our public address; the host asked for counts too, for a machine reached by more names than one.
 */
export function sameOrigin(request: RequestOrigin, own: string): boolean {
  const { origin, secFetchSite, host } = request;
  if (secFetchSite !== undefined && secFetchSite !== "same-origin" && secFetchSite !== "none") return false;
  if (origin === undefined || origin === own) return true;
  const url = URL.parse(origin);
  return url !== null && (url.protocol === "http:" || url.protocol === "https:") && url.host === host;
}
