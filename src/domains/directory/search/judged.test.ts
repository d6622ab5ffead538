import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { KINDS } from "#src/county/kinds.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { loadContent } from "#src/platform/content/index.ts";
import { documentOf, entriesOf } from "../entries.ts";
import { servicesOf } from "../kind.ts";
import { ASKED_LATER } from "./asked-later.fixture.ts";
import { buildIndex, type SearchIndex } from "./build.ts";
import { JUDGED } from "./judged.fixture.ts";
import { rank } from "./rank.ts";

const QUESTIONS = [...JUDGED, ...ASKED_LATER];

let index: SearchIndex;
let ids: readonly string[];

beforeAll(async () => {
  const content = await loadContent(join(rootFolder(), "content"), KINDS);
  const entries = entriesOf(servicesOf(content), []);
  ids = entries.map(({ id }) => id);
  index = buildIndex(entries.map(documentOf));
});

const first = (lang: Lang, question: string, n: number) =>
  rank(index, question, lang)
    .slice(0, n)
    .map(({ document }) => ids[document] as string);

describe("the right service is among the first three", () => {
  test.each(QUESTIONS)("%s: %s", (lang, question, right) => {
    const found = first(lang, question, 3);
    expect(found.filter((id) => right.split(" ").includes(id)).length, found.join(", ")).toBeGreaterThan(0);
  });

  test("every right answer is a service that there is", () => {
    const named = new Set(QUESTIONS.flatMap(([, , right]) => right.split(" ")));
    expect([...named].filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("bad questions", () => {
  test.each([
    "",
    "   ",
    "???",
    "<script>alert(1)</script>",
    "a".repeat(10_000),
    "\u0000\ud800",
    "qzxwv",
    "🙂",
  ])("%#: gives a list and no error", (question) => {
    expect(Array.isArray(first("fi", question, 3))).toBe(true);
  });

  test("what means nothing to us finds nothing", () => {
    expect(first("fi", "qzxwv", 3)).toEqual([]);
  });
});
