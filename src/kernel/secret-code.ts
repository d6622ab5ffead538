import { invariant } from "./errors.ts";
import { BASE, checkOf, checks, inAlphabet, readTyped } from "./typeable.ts";

const CHARACTERS = 15;

/**
 * The code that opens an anonymous answer, like 7Q2M-90XK-…: four groups of four, 15 characters drawn from `bytes` (at
 * least 16 of a cryptographic source; 74 bits are used) and a check character.
 */
export function formatCode(bytes: Uint8Array): string {
  invariant(bytes.length >= 16, "a secret code needs at least 16 random bytes");
  const drawn = bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  const body = inAlphabet(drawn % BASE ** BigInt(CHARACTERS), CHARACTERS);
  return grouped(body + checkOf(body));
}

/** A code as typed (any case, spaces or dashes, O for 0, I or L for 1) in its one form; undefined when mistyped. */
export function parseCode(text: string): string | undefined {
  const typed = readTyped(text);
  return typed?.length === CHARACTERS + 1 && checks(typed) ? grouped(typed) : undefined;
}

function grouped(characters: string): string {
  return characters.replace(/.{4}(?=.)/gu, "$&-");
}
