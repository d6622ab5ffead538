import { constants, gzipSync } from "node:zlib";

/** Below this the headers weigh more than what is saved. */
const LEAST_BYTES = 1_000;
/** Above this are lists of the staff, which a thousand screens fetch at once: there time is dearer than bytes. */
const MOST_BYTES = 64_000;

/** A page made smaller for whoever takes it so; undefined where it goes as it is. */
export function gzipped(
  html: string | Uint8Array,
  accepted: string | undefined,
): Uint8Array<ArrayBuffer> | undefined {
  if (html.length < LEAST_BYTES || html.length > MOST_BYTES) return undefined;
  if (accepted === undefined || !/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accepted))
    return undefined;
  return gzipSync(html, { level: constants.Z_BEST_SPEED });
}
