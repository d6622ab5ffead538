import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readRules } from "#src/domains/deadlines/index.ts";
import {
  CODED,
  type CodeBook,
  codeList,
  codesKind,
  deadlinesOf,
  findings,
  type JudgedContact,
  LISTS,
  limitsOffered,
  onSameWeekday,
  readCode,
  type Said,
  type Standard,
  searchCodes,
} from "./index.ts";

const content = (file: string) => parse(readFileSync(`content/${file}`, "utf8"));
const deadlines = deadlinesOf(readRules(content("deadlines.yaml")));
const listOf = (id: string) => {
  const read = codesKind.parse(content(`codes/${id}.yaml`), `codes/${id}.yaml`);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return codeList(read.value);
};
const book = Object.fromEntries(CODED.map((one) => [one, listOf(LISTS[one])])) as unknown as CodeBook;
const born = (date: string) => Temporal.PlainDate.from(date);
const at = (text: string) => Temporal.Instant.from(text);

const standard: Standard = { deadlines, book, birthDate: born("1980-05-05"), healthProfessional: true };
/** Friday 20 November 2026, 9 in the morning in Helsinki. */
const contact: JudgedContact = {
  register: "health",
  receivedAt: at("2026-11-20T07:00:00Z"),
  answeredAt: null,
  status: "taken",
  danger: [],
};
const NOW = at("2026-11-20T08:00:00Z");
/** In order: non-urgent, needs a time with a nurse by phone within the limit of their age. */
const good: Said = {
  reason: "R05",
  urgency: "non-urgent",
  result: "time",
  reasoned: false,
  grounds: [],
  rule: "PHC_CARE_3M_23PLUS",
  profession: "nurse",
  mode: "phone",
  service: "sick-care",
  nature: "SH",
  firstVisit: true,
  moveConsent: null,
  assessedAt: NOW,
};

describe("what is found in an assessment", () => {
  it("finds nothing in one that is whole, in time and of one mind", () => {
    expect(findings(good, contact, NOW, standard)).toEqual([]);
  });

  it.each<[string, Partial<Said>, Partial<JudgedContact>, Partial<Standard>, string[]]>([
    // DQ rule 5: without profession; the form of service beside it.
    [
      "a time without profession or form",
      { profession: null, mode: null },
      {},
      {},
      ["profession-missing", "mode-missing"],
    ],
    ["advice needs neither", { result: "advice", rule: null, profession: null, mode: null }, {}, {}, []],
    ["a time that can wait, without a limit", { rule: null }, {}, {}, ["rule-missing"]],
    ["a time today needs no limit", { rule: null, urgency: "today" }, {}, {}, []],
    ["no nature on a health line", { nature: null }, {}, {}, ["nature-missing"]],
    [
      "no nature on a social line",
      { nature: null, service: "social-work", rule: "SHL_DECISION_3M" },
      { register: "social" },
      {},
      [],
    ],
    ["no need, no reason", { result: "no-need", rule: null }, {}, {}, ["no-need-unexplained"]],
    ["no need with its reason", { result: "no-need", rule: null, reasoned: true }, {}, {}, []],
    [
      "at once, but no need",
      { urgency: "immediate", result: "no-need", reasoned: true, rule: null },
      {},
      {},
      ["urgent-but-no-need"],
    ],
    ["at once with three months", { urgency: "immediate" }, {}, {}, ["urgency-against-limit"]],
    ["within days with three months", { urgency: "within-days" }, {}, {}, ["urgency-against-limit"]],
    ["danger, but not urgent", {}, { danger: ["suicide"] }, {}, ["danger-not-urgent"]],
    ["danger, and today", { urgency: "today", rule: null }, { danger: ["suicide"] }, {}, []],
    ["settled, but a limit runs", { result: "self-care" }, {}, {}, ["rule-though-settled"]],
    ["the limit of the under 23 for a grown-up", { rule: "PHC_CARE_14D_U23" }, {}, {}, ["rule-not-fitting"]],
    [
      "the limit of grown-ups for a young person",
      {},
      {},
      { birthDate: born("2010-01-01") },
      ["rule-not-fitting"],
    ],
    [
      "the limit of the under 23 on the day before 23",
      { rule: "PHC_CARE_14D_U23" },
      {},
      { birthDate: born("2003-11-21") },
      [],
    ],
    [
      "on the 23rd birthday it is another",
      { rule: "PHC_CARE_14D_U23" },
      {},
      { birthDate: born("2003-11-20") },
      ["rule-not-fitting"],
    ],
    ["age unknown: either may be chosen", { rule: "PHC_CARE_14D_U23" }, {}, { birthDate: null }, []],
    ["a limit no longer in force", { rule: "PHC_CARE_14D_ALL" }, {}, {}, ["rule-not-fitting"]],
    ["a limit of another service", { rule: "ORAL_6M_23PLUS" }, {}, {}, ["rule-not-fitting"]],
    ["health care has no limit of sick care", { nature: "TH" }, {}, {}, ["rule-not-fitting"]],
    ["a code that the list has no more", { rule: null, urgency: "gone", result: "gone" }, {}, {}, []],
    // DQ rule 15.
    ["a social worker on a health line", {}, {}, { healthProfessional: false }, ["not-health-professional"]],
    // DQ rule 3.
    ["before the contact", { assessedAt: at("2026-11-20T06:59:00Z") }, {}, {}, ["before-contact"]],
    ["in the moment of the contact", { assessedAt: contact.receivedAt }, {}, {}, []],
    // DQ rule 2, with the answer as the beginning of care.
    [
      "after the answer",
      {},
      { answeredAt: at("2026-11-20T07:30:00Z"), status: "answered" },
      {},
      ["after-answer"],
    ],
  ])("%s", (_, said, of, judged, expected) => {
    expect(findings({ ...good, ...said }, { ...contact, ...of }, NOW, { ...standard, ...judged })).toEqual(
      expected,
    );
  });
});

