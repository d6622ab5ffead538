import { isIP } from "node:net";
import type { Complaint } from "./error.ts";

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Reads the values of an environment one by one and keeps every complaint, so that all are told at once. */
export class Reader {
  readonly complaints: Complaint[] = [];
  readonly #env: Readonly<Record<string, string | undefined>>;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.#env = env;
  }

  /** The value, or undefined when it is absent or empty, as compose files leave it. */
  given(name: string): string | undefined {
    const value = this.#env[name]?.trim();
    return value === "" ? undefined : value;
  }

  complain(name: string, expected: string, given = this.given(name)): void {
    this.complaints.push({ name, given: given ?? "nothing", expected });
  }

  /** The value as `parse` reads it; undefined from `parse` is a complaint. */
  read<T>(name: string, expected: string, fallback: T, parse: (value: string) => T | undefined): T {
    const value = this.given(name);
    if (value === undefined) return fallback;
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    this.complain(name, expected);
    return fallback;
  }
}

export function port(value: string): number | undefined {
  const number = Number(value);
  return /^\d{1,5}$/.test(value) && number <= 65_535 ? number : undefined;
}

export function host(value: string): string | undefined {
  return isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value) ? value : undefined;
}

/** A URL of one of the schemes; undefined for everything else. */
export function url(value: string, schemes: readonly string[]): URL | undefined {
  const parsed = URL.parse(value);
  return parsed && schemes.includes(parsed.protocol) && parsed.hostname !== "" ? parsed : undefined;
}

/** An origin: http or https, no path, no user, nothing after it. Comes back without a closing slash. */
export function origin(value: string): string | undefined {
  const parsed = url(value, ["http:", "https:"]);
  if (parsed?.pathname !== "/" || parsed.search || parsed.hash || parsed.username) return undefined;
  return parsed.origin;
}

/** A PostgreSQL's URL; its host may stand in the query, as for a Unix socket. */
export function databaseUrl(value: string): string | undefined {
  const parsed = URL.parse(value);
  return parsed && ["postgres:", "postgresql:"].includes(parsed.protocol) ? value : undefined;
}

export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\./.test(hostname)
  );
}
