/** Mixes 32 bits so that neighbouring inputs give unrelated outputs (the finaliser of murmur3, public domain). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hashText(text: string, start: number): number {
  let h = start | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) + 0x9e3779b9;
  return mix(h ^ text.length);
}

/**
 * Seeded random numbers (sfc32). A fork depends on this generator's seed and the fork's label, never on how
 * many numbers have been drawn: a part of the county that draws more does not change any other part.
 */
export class Rng {
  readonly #keyHigh: number;
  readonly #keyLow: number;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  private constructor(keyHigh: number, keyLow: number) {
    this.#keyHigh = keyHigh;
    this.#keyLow = keyLow;
    this.#a = keyHigh;
    this.#b = keyLow;
    this.#c = mix(keyHigh ^ Math.imul(keyLow, 0x9e3779b1));
    for (let i = 0; i < 12; i++) this.uint32();
  }

  static of(seed: string | number): Rng {
    const text = String(seed);
    return new Rng(hashText(text, 0x811c9dc5), hashText(text, 0x5bd1e995));
  }

  fork(label: string | number): Rng {
    if (typeof label === "number") {
      const high = mix(this.#keyHigh ^ Math.imul(label + 1, 0x9e3779b1));
      return new Rng(high, mix(this.#keyLow ^ Math.imul(label + 1, 0x85ebca77) ^ high));
    }
    return new Rng(hashText(label, this.#keyHigh), hashText(label, this.#keyLow ^ 0x27d4eb2f));
  }

  uint32(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }

  /** In [0, 1). */
  float(): number {
    return this.uint32() / 4294967296;
  }

  /** A whole number in [from, to], both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.float() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.float() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const item = from[Math.floor(this.float() * from.length)];
    if (item === undefined) throw new Error("invariant: picked from an empty list");
    return item;
  }

  /** About normal: the sum of four uniforms has lighter tails, which suits ages and delays. */
  normal(mean: number, deviation: number): number {
    const sum = this.float() + this.float() + this.float() + this.float() - 2;
    return mean + deviation * sum * 1.7320508;
  }

  /** Waiting time with the given mean. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.float());
  }
}
