const BASE = "http://own.invalid";

/**
 * Where somebody wanted to go, if it is a page of ours, as path and query; else undefined. Refuses all that a
 * browser might read as another place (`//host`, `/\host`, `/.//host`, control characters, other schemes), and
 * the sign-in paths themselves, which would lead round in a circle.
 */
export function safeNext(next: string | undefined): string | undefined {
  if (next === undefined || next.length > 2000 || !next.startsWith("/")) return undefined;
  if (/[\\\p{Cc}\p{Cf}]/u.test(next)) return undefined;
  const url = URL.parse(next, BASE);
  if (url === null || url.origin !== BASE || url.username || url.password) return undefined;
  if (url.pathname.startsWith("//") || /^\/(auth|demo)(\/|$)/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}
