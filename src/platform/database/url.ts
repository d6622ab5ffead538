export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password: string;
}

/** The URL of a connection; a Unix socket's folder stands percent-encoded as the host, as libraries agree. */
export function databaseUrl({ host, port, user, database, password }: Connection): string {
  const [u, p, h, d] = [user, password, host, database].map(encodeURIComponent);
  return `postgres://${u}:${p}@${h}:${port}/${d}`;
}

/** The folder of a Unix socket that a URL names in either common way, and the URL without it. */
export function socketOf(url: string): { readonly url: string; readonly host: string | undefined } {
  const parsed = new URL(url);
  const named = parsed.searchParams.get("host") ?? decodeURIComponent(parsed.hostname);
  if (!named.startsWith("/")) return { url, host: undefined };
  parsed.searchParams.delete("host");
  // An empty host lets no user or port stand in a URL; this one is not looked at.
  const rest = parsed.href.replace(
    /^([a-z]+:\/\/)((?:[^@/]*@)?)[^/?]*/,
    `$1$2socket${parsed.port ? `:${parsed.port}` : ""}`,
  );
  return { url: rest, host: named };
}
