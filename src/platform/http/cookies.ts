import { parse, serialize } from "hono/utils/cookie";

/** Every cookie of ours; none is read by a script, none outlives the browser. */
const COOKIES = {
  resident: "pb_resident",
  staff: "pb_staff",
  /** Ties a sign-in under way to the browser that began it. */
  login: "pb_login",
  /** A random value that an anonymous visitor's forms are bound to. */
  visitor: "pb_v",
} as const;
export type CookieName = keyof typeof COOKIES;

const NAMES = new Map<string, CookieName>();
for (const name of Object.keys(COOKIES) as CookieName[]) NAMES.set(COOKIES[name], name);

const HOST = "__Host-";

/**
 * Our cookies in a Cookie header. Over https only those with the `__Host-` prefix count, which no other
 * host and no plain connection can plant.
 */
export function readCookies(
  header: string | undefined,
  secure: boolean,
): Partial<Record<CookieName, string>> {
  const found: Partial<Record<CookieName, string>> = {};
  if (!header) return found;
  for (const [raw, value] of Object.entries(parse(header))) {
    const prefixed = raw.startsWith(HOST);
    const name = NAMES.get(prefixed ? raw.slice(HOST.length) : raw);
    if (name && prefixed === secure) found[name] = value;
  }
  return found;
}

/** A Set-Cookie value: this browser only, not for scripts, not sent along by other sites' forms. */
export function writeCookie(name: CookieName, value: string, secure: boolean): string {
  return serialize(secure ? HOST + COOKIES[name] : COOKIES[name], value, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    ...(secure ? { secure: true } : {}),
  });
}
