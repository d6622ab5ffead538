import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "#src/platform/config/index.ts";
import { type GivenName, givenNames, type NameLang, type Surname, surnames } from "./county-data.ts";
import type { Rng } from "./rng.ts";
import { Weighted } from "./weighted.ts";

/** Whose names are common in a household: Finnish, Swedish, or of other languages by origin (an index). */
export type NameCulture = "fi" | "sv" | number;

interface Origin {
  readonly origin: string;
  readonly weight: number;
  readonly serviceEnglish: number;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly surnames: readonly string[];
}

// Shares by language of the name: names of no known language are mostly Finnish in the source.
const FIT: Record<"fi" | "sv", Record<NameLang, number>> = {
  fi: { f: 1, b: 1, "": 0.9, s: 0.12 },
  sv: { f: 0.02, b: 1, "": 0.04, s: 8 },
};

const COHORT_WIDTH_YEARS = 16;

function json(file: string): unknown {
  return JSON.parse(readFileSync(join(rootFolder(), "scenario/data", file), "utf8"));
}

/** Names by frequency, by language and, for the commonest, by the years when they were given most. */
export class Names {
  readonly #given: Record<"fi" | "sv", Record<"female" | "male", Weighted<GivenName>>>;
  readonly #surnames: Record<"fi" | "sv", Weighted<Surname>>;
  readonly #peaks = new Map<string, number[]>();
  readonly #origins: readonly Origin[];
  readonly #origin: Weighted<number>;

  constructor() {
    const given = givenNames();
    const drawer = (lang: "fi" | "sv", sex: "female" | "male") => {
      const ofSex = given.filter((name) => name.sex === sex);
      return new Weighted(ofSex, (name) => name.count * FIT[lang][name.lang]);
    };
    this.#given = {
      fi: { female: drawer("fi", "female"), male: drawer("fi", "male") },
      sv: { female: drawer("sv", "female"), male: drawer("sv", "male") },
    };
    const family = surnames();
    const familyDrawer = (lang: "fi" | "sv") => {
      return new Weighted(family, (name) => name.count * FIT[lang][name.lang]);
    };
    this.#surnames = { fi: familyDrawer("fi"), sv: familyDrawer("sv") };
    for (const [year, names] of Object.entries(json("name-cohorts.json") as Record<string, string>)) {
      for (const name of names.split(" ")) {
        this.#peaks.set(name, [...(this.#peaks.get(name) ?? []), Number(year)]);
      }
    }
    const raw = json("other-names.json") as (Omit<Origin, "female" | "male" | "surnames"> &
      Record<"female" | "male" | "surnames", string>)[];
    this.#origins = raw.map((origin) => ({
      ...origin,
      female: origin.female.split(" "),
      male: origin.male.split(" "),
      surnames: origin.surnames.split(" "),
    }));
    this.#origin = new Weighted(
      this.#origins.map((_, index) => index),
      (index) => this.#origins[index]?.weight ?? 0,
    );
  }

  origin(rng: Rng): number {
    return this.#origin.draw(rng);
  }

  /** Share of the people of an origin who are served in English rather than Finnish or Swedish. */
  englishShare(origin: number): number {
    return this.#origins[origin]?.serviceEnglish ?? 0;
  }

  surname(rng: Rng, culture: NameCulture): string {
    if (typeof culture === "number") return rng.pick(this.#origins[culture]?.surnames ?? ["Smith"]);
    return this.#surnames[culture].draw(rng).name;
  }

  /** One to three given names; the first suits the birth year where the name has one. */
  given(rng: Rng, culture: NameCulture, sex: "female" | "male", birthYear: number): string {
    if (typeof culture === "number") return rng.pick(this.#origins[culture]?.[sex] ?? ["Kim"]);
    const names = this.#given[culture][sex];
    let first = names.draw(rng).name;
    for (let tries = 0; tries < 8 && !this.#suits(rng, first, birthYear); tries++)
      first = names.draw(rng).name;
    const second = rng.chance(0.8) ? names.draw(rng).name : first;
    if (second === first) return first;
    const third = rng.chance(0.15) ? names.draw(rng).name : first;
    return third === first || third === second ? `${first} ${second}` : `${first} ${second} ${third}`;
  }

  #suits(rng: Rng, name: string, birthYear: number): boolean {
    const peaks = this.#peaks.get(name);
    if (peaks === undefined) return rng.chance(0.5);
    const nearest = Math.min(...peaks.map((peak) => Math.abs(peak - birthYear)));
    return rng.chance(Math.exp(-((nearest / COHORT_WIDTH_YEARS) ** 2)));
  }
}
