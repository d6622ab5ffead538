import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { parse as yaml } from "yaml";
import { alikes } from "./alike.ts";
import { bandsOf } from "./bands.ts";
import { readHeader } from "./columns.ts";
import { libraryCsv } from "./csv.ts";
import { faultText } from "./faults.ts";
import { libraryBundle } from "./fhir.ts";
import { countFacets, fits } from "./filter.ts";
import { hasScore, type Instrument } from "./model.ts";
import { readRows } from "./rows.ts";
import { checkScore, inForce } from "./score.ts";
import { termsSchema } from "./terms.ts";

const terms = termsSchema.parse(yaml(readFileSync("content/instrument-terms.yaml", "utf8")));

const HEADER =
  "abbr,name_fi,name_sv,name_en,groups,phenomena,filled_by,licence,score_min,score_max,bands,items,minutes";
const GOOD = [
  "ABC-4",
  "Kysely",
  "Formulär",
  "Form",
  "older",
  "sleep",
  "self",
  "free",
  "0",
  "20",
  "0-9 low|10-20 high",
  "4",
  "2,5",
];

function read(header: string, ...rows: string[][]) {
  const names = header.split(",");
  return readRows(readHeader(names), names, rows, terms);
}

/** The good row with some cells otherwise. */
function row(cells: Readonly<Record<string, string>>): string[] {
  const names = HEADER.split(",");
  return GOOD.map((cell, at) => cells[names[at] ?? ""] ?? cell);
}

