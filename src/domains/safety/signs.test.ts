import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { detect, parseHelpCard, parseSigns, patternFaults } from "./index.ts";
import { measureSigns } from "./measure.ts";
import { parseJudged } from "./source.ts";

const folder = new URL("../../../content/danger/", import.meta.url);
const read = (file: string): unknown => parse(readFileSync(new URL(file, folder), "utf8"));
const others = new Set(["words.yaml", "judged.yaml", "help-card.yaml"]);
const lists = readdirSync(folder).filter((file) => !others.has(file));
const signs = parseSigns(read("words.yaml"), lists.map(read));
const codes = (text: string) => [...new Set(detect(signs, text).map(({ code }) => code))];

test("the judged texts: floors that the lists keep", () => {
  const judged = parseJudged(read("judged.yaml"));
  const measure = measureSigns(signs, judged);
  expect(measure.sensitivity).toBeGreaterThanOrEqual(0.97);
  expect(measure.falseAlarmRate).toBeLessThanOrEqual(0.03);
  for (const figures of Object.values(measure.perLanguage)) {
    expect(figures.danger + figures.safe).toBeGreaterThanOrEqual(500);
    expect(figures.sensitivity).toBeGreaterThanOrEqual(0.96);
  }
});

test.each([
  ["capitals and repeated letters", "HALUAN KUOLLAAAA"],
  ["dots and circles left out", "jag vill do"],
  ["a space between every letter", "T A P A N itseni"],
  ["invisible characters", "kill my\u200bself"],
  ["letters of another alphabet that look the same", "I want to kіll mуself"],
  ["digits for letters", "k1ll mys3lf"],
  ["one slip of the pen", "itsemuhra on mielessä"],
  ["emoji around it", "😭😭 haluan kuolla 😭"],
  ["two languages mixed", "hej, mä haluan kuolla, sorry"],
])("suicide is found in spite of %s", (_, text) => {
  expect(codes(text)).toContain("suicide");
});

test.each([
  ["a denial before", "Hän ei lyö minua"],
  ["a denial after", "Han slår mig inte"],
  ["never", "He has never hit me"],
  ["a saying", "Nauroin itseni kuoliaaksi"],
  ["a saying", "Jag är dödstrött"],
  ["a saying", "We are killing time"],
  ["meets, not kills", "Isä tapaa minut lauantaina"],
  ["nothing at all", ""],
])("no alarm: %s", (_, text) => {
  expect(codes(text)).toEqual([]);
});

test.each([
  ["the denial is of something else", "En uskalla kertoa, isä lyö minua"],
  ["a denial that strengthens", "Han slutar inte slå mig"],
  ["not only", "He does not only shout, he hits me"],
])("alarm although a denial is near: %s", (_, text) => {
  expect(codes(text)).not.toEqual([]);
});

test.each([
  ["the dialect of Finnish Ostrobothnia", "poika sanoo notta se haluaa kualla", "suicide"],
  ["speech, endings left out", "se on lyöny mua himas", "violence"],
  ["the dialect of Swedish Ostrobothnia", "pappa ha slaji mamma å ja e redd heim", "violence"],
  ["words written apart in English", "i do not want to live", "suicide"],
  ["a number of pills", "ate 15 paracetamol", "overdose"],
])("written otherwise: %s", (_, text, code) => {
  expect(codes(text)).toContain(code);
});

test.each([
  ["läpi (through) is not lääppii (gropes)", "kuulee riitamme seinän läpi"],
  ["lapsi (child) is not läpsii (slaps)", "Perheessämme on kaksi kieltä ja lapsi sekoittaa ne"],
  ["human beings are not manic", "barnet undrar varför människor dör"],
  ["one pill is no overdose", "lapsi otti 1 buranan"],
  ["telling about a separation", "Olemme eroamassa emmekä tiedä, miten kertoa lapsille"],
  ["expecting a child alone", "Jag väntar barn och är ensam"],
  ["new in the place", "flyttade hit i somras och känner ingen"],
  ["small things", "blir arg för småsaker och stänger in sig"],
])("words that look alike: %s", (_, text) => {
  expect(codes(text)).toEqual([]);
});

test.each(["sanoo, ettei halua enää elää", "on lyöty tänään kotona eikä uskalla olla siellä"])(
  "found: %s",
  (text) => {
    expect(codes(text)).not.toEqual([]);
  },
);

test("the span is the place in the text as it was written", () => {
  const text = "Hej 👋🏽 <b>jag vill dö</b>";
  const [sign] = detect(signs, text);
  expect(sign && text.slice(...sign.span)).toBe("jag vill dö");
});

test("a huge text, of danger or of anything, is read as far as any field can reach, and no further", () => {
  expect(detect(signs, `${"a ".repeat(100_000)}haluan kuolla`)).toHaveLength(1);
  expect(detect(signs, `${"a ".repeat(500_000)}haluan kuolla`)).toEqual([]);
  expect(detect(signs, "haluan kuolla ".repeat(70_000)).length).toBeGreaterThan(0);
  expect(detect(signs, "\u0000\ud800אבג".repeat(200_000))).toEqual([]);
});

test("a list with a fault is refused with its code, language and pattern", () => {
  const signsOf = (always: string[]) => ({ fi: { always }, sv: {}, en: {} });
  const title = { fi: "a", sv: "b", en: "c" };
  const bad = { code: "suicide", severity: "acute", title, signs: signsOf(["<nobody> kuolla"]) };
  expect(() => parseSigns(read("words.yaml"), [bad])).toThrow(
    'suicide fi, "<nobody> kuolla": unknown group <nobody>',
  );
});

test("the help card: 112 first, and every made-up number says so", () => {
  const card = parseHelpCard(read("help-card.yaml"));
  expect(card.numbers[0]?.number).toBe("112");
  expect(card.numbers.filter(({ fictitious }) => fictitious).every(({ verified }) => !verified)).toBe(true);
});

test("a pattern with a group that is nowhere is named with its place", () => {
  const list = read("violence.yaml") as { signs: { sv: { always: string[] } } };
  expect(patternFaults(read("words.yaml"), list)).toEqual([]);
  const index = list.signs.sv.always.push("<nosuch> & hemma") - 1;
  expect(patternFaults(read("words.yaml"), list)).toEqual([
    { path: ["signs", "sv", "always", index], message: "unknown group <nosuch>" },
  ]);
});
