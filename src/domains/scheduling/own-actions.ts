import { hashCode } from "#src/platform/identity/secret.ts";
import type { Appointment } from "./model.ts";

/**
 * The code that opens an appointment without an account, made again from the key of its taking; null where the
 * appointment has another (one that came along from an earlier time) or none.
 */
export function codeOf(
  { submission, codeHash }: Pick<Appointment, "submission" | "codeHash">,
  codeFor: (submission: string) => string,
): string | null {
  const code = codeFor(submission);
  return codeHash !== null && Buffer.from(codeHash).equals(hashCode(code)) ? code : null;
}
