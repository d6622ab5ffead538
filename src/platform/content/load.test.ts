import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { contentCheck } from "#src/cli/content.ts";
import { checkContent } from "./check.ts";
import { bySchema, type ContentKind } from "./kind.ts";
import { loadContent, readContent } from "./load.ts";
import { error, problemLine } from "./problem.ts";

const REAL = join(import.meta.dirname, "../../../content");
/** The files of the kinds that every county has; those of domains are proved where their kinds are. */
const OWN = [
  "county.yaml",
  "municipalities.yaml",
  "postal-codes.csv",
  "borders.geojson",
  "lines.yaml",
  "units.yaml",
  "teams.yaml",
  "professions.yaml",
  "roles.yaml",
  "terms.yaml",
];
let dir: string;

// A county of the test's own: the real files, some of which the test spoils.
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "content-"));
  await Promise.all(OWN.map((file) => cp(join(REAL, file), join(dir, file))));
});
afterEach(() => rm(dir, { recursive: true }));

async function change(file: string, from: string | RegExp, to: string): Promise<number> {
  const text = await readFile(join(dir, file), "utf8");
  const spoilt = text.replace(from, to);
  expect(spoilt).not.toBe(text);
  await writeFile(join(dir, file), spoilt);
  return text.slice(0, text.search(from)).split("\n").length;
}

async function errors(): Promise<string[]> {
  const { problems } = await readContent(dir);
  return problems.filter((problem) => problem.severity === "error").map(problemLine);
}

describe("the county's content", () => {
  it("has 14 municipalities with borders and postal codes, and a line for every need", async () => {
    const content = await loadContent(REAL);
    expect(content.municipalities).toHaveLength(14);
    expect(content.municipalities.reduce((sum, one) => sum + one.population, 0)).toBe(
      content.county.population.count,
    );
    expect(content.borders.features).toHaveLength(14);
    expect(content.municipality("905").names).toEqual({ fi: "Vaasa", sv: "Vasa", en: "Vaasa" });
    expect(content.postalCodes.find((one) => one.code === "65100")?.municipality).toBe("905");
    expect(content.lines.map((one) => `${one.id} ${one.register}`)).toEqual([
      "health health",
      "social social",
      "family social",
      "psychosocial health",
      "oral health",
    ]);
    expect(content.team("on-call-social").onCall?.minutes).toBe(30);
    expect(content.unit("contact-centre").opening).toBe(content.county.officeHours);
    expect(content.findLine("no-such-line")).toBeUndefined();
    expect(() => content.line("no-such-line")).toThrow('no line "no-such-line"');
  });

  it("marks every made-up phone number as such, and no other", async () => {
    const { county, lines, units } = await loadContent(REAL);
    const phones = [
      ...county.emergency.map((one) => one.phone),
      ...lines.map((one) => one.phone),
      ...units.map((one) => one.phone),
    ];
    for (const { number, fictitious } of phones) expect(fictitious).toBe(number.startsWith("06 218 "));
  });

  it("cannot be changed by who reads it", async () => {
    const content = await loadContent(REAL);
    expect(Object.isFrozen(content.county.names)).toBe(true);
    expect(Object.isFrozen(content.municipalities[0])).toBe(true);
    expect(Object.isFrozen(content.units)).toBe(true);
  });

  it("says how many texts are drafts, by file and by entry", async () => {
    await change(
      "lines.yaml",
      "  - id: oral",
      "  - review: { status: reviewed, by: munhälsovården, date: 2026-11-20 }\n    id: oral",
    );
    const content = await loadContent(dir);
    expect(content.reviews().filter((state) => state.file === "lines.yaml")).toEqual([
      {
        file: "lines.yaml",
        path: "",
        status: "draft",
        texts: expect.toSatisfy((texts: number) => texts > 0),
      },
      {
        file: "lines.yaml",
        path: "lines[4]",
        status: "reviewed",
        by: "munhälsovården",
        date: "2026-11-20",
        texts: expect.toSatisfy((texts: number) => texts > 0),
      },
    ]);
  });
});

