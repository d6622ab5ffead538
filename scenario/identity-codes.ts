import { hetuFor, signsFor } from "#src/kernel/hetu.ts";
import type { Rng } from "./rng.ts";

/** How many artificial codes one sex has on a birth date: 50 of the numbers 900–999 for each sign. */
export function capacity(year: number): number {
  return 50 * signsFor(year).length;
}

const SHARE_OF_NEW_SIGNS = 0.08;

/**
 * Gives out artificial identity codes (individual numbers 900–999, which no living person has), each once.
 * Even numbers are women's, odd ones men's.
 */
export class IdentityCodes {
  readonly #given = new Set<string>();

  /** Keeps a code that somebody already has, such as a persona. */
  reserve(code: string): void {
    this.#given.add(code);
  }

  /** A code nobody has, or undefined when the birth date is used up for that sex: draw another date. */
  issue(rng: Rng, birthDate: Temporal.PlainDate, sex: "female" | "male"): string | undefined {
    // The customary sign stands first: the others came in 2023 and are still rare.
    const signs = signsFor(birthDate.year);
    const count = signs.length * 50;
    const rare = signs.length > 1 && rng.chance(SHARE_OF_NEW_SIGNS);
    const start = rare ? rng.int(50, count - 1) : rng.int(0, 49);
    for (let step = 0; step < count; step++) {
      const slot = (start + step) % count;
      const number = 900 + (slot % 50) * 2 + (sex === "male" ? 1 : 0);
      const code = hetuFor(birthDate, number, signs[Math.floor(slot / 50)] ?? "-");
      if (this.#given.has(code)) continue;
      this.#given.add(code);
      return code;
    }
    return undefined;
  }
}
