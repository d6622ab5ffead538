import { describe, expect, it } from "vitest";
import { findings, limitFrom, limitsOffered } from "./index.ts";
import { book, born, contact, deadlines, good, NOW, standard } from "./testing/judged.ts";

describe("limits offered", () => {
  const offered = (service: string, birthDate: string | null, nature = "SH") =>
    limitsOffered(deadlines, {
      chosen: [
        book.service.codes.find(({ code }) => code === service),
        book.nature.codes.find(({ code }) => code === nature),
      ],
      at: NOW,
      birthDate: birthDate === null ? null : born(birthDate),
    }).map(({ id }) => id);

  it.each([
    ["sick-care", "1980-01-01", ["PHC_CARE_3M_23PLUS"]],
    ["sick-care", "2010-01-01", ["PHC_CARE_14D_U23"]],
    ["mental-health", "2010-01-01", ["PHC_CARE_14D_U23", "THERAPY_28D_U23"]],
    ["oral", "2010-01-01", ["ORAL_3M_U23"]],
    ["social-work", "1940-01-01", ["SHL_START_7WD", "SHL_DECISION_3M"]],
    ["social-work", "1990-01-01", ["SHL_DECISION_3M"]],
    ["maternity", "1990-01-01", []],
    ["sick-care", null, ["PHC_CARE_14D_U23", "PHC_CARE_3M_23PLUS"]],
  ])("%s, born %s: %j", (service, birthDate, expected) => {
    expect(offered(service, birthDate)).toEqual(expected);
  });

  it.each([
    [
      "family",
      "2018-01-01",
      ["special-support-child"],
      ["SHL_START_7WD", "SHL_DECISION_3M", "SHL_SPECIAL_CHILD_3M"],
    ],
    ["working-age", "1990-01-01", ["highest-care-allowance"], ["SHL_START_7WD", "SHL_DECISION_3M"]],
    ["working-age", "1990-01-01", ["disability"], ["SHL_DECISION_3M", "VAMMAIS_7WD", "VAMMAIS_3M"]],
    ["working-age", "1990-01-01", ["income"], ["SHL_DECISION_3M", "TOTU_7WD", "TOTU_MEETING_7WD"]],
    ["working-age", "1990-01-01", ["income", "urgent"], ["TOTU_URGENT", "TOTU_MEETING_7WD", "SHL_URGENT"]],
    ["older-people", "1940-01-01", [], ["SHL_START_7WD", "SHL_DECISION_3M"]],
    ["child-protection", "2018-01-01", [], ["LS_7WD", "LS_3M"]],
    ["family-law", "1990-01-01", [], []],
  ])("%s, born %s, with %j: %j", (service, birthDate, grounds, expected) => {
    const chosen = [
      book.service.codes.find(({ code }) => code === service),
      ...grounds.map((ground) => book.ground.codes.find(({ code }) => code === ground)),
    ];
    expect(chosen).not.toContain(undefined);
    const rules = limitsOffered(deadlines, { chosen, at: NOW, birthDate: born(birthDate) });
    expect(rules.map(({ id }) => id)).toEqual(expected);
    for (const rule of expected) {
      const said = { ...good, service, nature: null, grounds, rule };
      const social = { ...contact, register: "social" } as const;
      const found = findings(said, social, said.assessedAt, { ...standard, birthDate: born(birthDate) });
      expect(found).not.toContain("rule-not-fitting");
    }
  });

  it("health promotion takes the matter out of the limit of sick care", () => {
    expect(offered("sick-care", "1980-01-01", "TH")).toEqual([]);
  });
});

it.each([
  ["TOTU_7WD", "the arrival"],
  ["SHL_START_7WD", "the arrival"],
  ["PHC_CARE_14D_U23", "the assessment"],
  ["SHL_URGENT", "the assessment"],
])("%s is counted from %s, as its clock is", (id, from) => {
  const rule = deadlines.rules.find((one) => one.id === id);
  if (rule?.kind !== "clock") throw new Error(`no clock ${id}`);
  const assessedAt = contact.receivedAt.add({ hours: 24 });
  const start = limitFrom(rule, contact.receivedAt, assessedAt);
  expect(start.equals(from === "the arrival" ? contact.receivedAt : assessedAt)).toBe(true);
});
