import { describe, expect, it } from "vitest";
import { band, readability } from "./readability.ts";

// LIX = words / sentences + 100 × long words / words; long: more than six letters (Björnsson 1968). By hand.
const cases: readonly (readonly [string, number, number, number, number])[] = [
  // text, words, sentences, long words, LIX
  ["Vi hjälper dig. Ring oss.", 5, 2, 1, 5 / 2 + 100 / 5],
  ["Kerro asiasi omin sanoin.", 4, 1, 0, 4],
  ["Sosiaalityöntekijä vastaa viimeistään perjantaina.", 4, 1, 3, 4 + 75],
  ["Soita 112. Odota.", 3, 2, 0, 1.5],
  ["Vastaamme viimeistään ke 27.11. klo 8.30 mennessä.", 7, 1, 3, 7 + 300 / 7],
  ["Avoinna klo 8–16 ma–pe", 4, 1, 1, 4 + 25],
  ["Do you need help? Call us! We answer.", 8, 3, 0, 8 / 3],
  ["First line\nSecond line", 4, 2, 0, 2],
  ["palvelu\u00adasuminen", 1, 1, 1, 101],
  ["", 0, 1, 0, 0],
];

describe("readability", () => {
  it.each(cases)("%s", (text, words, sentences, longWords, lix) => {
    expect(readability(text)).toEqual({ words, sentences, longWords, lix: Math.round(lix * 10) / 10 });
  });

  it("puts a figure in its band, Finnish fifteen higher", () => {
    expect([29, 30, 45, 59.9, 60].map((lix) => band("sv", lix))).toEqual([
      "very-easy",
      "easy",
      "medium",
      "hard",
      "very-hard",
    ]);
    expect([44, 45, 60, 74.9, 75].map((lix) => band("fi", lix))).toEqual([
      "very-easy",
      "easy",
      "medium",
      "hard",
      "very-hard",
    ]);
  });
});