describe("a contact without an assessment", () => {
  it.each<[string, Partial<JudgedContact>, string, string[]]>([
    ["is not late while the office of its day is open", {}, "2026-11-20T14:00:00Z", []],
    ["is late when it has closed", {}, "2026-11-20T14:00:01Z", ["assessment-overdue"]],
    // DQ rule 1.
    [
      "is missing when answered",
      { status: "answered", answeredAt: NOW },
      "2026-11-20T09:00:00Z",
      ["assessment-missing"],
    ],
    [
      "is missing when closed without an answer",
      { status: "closed" },
      "2026-11-20T09:00:00Z",
      ["assessment-missing"],
    ],
    [
      "on a social line nothing is missing",
      { register: "social", status: "answered", answeredAt: NOW },
      "2026-12-20T09:00:00Z",
      [],
    ],
  ])("%s", (_, of, now, expected) => {
    expect(findings(null, { ...contact, ...of }, at(now), standard)).toEqual(expected);
  });
});

describe("the same weekday, office hours 8 to 16 in Helsinki", () => {
  it.each([
    ["the last minute of the day", "2026-11-20T13:59:00Z", "2026-11-20T14:00:00Z", true],
    ["after closing it is the next working day", "2026-11-20T14:00:00Z", "2026-11-23T14:00:00Z", true],
    ["Friday night to Monday morning", "2026-11-20T21:59:00Z", "2026-11-23T08:00:00Z", true],
    [
      "a minute after midnight on Saturday, Tuesday is late",
      "2026-11-20T22:01:00Z",
      "2026-11-24T07:00:00Z",
      false,
    ],
    ["before opening counts as the day itself", "2026-11-20T04:00:00Z", "2026-11-20T14:00:01Z", false],
    ["Maundy Thursday evening to Tuesday after Easter", "2026-04-02T15:00:00Z", "2026-04-07T12:59:00Z", true],
    ["on Christmas Eve nobody assesses", "2026-12-24T08:00:00Z", "2026-12-28T13:00:00Z", true],
    ["Midsummer Eve to Monday, and no later", "2026-06-19T07:00:00Z", "2026-06-22T13:00:01Z", false],
    ["the night the clocks go forward", "2026-03-28T23:30:00Z", "2026-03-30T13:00:00Z", true],
    ["the same, a second late by summer time", "2026-03-28T23:30:00Z", "2026-03-30T13:00:01Z", false],
    ["the night the clocks go back", "2026-10-25T00:30:00Z", "2026-10-26T14:00:00Z", true],
    ["the same, a second late by winter time", "2026-10-25T00:30:00Z", "2026-10-26T14:00:01Z", false],
  ])("%s", (_, contactAt, assessedAt, same) => {
    expect(onSameWeekday(deadlines, at(contactAt), at(assessedAt))).toBe(same);
    const said = { ...good, assessedAt: at(assessedAt) };
    const late = findings(said, { ...contact, receivedAt: at(contactAt) }, at(assessedAt), standard);
    expect(late.includes("not-same-weekday")).toBe(!same);
  });

  it("an old contact is judged by the rule of its time: the third working day", () => {
    const old = { ...contact, receivedAt: at("2023-08-31T07:00:00Z") };
    const said = { ...good, assessedAt: at("2023-09-05T15:00:00Z"), rule: "PHC_CARE_14D_ALL" };
    expect(findings(said, old, said.assessedAt, standard)).toEqual([]);
  });
});

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

describe("the reason as it is typed", () => {
  it.each([
    ["p76", "P76"],
    [" P76 ", "P76"],
    ["P76 masennus", "P76"],
    ["P76 Depression", "P76"],
    ["masennus", undefined],
    ["Q00", undefined],
    ["", undefined],
  ])("%j is the code %s: words alone are no code", (typed, code) => {
    expect(readCode(book.reason, typed)?.code).toBe(code);
  });

  it.each([
    ["masen", "P76"],
    ["nedst", "P03"],
    ["vatsa", "D01"],
    ["r0", "R02"],
  ])("%j finds %s", (typed, code) => {
    expect(searchCodes(book.reason, typed, 8).map((one) => one.code)).toContain(code);
  });

  it("groups the codes of psychiatry as the sources do", () => {
    const groups: Record<string, string[]> = {};
    for (const { code, group } of book.reason.codes) {
      if (group) groups[group] = [...(groups[group] ?? []), code];
    }
    expect(groups).toEqual({
      F0: ["P70", "P71"],
      F1: ["P15", "P16", "P17", "P19"],
      F2: ["P72"],
      F3: ["P73"],
      F4: ["P02", "P74", "P75", "P78", "P79", "P82"],
      F5: ["P06", "P07", "P08", "P86"],
      F6: ["P09", "P80"],
      F7: ["P85"],
      F8: ["P24"],
      F9: ["P10", "P11", "P12", "P13", "P22", "P23", "P81"],
      other: ["P18", "P29", "P76", "P98", "P99"],
      X84: ["P77"],
    });
  });
});