describe("faults are named by file, line and path", () => {
  it("a language is missing", async () => {
    const line = await change("roles.yaml", "sv: vårdare, ", "");
    expect(await errors()).toEqual([
      `roles.yaml:${line}:5 error text.missing roles[0].names: has no "sv": every text stands in fi, sv, en`,
    ]);
  });

  it.each([
    ["empty", "sv: vårdare,", 'sv: "",', "text.empty"],
    ["a placeholder", "sv: vårdare,", "sv: TODO,", "text.placeholder"],
    ["left out after the colon", "sv: vårdare,", "sv: ,", "text"],
    [
      "copied from another",
      /fi: Vastaa terveyden linjojen.*/,
      "fi: Answers contacts on the health lines and opens the data of a care relationship.",
      "text.copied",
    ],
  ])("a text is %s", async (_, from, to, code) => {
    await change("roles.yaml", from, to);
    const found = await errors();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(` error ${code}`);
  });

  it("the notation is broken", async () => {
    await change("teams.yaml", "teams:\n", "teams:\n\t- x: [\n");
    expect((await errors())[0]).toMatch(/^teams\.yaml:\d+:\d+ error yaml\.syntax /);
  });

  it("a key is misspelt, a value is impossible, a name leads nowhere", async () => {
    const misspelt = await change("lines.yaml", "    register: health", "    registre: health");
    const unknown = await change("teams.yaml", "unit: family-centre-south", "unit: family-centre-east");
    expect(await errors()).toContain(
      `lines.yaml:${misspelt}:5 error schema.unknown-key lines[0].registre: "registre" is not known here`,
    );
    await cp(join(REAL, "lines.yaml"), join(dir, "lines.yaml"));
    const [only] = await errors();
    expect(only).toContain(`teams.yaml:${unknown}:5 error reference.unknown`);
    expect(only).toContain('there is no unit "family-centre-east"');
  });

  it("a unit's postal code is another municipality's", async () => {
    await change("units.yaml", '"66200"', '"65100"');
    expect(await errors()).toEqual([expect.stringContaining("unit.postal-code")]);
  });

  it("a line has no team that answers in Swedish", async () => {
    await change("teams.yaml", /(unit: family-centre-north\n\s+languages: )\[fi, sv\]/, "$1[fi]");
    expect(await errors()).toEqual([expect.stringContaining('"family" in the area "north" in "sv"')]);
  });

  it("a file is missing, and the county does not start", async () => {
    await rm(join(dir, "county.yaml"));
    await expect(loadContent(dir)).rejects.toThrow("county.yaml error file.missing there is no such file");
  });
});

