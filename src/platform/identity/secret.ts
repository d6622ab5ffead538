import { createHash, randomBytes } from "node:crypto";

/** 256 random bits for a cookie: nobody guesses it, and it says nothing. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret. It is random, so a plain hash cannot be searched backwards. */
export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** The value when it looks like a secret of ours: anything else from outside never reaches the database. */
export function parseSecret(value: string | undefined): string | undefined {
  return value !== undefined && SHAPE.test(value) ? value : undefined;
}

/** What is kept of a code that opens something without an account. */
export function hashCode(code: string): Buffer {
  return createHash("sha256").update(`code:${code}`).digest();
}
