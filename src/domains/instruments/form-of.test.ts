import { expect, test } from "vitest";
import { isFormOf } from "./form-of.ts";

const local = (text: string) => ({ fi: text, sv: text, en: text });
const called = (abbr: string, name: string) => ({ abbr, names: local(name) });

test.each([
  ["PHQ-9", "PHQ-9: depression", true],
  ["PHQ-9", "Patient health, PHQ 9", true],
  ["PHQ-2", "PHQ-9", false],
  ["AUDIT", "AUDIT-C", false],
  ["AUDIT", "AUDIT C", false],
  ["AUDIT-C", "AUDIT C in English", true],
  ["ISI", "Visit", false],
  ["Q", "Q", false],
  ["GDS", "Geriatric depression scale", true],
])("%s, a form called %s: %s", (abbr, title, is) => {
  const instrument = called(abbr, "Geriatric Depression Scale");
  expect(isFormOf(instrument, { id: "form-1", title: local(title) })).toBe(is);
});
