import { expect, test } from "vitest";
import { duration, percentValue } from "./values.ts";

test.each([
  [15, "fi", "15 min"],
  [60, "fi", "1 t"],
  [135, "sv", "2 tim 15 min"],
  [47 * 60 + 45, "en", "47 hrs 45 mins"],
  [48 * 60, "fi", "2 pv"],
  [99 * 60 + 30, "fi", "4 pv 3 t"],
] as const)("%i minutes in %s", (minutes, lang, text) => {
  expect(duration(minutes, lang).replaceAll("\u00a0", " ")).toBe(text);
});

test.each([
  [0.94249, 94.2],
  [0.9996, 99.9],
  [1, 100],
  [0.0001, 0.1],
  [0, 0],
])("the share %f is written as %f per cent: never all or nothing unless it is", (share, percent) => {
  expect(percentValue(share)).toBe(percent);
});
