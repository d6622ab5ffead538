import { describe, expect, it } from "vitest";
import { findings, type JudgedContact, onSameWeekday, type Said, type Standard } from "./index.ts";
import { at, born, contact, deadlines, good, NOW, standard } from "./testing/judged.ts";

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
