import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { LANGS } from "#src/kernel/lang.ts";
import { ruleFor } from "./rules.ts";
import { readRules } from "./schema.ts";

const document: { rules: Record<string, unknown>[] } = parse(
  readFileSync(new URL("../../../content/deadlines.yaml", import.meta.url), "utf8"),
);
const rules = readRules(document);
const date = (text: string) => Temporal.PlainDate.from(text);

describe("the rule in force when the clock starts", () => {
  it.each([
    // THL 51 §: HE 74/2022
    ["primary-care-assessment", "2023-08-31", 40, [], "PHC_HTA_3WD_OLD"],
    ["primary-care-assessment", "2023-09-01", 40, [], "PHC_HTA_SAME_DAY"],
    // THL 51 a §: HE 55/2023, HE 134/2024
    ["primary-care-visit", "2023-08-31", 40, [], "PHC_CARE_3M_OLD"],
    ["primary-care-visit", "2023-09-01", 40, [], "PHC_CARE_14D_ALL"],
    ["primary-care-visit", "2024-12-31", 40, [], "PHC_CARE_14D_ALL"],
    ["primary-care-visit", "2025-01-01", 40, [], "PHC_CARE_3M_23PLUS"],
    ["primary-care-visit", "2025-01-01", 22, [], "PHC_CARE_14D_U23"],
    ["primary-care-visit", "2025-01-01", 23, [], "PHC_CARE_3M_23PLUS"],
    ["primary-care-visit", "2026-11-23", undefined, [], "PHC_CARE_14D_U23"], // unknown: the shorter
    ["primary-care-visit", "2026-11-23", 22, ["certificate-only"], undefined],
    ["primary-care-visit", "2026-11-23", 40, ["planned-visit"], undefined],
    // THL 51 b §: HE 134/2024
    ["oral-care", "2024-10-31", 40, [], "ORAL_4M"],
    ["oral-care", "2024-11-01", 40, [], "ORAL_3M_ALL"],
    ["oral-care", "2025-01-01", 22, [], "ORAL_3M_U23"],
    ["oral-care", "2025-01-01", 23, [], "ORAL_6M_23PLUS"],
    // HE 131/2024
    ["therapy", "2025-04-30", 20, [], undefined],
    ["therapy", "2025-05-01", 20, [], "THERAPY_28D_U23"],
    ["therapy", "2025-05-01", 23, [], undefined],
    // THL 52–53 §
    ["specialised-care", "2026-11-23", 16, ["mental-health"], "ESH_MH_U23_CARE_3M"],
    ["specialised-care", "2026-11-23", 16, ["somatic"], "ESH_CARE_6M"],
    ["specialised-care", "2026-11-23", 23, ["mental-health"], "ESH_CARE_6M"],
    ["specialised-assessment", "2026-11-23", 16, ["mental-health"], "ESH_MH_U23_ASSESS_6W"],
    ["specialised-assessment", "2026-11-23", 40, [], "ESH_ASSESS_3M"],
    // SHL 36 §
    ["social-assessment-start", "2026-11-23", 75, [], "SHL_START_7WD"],
    ["social-assessment-start", "2026-11-23", 74, [], undefined],
    ["social-assessment-start", "2026-11-23", 8, ["special-support-child"], "SHL_START_7WD"],
    ["social-assistance-decision", "2026-11-23", 40, [], "TOTU_7WD"],
    ["social-assistance-decision", "2026-11-23", 40, ["urgent"], "TOTU_URGENT"],
    // the county's own promise
    ["ask-for-help", "2023-12-31", undefined, [], undefined],
    ["ask-for-help", "2026-11-23", undefined, [], "BE_OM_HJALP"],
    // reports and shares never run as clocks
    ["publish-waiting-times", "2026-11-23", 80, [], undefined],
    ["share-of-visits-in-seven-days", "2025-11-23", 40, [], undefined],
  ])("%s on %s, aged %s, %j: %s", (purpose, day, age, facts, id) => {
    expect(ruleFor(rules, { purpose, date: date(day), age, facts })?.id).toBe(id);
  });

  it.each([
    ["2003-11-23", "2026-11-22", "PHC_CARE_14D_U23"],
    ["2003-11-23", "2026-11-23", "PHC_CARE_3M_23PLUS"], // the 23rd birthday itself
    ["2004-02-29", "2027-02-27", "PHC_CARE_14D_U23"],
    ["2004-02-29", "2027-02-28", "PHC_CARE_3M_23PLUS"],
  ])("born %s, assessed %s: %s", (born, day, id) => {
    const matter = { purpose: "primary-care-visit", date: date(day), birthDate: date(born) };
    expect(ruleFor(rules, matter)?.id).toBe(id);
  });
});

describe("content/deadlines.yaml", () => {
  it("has every rule in three languages, with source", () => {
    expect(rules).toHaveLength(36);
    expect(rules.filter((rule) => rule.kind === "clock")).toHaveLength(33);
    for (const rule of rules)
      for (const lang of LANGS) expect(rule.name[lang] && rule.limit[lang]).toBeTruthy();
  });

  it("keeps the planned seven days out, which never came into force (HE 55/2023)", () => {
    expect(rules.map((rule) => rule.id)).not.toContain("PHC_CARE_7D_REPEALED");
  });

  const first = document.rules[0];
  it.each([
    ["a language is missing", { name: { fi: "Yhteys", sv: "Kontakt" } }, "en"],
    ["a date that is none", { validFrom: "2023-02-30" }, "is not a date"],
    ["an unknown unit", { unit: "week" }, "unit"],
    ["an unknown field", { deadline: 3 }, "deadline"],
    ["ends before it begins", { validFrom: "2024-01-01", validTo: "2023-01-01" }, "ends before it begins"],
    ["verified left open", { verified: "maybe" }, "verified"],
  ])("%s: refused, and said where", (_, change, message) => {
    expect(() => readRules({ rules: [{ ...first, ...change }] })).toThrow(message);
  });

  it("refuses an id used twice", () => {
    expect(() => readRules({ rules: [first, first] })).toThrow("used twice");
  });
});
