import { createHash } from "node:crypto";
import { INLINE_SCRIPTS } from "./ui/index.ts";

/** What the content security policy lets run inline: nothing but these, by their hash. */
export const INLINE_SCRIPT_HASHES: readonly string[] = INLINE_SCRIPTS.map(
  (source) => `sha256-${createHash("sha256").update(source).digest("base64")}`,
);