function own(): Instrument[] {
  const [names = [], ...rows]: string[][] = parse(readFileSync("content/instruments.csv", "utf8"));
  const made = readRows(readHeader(names), names, rows, terms, { strict: true });
  expect(made.faults).toEqual([]);
  return made.rows.map(({ instrument }) => instrument);
}
const library = own();
const one = (id: string): Instrument => {
  const found = library.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe("a row of a file", () => {
  it("is a measure: decimal commas, words of any of the languages, an id of its abbreviation", () => {
    const { rows, faults } = read(HEADER, row({ phenomena: "uni; loneliness", filled_by: "self/parent" }));
    expect(faults).toEqual([]);
    expect(rows[0]?.instrument).toMatchObject({
      id: "abc-4",
      minutes: 2.5,
      phenomena: ["sleep", "loneliness"],
      filledBy: ["self", "parent"],
      purpose: null,
    });
  });

  it.each<[string, Record<string, string>, object]>([
    ["an empty cell that is needed", { abbr: "" }, { column: "abbr", code: "missing" }],
    ["a name in two languages", { name_sv: "" }, { column: "name_sv", code: "language" }],
    ["letters for a number", { minutes: "five" }, { column: "minutes", code: "number", value: "five" }],
    ["not a number", { minutes: "NaN" }, { code: "number" }],
    ["a number past all bounds", { score_max: "1e999" }, { code: "number" }],
    ["the ends the wrong way round", { score_min: "20", score_max: "0", bands: "" }, { code: "order" }],
    ["one end of two", { score_max: "" }, { column: "score_max", code: "one-end" }],
    ["a band outside", { bands: "0-30 low" }, { code: "band-outside", value: "low" }],
    ["a cut-off outside", { bands: ">=21 high" }, { code: "band-outside" }],
    ["bands that overlap", { bands: "0-10 low|10-20 high" }, { code: "band-overlap" }],
    ["a band of no form", { bands: "low" }, { code: "band", value: "low" }],
    ["a word misspelled", { phenomena: "slepe" }, { code: "term", nearest: "sleep" }],
    ["a word of nowhere", { licence: "xyzzy" }, { code: "term", value: "xyzzy" }],
    ["a formula", { name_en: '=HYPERLINK("x")' }, { column: "name_en", code: "formula" }],
    ["a count of nothing", { items: "many" }, { code: "items" }],
    ["a text without end", { name_fi: "a".repeat(2_000) }, { code: "too-long" }],
  ])("is refused with its place: %s", (_, cells, expected) => {
    const { rows, faults } = read(HEADER, GOOD, row({ abbr: "XYZ-1", ...cells }));
    expect(rows.map(({ instrument }) => instrument.abbr)).toEqual(["ABC-4"]);
    expect(faults[0]).toMatchObject({ row: 3, ...expected });
    for (const lang of ["fi", "sv", "en"] as const) {
      const [fault] = faults;
      expect(fault && faultText(fault, lang)).toMatch(/\p{L}{3}.*[.?]$/u);
      expect(fault && faultText(fault, lang)).not.toMatch(/undefined|\{/);
    }
  });

  it("twice in a file is told, an empty row is passed over, and a row too long is told", () => {
    expect(
      read(
        HEADER,
        GOOD,
        GOOD.map(() => ""),
        GOOD,
      ).faults,
    ).toMatchObject([{ row: 4, code: "repeated" }]);
    expect(read(HEADER, [...GOOD, "more"]).faults).toMatchObject([{ row: 2, code: "cells", column: null }]);
  });

  it("never throws, whatever stands in its cells", () => {
    let seed = 7;
    const next = (n: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % n;
    };
    const bits = [
      "",
      "-",
      ">=",
      "0-4 ",
      "|",
      ";",
      "@men",
      "9".repeat(30),
      "\u0000",
      "\ud800",
      "=",
      "low",
      "1,5",
      "١٢",
      "constructor",
      "__proto__",
    ];
    const cells = Array.from({ length: 3_000 }, () =>
      GOOD.map((cell) =>
        next(3) ? cell : Array.from({ length: next(5) }, () => bits[next(bits.length)]).join(""),
      ),
    );
    const { rows, faults } = read(HEADER, ...cells);
    const told = new Set([...rows, ...faults].map(({ row }) => row));
    const empty = cells.filter((each) => each.every((cell) => cell.trim() === "")).length;
    expect(told.size + empty).toBe(3_000);
  });
});

it("a header is read in any case, by other names too; what is nearly right is told", () => {
  const header = readHeader(["ABBR", "Name FI", "n_items", "licens", "purpse_fi", "color"]);
  expect([...header.at.keys()]).toEqual(["abbr", "name_fi", "items"]);
  expect(header.unknown).toEqual([
    { column: "licens", nearest: "licence" },
    { column: "purpse_fi", nearest: "purpose_fi" },
    { column: "color", nearest: undefined },
  ]);
  expect(header.missing).toContain("licence");
});

describe("duplicates", () => {
  const like = (abbr: string, name: string) => {
    const [made] = read(HEADER, row({ abbr, name_fi: name, name_sv: name, name_en: name })).rows;
    return made ? alikes(library, [made])[0]?.like.abbr : "not read";
  };
  it("are found by abbreviation and by name, signs, case, order and one slip apart", () => {
    expect(like("Mini Cog", "Jotain muuta")).toBe("Mini-Cog");
    expect(like("GAD 7 fi", "Generalised Anxiety Disorder-7")).toBe("GAD-7");
    expect(like("Zarit", "Interview, Zarit Burdn")).toBe("ZBI-22");
  });
  it("are not what differs by a number or a short word", () => {
    expect(like("PHQ-8", "Patient Health Questionnaire-8")).toBeUndefined();
    expect(like("UCLA-10", "UCLA Loneliness Scale v2")).toBeUndefined();
  });
  it("are none in the county's own library, and are found within a file", () => {
    const rows = library.map((instrument, at) => ({ row: at + 2, instrument, named: true }));
    expect(alikes([], rows)).toEqual([]);
    const two = read(
      HEADER,
      row({ abbr: "AB C", name_fi: "Yksi" }),
      row({ abbr: "A-BC", name_fi: "Kaksi", name_sv: "Två", name_en: "Two" }),
    );
    expect(alikes([], two.rows)).toMatchObject([{ row: 3, like: { id: "ab-c", row: 2 } }]);
  });
});

describe("the county's library", () => {
  it("holds 148 measures, each with a purpose in three languages", () => {
    expect(library).toHaveLength(148);
    expect(library.filter(({ purpose }) => purpose === null)).toEqual([]);
  });

  it("comes back the same from its own table", () => {
    const [names = [], ...rows]: string[][] = parse(libraryCsv(library), { bom: true });
    const again = readRows(readHeader(names), names, rows, terms);
    expect(again.faults).toEqual([]);
    expect(again.rows.map(({ instrument }) => instrument)).toEqual(library);
  });

  it.each([
    ["phq-9", 14, ["moderate"]],
    ["phq-9", 15, ["moderately-severe"]],
    ["brs", 2.995, ["low"]],
    ["deps", 8, []],
    ["deps", 9, ["possible"]],
    ["deps", 12, ["probable"]],
    ["who-5", 28, ["probable"]],
    ["who-5", 51, []],
    ["sdq", 16, ["borderline parent", "borderline self"]],
    ["audit-c", 5, ["positive women"]],
    ["psqi", 5, []],
  ] as const)("%s %d falls in the published bands %j", (id, score, bands) => {
    expect(bandsOf(one(id), score).map(({ label, who }) => (who ? `${label} ${who}` : label))).toEqual(bands);
  });

  it("counts for each choice what it would leave", () => {
    const filters = { group: "carers", phenomenon: "carer-load" };
    const counts = countFacets(library, filters);
    const left = library.filter((each) => fits(each, { ...filters, phenomenon: undefined }));
    expect(counts.phenomenon.get("carer-load")).toBe(library.filter((each) => fits(each, filters)).length);
    expect([...counts.licence.values()].reduce((a, b) => a + b)).toBe(
      library.filter((each) => fits(each, filters)).length,
    );
    expect(left.length).toBeGreaterThan(counts.phenomenon.get("carer-load") ?? 0);
  });

  it("is a FHIR collection: a form without questions each, and the score's ranges", () => {
    const bundle = libraryBundle(library, terms, "sv", Temporal.Instant.from("2026-11-20T08:00:00Z"));
    const resources = (bundle.entry as { resource: Record<string, unknown> }[]).map(
      ({ resource }) => resource,
    );
    const forms = resources.filter(({ resourceType }) => resourceType === "Questionnaire");
    expect(forms).toHaveLength(148);
    expect(forms.filter((form) => "item" in form)).toEqual([]);
    expect(resources.length - 148).toBe(library.filter(hasScore).length);
    expect(JSON.stringify(bundle)).not.toMatch(/undefined|NaN/);
  });
});

describe("a score as it is typed", () => {
  const good = { score: "12", day: "19", month: "11", year: "2026", filledBy: "self", note: "" };
  const days = { today: Temporal.PlainDate.from("2026-11-20"), born: Temporal.PlainDate.from("2000-01-01") };
  it.each([
    ["score", "", "missing"],
    ["score", "many", "number"],
    ["score", "Infinity", "number"],
    ["score", "28", "range"],
    ["score", "-1", "range"],
    ["score", "3,5", "decimals"],
    ["day", "31", "date"],
    ["day", "21", "future"],
    ["year", "1999", "before-birth"],
    ["filledBy", "teacher", "missing"],
    ["note", "x".repeat(501), "too-long"],
    ["note", "Soita 050 123 4567", "identifiers"],
  ])("%s %s is %s", (field, value, fault) => {
    const result = checkScore({ ...good, [field]: value }, one("phq-9"), days);
    expect(result).toMatchObject({ ok: false, faults: [{ fault }] });
  });
  it("is taken with a decimal comma where the measure has decimals; one without a total takes none", () => {
    expect(checkScore({ ...good, score: "23,5" }, one("mna"), days).ok).toBe(false);
    expect(checkScore({ ...good, score: "23,5", filledBy: "professional" }, one("mna"), days)).toMatchObject({
      value: { score: 23.5 },
    });
    expect(checkScore({ ...good, score: "5" }, one("3x10d"), days)).toMatchObject({
      faults: [{ fault: "range" }],
    });
  });
  it("no longer counts when a later row corrects it or takes it back", () => {
    const rows = [
      { id: "c", corrects: "b", score: null },
      { id: "b", corrects: "a", score: 7 },
      { id: "a", corrects: null, score: 70 },
      { id: "d", corrects: null, score: 3 },
    ];
    expect(inForce(rows).map(({ id }) => id)).toEqual(["d"]);
  });
});
