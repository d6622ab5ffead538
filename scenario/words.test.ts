import { describe, expect, it } from "vitest";
import { LANGS } from "#src/kernel/lang.ts";
import { dangerWords, familyAnswer, familyWords, WORDS } from "./compose.ts";
import { Rng } from "./rng.ts";
import { FAMILY_TOPICS } from "./texts/words.ts";

function sentences(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Object.values(value as object).flatMap(sentences);
}

function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length;
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, shape(part)]));
}

describe.each(LANGS)("words in %s", (lang) => {
  const all = sentences({ ...WORDS[lang], child: {} });

  it("are more than 200 different sentences, and none names a person, number or address", () => {
    expect(new Set(all).size).toBeGreaterThan(200);
    for (const sentence of all) {
      expect(sentence.replace("112", "")).not.toMatch(/\d/);
      expect(sentence).not.toMatch(/@|https?:/);
    }
  });

  it("have as many of each kind as the other languages", () => {
    expect(shape(WORDS[lang])).toEqual(shape(WORDS.fi));
  });

  it("leave no slot open and vary", () => {
    const rng = Rng.of(lang);
    const said = new Set<string>();
    for (const topic of FAMILY_TOPICS) {
      for (let i = 0; i < 100; i++) {
        const child = rng.pick(["female", "male", "unknown", "relative", "own"] as const);
        said.add(familyWords(rng, lang, topic, child === "own" ? undefined : child));
        said.add(familyAnswer(rng, lang, topic));
      }
    }
    said.add(dangerWords(rng, lang, "self", "male")).add(dangerWords(rng, lang, "violence", undefined));
    for (const text of said) expect(text).not.toMatch(/[{}]|undefined/);
    expect(said.size).toBeGreaterThan(1000);
  });
});