describe("kinds of other rooms", () => {
  const recipe: ContentKind<{ id: string; next?: string | undefined }> = {
    kind: "recipe",
    files: "recipes/*.yaml",
    parse: bySchema(z.strictObject({ id: z.string(), next: z.string().optional(), name: z.unknown() })),
    audience: () => "resident",
    references: ({ next }, content) =>
      next === undefined || content.findLine(next)
        ? []
        : [error(["next"], "reference.unknown", `no line "${next}"`)],
    cases: ({ id }) => (id === "bad" ? [error(["id"], "case.failed", "bad is bad")] : []),
    versions: ({ id }) => [{ kind: "recipe", id, version: "1", body: { id } }],
  };

  it("are read, referred from, tried and versioned like the county's own", async () => {
    await mkdir(join(dir, "recipes"));
    await writeFile(join(dir, "recipes/a.yaml"), "id: a\nnext: family\nname: { fi: Hei, sv: Hej, en: Hi }\n");
    await writeFile(join(dir, "recipes/b.yaml"), "id: bad\nnext: nowhere\nname: { fi: Hei, sv: Hej }\n");
    const { content, problems } = await readContent(dir, [recipe]);
    expect(content?.of(recipe).map((file) => file.value.id)).toEqual(["a", "bad"]);
    expect(content?.versions()).toContainEqual({
      kind: "recipe",
      id: "a",
      version: "1",
      body: { id: "a" },
      file: "recipes/a.yaml",
    });
    expect(problems.map((problem) => `${problem.file} ${problem.code} ${problem.line}`)).toEqual([
      "recipes/b.yaml text.missing 3",
      "recipes/b.yaml reference.unknown 2",
    ]);
    const report = await checkContent(dir, [recipe]);
    expect(report.problems.map((problem) => problem.code)).toContain("case.failed");
  });

  it("a FHIR string is a text in three languages", async () => {
    const translation = (lang: string, text: string) => ({
      url: "http://hl7.org/fhir/StructureDefinition/translation",
      extension: [
        { url: "lang", valueCode: lang },
        { url: "content", valueString: text },
      ],
    });
    const form = { item: [{ text: "Hoitotakuu", _text: { extension: [translation("sv", "Vårdlöfte")] } }] };
    await mkdir(join(dir, "forms"));
    await writeFile(join(dir, "forms/a.json"), JSON.stringify(form));
    expect((await checkContent(dir)).problems).toContainEqual(
      expect.objectContaining({ file: "forms/a.json", code: "text.missing", path: "item[0].text" }),
    );
    form.item[0]?._text.extension.push(translation("en", "Care guarantee"));
    await writeFile(join(dir, "forms/a.json"), JSON.stringify(form));
    expect((await checkContent(dir)).problems).toContainEqual(
      expect.objectContaining({ file: "forms/a.json", code: "term.wrong", path: "item[0].text.sv" }),
    );
  });
});

describe("prima content check", () => {
  const run = async (folder: string) => {
    const said = { out: "", err: "" };
    const code = await contentCheck(folder, {
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
    });
    return { code, ...said };
  };

  it("finds nothing in the county's own content", async () => {
    const { code, out, err } = await run(dir);
    const report = JSON.parse(out);
    expect(report.problems.filter((problem: { severity: string }) => problem.severity === "error")).toEqual(
      [],
    );
    expect(code).toBe(0);
    expect(report.readability.length).toBeGreaterThan(20);
    expect(err).toMatch(/0 errors/);
  });

  it("exits 1 at a wrong counterpart of a term, and says where and what", async () => {
    await change("roles.yaml", "Svarar på familjernas kontakter.", "Svarar på familjernas ärenden.");
    const { code, err } = await run(dir);
    expect(code).toBe(1);
    expect(err).toMatch(
      /roles\.yaml:\d+:7 error term\.wrong roles\[2\]\.about\.sv: the Finnish says "yhteydenotto"/,
    );
  });

  it("lets a stated exception pass, and warns of one that nothing needs", async () => {
    await change("roles.yaml", "Svarar på familjernas kontakter.", "Svarar på familjernas ärenden.");
    await change(
      "terms.yaml",
      "exceptions: []",
      "exceptions:\n  - { where: 'roles.yaml roles[2].about', term: yhteydenotto, why: tried }\n  - { where: 'roles.yaml roles[1].about', term: yhteydenotto, why: stale }",
    );
    const { code, out } = await run(dir);
    expect(code).toBe(0);
    expect(JSON.parse(out).problems.map((problem: { code: string }) => problem.code)).toContain(
      "term.exception-unused",
    );
  });

  it("warns of a text for residents that is hard to read", async () => {
    await change(
      "lines.yaml",
      "sv: Tänder, mun och käkar. En",
      "sv: Munhygienisternas kundhandledningsverksamhet organiseras områdesvis enligt befolkningsunderlaget, varvid munhälsovårdens vårdplatser fördelas. En",
    );
    const { code, out } = await run(dir);
    expect(code).toBe(0);
    expect(JSON.parse(out).problems).toContainEqual(
      expect.objectContaining({ code: "text.hard", path: "lines[4].about.sv" }),
    );
  });

  it("says so when there is no such folder", async () => {
    const { code, out, err } = await run(join(dir, "nowhere"));
    expect([code, out]).toEqual([66, ""]);
    expect(err).toContain("ENOENT");
  });
});
