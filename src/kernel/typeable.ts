import { invariant } from "./errors.ts";

/**
 * The alphabet of what people read aloud and type: 31 characters, one of each pair that is easily confused (0 for O,
 * 1 for I and L, 5 for S, 8 for B). 31 is a prime, so the check character finds every single wrong character
 * and every two that changed places.
 */
export const ALPHABET = "0123456789ACDEFGHJKMNPQRTUVWXYZ";
export const BASE = BigInt(ALPHABET.length);

const TWINS: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1", S: "5", B: "8" };

/** What was typed, in the alphabet: capitals, no spaces or dashes, twins resolved; undefined with anything else in it. */
export function readTyped(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[\s\-‐‑‒–—−._]/gu, "");
  const typed = [...plain].map((character) => TWINS[character] ?? character);
  return typed.every((character) => ALPHABET.includes(character)) ? typed.join("") : undefined;
}

/** A number in the alphabet, in exactly `length` characters. */
export function inAlphabet(value: bigint, length: number): string {
  invariant(value >= 0n && value < BASE ** BigInt(length), "the number does not fit in that many characters");
  let rest = value;
  let text = "";
  for (let index = 0; index < length; index += 1) {
    text = ALPHABET.charAt(Number(rest % BASE)) + text;
    rest /= BASE;
  }
  return text;
}

/** The check character of up to 29 characters: their values weighted by place, modulo 31. */
export function checkOf(characters: string): string {
  invariant(characters.length < 30, "too long for one check character");
  let sum = 0;
  for (let index = 0; index < characters.length; index += 1) {
    sum += (index + 2) * ALPHABET.indexOf(characters.charAt(index));
  }
  return ALPHABET.charAt((ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length);
}

/** Whether the last character is the check character of the others. */
export function checks(characters: string): boolean {
  return characters.length > 1 && checkOf(characters.slice(0, -1)) === characters.slice(-1);
}
