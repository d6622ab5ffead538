import { createHmac, hkdfSync } from "node:crypto";
import { formatCode } from "#src/kernel/secret-code.ts";

export type Purpose = "csrf" | "live" | "code";

/** A key for one purpose, made from the installation's secret: who learns one learns no other. */
export function keyFrom(secret: string, purpose: Purpose): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `prima ${purpose}`, 32));
}

/** The code that opens an answer, made from the key of its sending: the same every time, stored nowhere. */
export function codeMaker(secret: string): (submission: string) => string {
  const key = keyFrom(secret, "code");
  return (submission) => formatCode(createHmac("sha256", key).update(submission).digest());
}
