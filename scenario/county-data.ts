import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "#src/platform/config/index.ts";

/** What the player knows of a municipality: sources and estimates in data/PROVENANCE.md. */
export interface MunicipalityFigures {
  readonly code: string;
  readonly nameFi: string;
  readonly nameSv: string;
  readonly area: Area;
  readonly population2022: number;
  readonly swedishShare: number;
  readonly otherShare: number;
  readonly ageGroups2018: Readonly<Record<string, number>>;
  /** Postal codes with their population. */
  readonly postalCodes: readonly (readonly [string, number])[];
}

export type Area = "north" | "middle" | "south";

export interface GivenName {
  readonly name: string;
  readonly count: number;
  readonly sex: "female" | "male";
  readonly lang: NameLang;
}

export interface Surname {
  readonly name: string;
  readonly count: number;
  readonly lang: NameLang;
}

/** f Finnish, s Swedish, b both, empty unknown. */
export type NameLang = "f" | "s" | "b" | "";

function read(file: string): string {
  return readFileSync(join(rootFolder(), "scenario/data", file), "utf8");
}

function rows(file: string): string[][] {
  return read(file)
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
}

let municipalities: readonly MunicipalityFigures[] | undefined;

export function municipalityFigures(): readonly MunicipalityFigures[] {
  municipalities ??= JSON.parse(read("municipalities.json")) as MunicipalityFigures[];
  return municipalities;
}

export function givenNames(): GivenName[] {
  return rows("given-names.csv").map(([name = "", count, sex, lang]) => ({
    name,
    count: Number(count),
    sex: sex === "F" ? "female" : "male",
    lang: (lang ?? "") as NameLang,
  }));
}

export function surnames(): Surname[] {
  return rows("surnames.csv").map(([name = "", count, lang]) => ({
    name,
    count: Number(count),
    lang: (lang ?? "") as NameLang,
  }));
}
