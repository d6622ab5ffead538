import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadPersonas } from "./persona.ts";
import { PEOPLE } from "./testing/people.ts";

/** The check character of an identity code: remainder by 31 of the nine digits (Digital and Population Data Services Agency). */
const checkCharacter = (code: string) =>
  "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(code.slice(0, 6) + code.slice(7, 10)) % 31];

describe("the county's own file", () => {
  const personas = loadPersonas(parse(readFileSync("content/personas.yaml", "utf8")));

  test.each(personas.residents.map((each) => [each.key, each] as const))(
    "%s has a right, artificial code",
    (_, each) => {
      const { identityCode: code, birthDate } = each;
      expect(code[10]).toBe(checkCharacter(code));
      const [year = "", month = "", day = ""] = birthDate.split("-");
      expect(code.slice(0, 6)).toBe(day + month + year.slice(2));
      expect(code[6]).toBe(year.startsWith("20") ? "A" : "-");
    },
  );

  test("everybody whom the issue asks for is there", () => {
    const { residents, staff } = personas;
    const listed = residents.filter((each) => each.who);
    expect(new Set(listed.map((each) => each.language))).toEqual(new Set(["fi", "sv", "en"]));
    expect(listed.some((each) => each.municipality === "905" && each.language === "fi")).toBe(true);
    expect(listed.some((each) => each.municipality === "545" && each.language === "sv")).toBe(true);
    expect(listed.some((each) => each.guardianOf.length === 2)).toBe(true);
    expect(listed.some((each) => each.mandates.length > 0)).toBe(true);
    expect(listed.some((each) => each.nonDisclosure)).toBe(true);
    expect(new Set(staff.flatMap((each) => each.roles)).size).toBe(7);
    const familyWorkers = staff.filter((each) => each.roles.includes("family-worker"));
    expect(new Set(familyWorkers.map((each) => each.languages[0]))).toEqual(new Set(["fi", "sv"]));
  });
});

test.each([
  [
    "an individual number that is not artificial",
    (p: typeof PEOPLE) =>
      Object.assign(p.residents[0] ?? {}, { identityCode: p.residents[0]?.identityCode.replace("-9", "-8") }),
  ],
  [
    "a phone number somebody may have",
    (p: typeof PEOPLE) => Object.assign(p.staff[0] ?? {}, { phone: p.staff[0]?.phone.replace("01", "91") }),
  ],
  [
    "a child who is not there",
    (p: typeof PEOPLE) => Object.assign(p.residents[0] ?? {}, { guardianOf: ["nobody"] }),
  ],
  ["an id used twice", (p: typeof PEOPLE) => Object.assign(p.residents[1] ?? {}, { id: p.residents[0]?.id })],
  [
    "a text without Swedish",
    (p: typeof PEOPLE) => Object.assign(p.staff[0] ?? {}, { who: { fi: "a", en: "b" } }),
  ],
  ["a role there is not", (p: typeof PEOPLE) => Object.assign(p.staff[0] ?? {}, { roles: ["king"] })],
  ["a field there is not", (p: typeof PEOPLE) => Object.assign(p.staff[0] ?? {}, { salary: 1 })],
])("refused: %s", (_, spoil) => {
  const people = structuredClone(PEOPLE);
  expect(() => loadPersonas(people)).not.toThrow();
  spoil(people);
  expect(() => loadPersonas(people)).toThrow(/personas\.yaml is not right/);
});
