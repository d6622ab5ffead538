import type { Rng } from "./rng.ts";

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hex32(value: number): string {
  return `${HEX[value >>> 24]}${HEX[(value >>> 16) & 255]}${HEX[(value >>> 8) & 255]}${HEX[value & 255]}`;
}

/** A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, the rest from the seeded generator. */
export function uuid7(rng: Rng, epochMilliseconds: number): string {
  const high = hex32(Math.floor(epochMilliseconds / 65536));
  const low = hex32(epochMilliseconds % 65536).slice(4);
  const a = rng.uint32();
  const b = rng.uint32();
  const variant = hex32((b & 0x3fff) | 0x8000).slice(4);
  return `${high}-${low}-7${hex32(a).slice(5)}-${variant}-${hex32(rng.uint32())}${hex32(b).slice(0, 4)}`;
}

/** Seeded maker of ids for a scope: each has the time that `now` tells, so indexes stay dense. */
export function idMaker(rng: Rng, now: () => Temporal.Instant): () => string {
  return () => uuid7(rng, now().epochMilliseconds);
}
