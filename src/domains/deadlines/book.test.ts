import { afterAll, describe, expect, it } from "vitest";
import type { ClockedFact } from "#src/kernel/contact-clocks.ts";
import { book, born, clocks, law, rules, SOCIAL, wall } from "./testing/laws.ts";

describe("a message to the health line on Monday morning", () => {
  it("starts the promise, the contact and the assessment; each is met by its own fact", () => {
    const sent = "received 2026-11-23 09:00";
    expect(clocks(sent, "2026-11-23 10:00")).toEqual([
      "promise PHC_HTA_SAME_DAY running 2026-11-23 16:00",
      "PHC_CONTACT_SAME_DAY running 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY running 2026-11-23 16:00",
    ]);
    const called = `${sent}, call-back-reached 2026-11-23 11:00`;
    expect(clocks(called, "2026-11-23 16:01")).toEqual([
      "promise PHC_HTA_SAME_DAY broken 2026-11-23 16:00",
      "PHC_CONTACT_SAME_DAY kept 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY broken 2026-11-23 16:00",
    ]);
    const assessed = `${called}, assessed=PHC_CARE_14D_U23 2026-11-23 12:00`;
    expect(clocks(assessed, "2026-11-23 16:01", born("2010-05-05"))).toEqual([
      "promise PHC_HTA_SAME_DAY broken 2026-11-23 16:00",
      "PHC_CARE_14D_U23 running 2026-12-07 23:59",
      "PHC_CONTACT_SAME_DAY kept 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY kept 2026-11-23 16:00",
    ]);
  });

  it("that complains or cancels starts no limit of care; when its topic turns out to be another, it does", () => {
    const sent = "received 2026-11-23 09:00";
    const complaint = { topic: "complaint", promise: "COMPLAINT_REPLY" };
    expect(clocks(sent, "2026-11-23 10:00", complaint)).toEqual([
      "promise COMPLAINT_REPLY running 2026-12-23 23:59",
    ]);
    expect(law(sent, "2026-11-23 10:00", { topic: "cancellation" })).toEqual([]);
    expect(law(sent, "2026-11-23 10:00", { ...SOCIAL, topic: "complaint" })).toEqual([]);
    expect(law(sent, "2026-11-23 10:00", { topic: "breathing" })).toHaveLength(2);
  });

  it.each([
    // In office hours the same day; at the stroke of four it is the next weekday.
    ["2026-11-23 15:59", "2026-11-23 16:00"],
    ["2026-11-23 16:00", "2026-11-24 16:00"],
    ["2026-11-23 23:59", "2026-11-24 16:00"],
    ["2026-11-24 00:00", "2026-11-24 16:00"],
    ["2026-11-27 18:00", "2026-11-30 16:00"], // Friday evening
    ["2026-12-05 12:00", "2026-12-07 16:00"], // Independence Day is a Sunday
    ["2026-12-24 09:00", "2026-12-28 16:00"], // Christmas Eve to Monday
    ["2026-03-28 23:30", "2026-03-30 16:00"], // the spring night
    ["2026-10-24 23:30", "2026-10-26 16:00"], // the autumn night
  ])("of %s is to be assessed by %s", (sent, due) => {
    expect(law(`received ${sent}`, sent)).toContain(`PHC_HTA_SAME_DAY running ${due}`);
  });

  it.each(["phone", "drop-in", "chat", "professional"])("has reached us when it comes by %s", (channel) => {
    expect(law("received 2026-11-23 09:00", "2026-11-23 09:00", { channel })).toEqual([
      "PHC_CONTACT_SAME_DAY kept 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY running 2026-11-23 16:00",
    ]);
  });

  it("pauses the promise while the family is asked, and not the law", () => {
    expect(clocks("received 2026-11-23 09:00, asked-back 2026-11-23 10:00", "2026-11-24 10:00")).toEqual([
      "promise PHC_HTA_SAME_DAY paused -",
      "PHC_CONTACT_SAME_DAY kept 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY broken 2026-11-23 16:00",
    ]);
  });

  it("begins anew when it is opened again, and what was broken stays so", () => {
    const again = "received 2026-11-23 09:00, answered 2026-11-24 09:00, reopened 2026-11-30 09:00";
    expect(law(again, "2026-11-30 10:00")).toEqual([
      "PHC_CONTACT_SAME_DAY broken 2026-11-30 16:00",
      "PHC_HTA_SAME_DAY broken 2026-11-30 16:00",
    ]);
    const kept = "received 2026-11-23 09:00, answered 2026-11-23 10:00, reopened 2026-11-30 09:00";
    expect(law(kept, "2026-11-30 10:00")).toContain("PHC_HTA_SAME_DAY running 2026-11-30 16:00");
  });
});

describe("care within the limit that the assessment named", () => {
  it.each([
    // 14 days and three months from the assessment, to the end of the day; a missing day is the month's last
    ["PHC_CARE_14D_U23", "2026-11-23 12:00", "PHC_CARE_14D_U23", "2026-12-07 23:59"],
    ["PHC_CARE_14D_U23", "2026-10-20 23:59", "PHC_CARE_14D_U23", "2026-11-03 23:59"],
    ["PHC_CARE_3M_23PLUS", "2026-01-31 12:00", "PHC_CARE_3M_23PLUS", "2026-04-30 23:59"],
    ["PHC_CARE_3M_23PLUS", "2027-11-29 12:00", "PHC_CARE_3M_23PLUS", "2028-02-29 23:59"],
    ["ORAL_6M_23PLUS", "2026-08-31 12:00", "ORAL_6M_23PLUS", "2027-02-28 23:59"],
    ["THERAPY_28D_U23", "2026-11-23 12:00", "THERAPY_28D_U23", "2026-12-21 23:59"],
  ])("%s at %s: %s by %s", (named, assessed, rule, due) => {
    const told = `received ${assessed.slice(0, 10)} 00:00, assessed=${named} ${assessed}`;
    expect(law(told, assessed)).toContain(`${rule} running ${due}`);
  });

  it.each([
    // A rule that is over when it is named: the one of its purpose in force, by the age on that day.
    ["PHC_CARE_14D_ALL", "2024-12-31 12:00", "2002-01-01", "PHC_CARE_14D_ALL"],
    ["PHC_CARE_14D_ALL", "2025-01-01 12:00", "2002-01-01", "PHC_CARE_3M_23PLUS"],
    ["PHC_CARE_14D_ALL", "2025-01-01 12:00", "2002-01-02", "PHC_CARE_14D_U23"],
    ["PHC_CARE_14D_ALL", "2026-02-28 12:00", "2003-02-28", "PHC_CARE_3M_23PLUS"],
    ["PHC_CARE_14D_ALL", "2027-02-28 12:00", "2004-02-29", "PHC_CARE_3M_23PLUS"], // born on a leap day
    ["PHC_CARE_14D_ALL", "2027-02-27 12:00", "2004-02-29", "PHC_CARE_14D_U23"],
    ["ORAL_4M", "2024-10-31 12:00", "1990-01-01", "ORAL_4M"],
    ["ORAL_4M", "2024-11-01 12:00", "1990-01-01", "ORAL_3M_ALL"],
  ])("%s named at %s for one born on %s is %s", (named, assessed, birth, rule) => {
    const told = `received ${assessed}, assessed=${named} ${assessed}`;
    expect(law(told, assessed, born(birth)).some((each) => each.startsWith(`${rule} running`))).toBe(true);
  });

  const ASSESSED = "received 2026-11-23 09:00, assessed=PHC_CARE_14D_U23 2026-11-23 10:00";
  const care = (more: string, now: string) =>
    law(`${ASSESSED}, ${more}`, now).filter((each) => /CARE/.test(each));

  it.each([
    ["care-given 2026-12-07 23:59", "kept"],
    ["care-given 2026-12-08 00:00", "broken"],
    ["no-need 2026-11-25 09:00", "void"],
    ["settled 2026-11-25 09:00", "void"],
    ["no-need 2026-12-08 09:00", "broken"], // decided when the limit had passed already
    ["time-asked 2026-11-25 09:00", "broken"],
    ["answered 2026-11-25 09:00", "broken"], // an answer is not the care
  ])("%s: %s", (then, state) => {
    expect(care(then, "2026-12-31 09:00")).toEqual([`PHC_CARE_14D_U23 ${state} 2026-12-07 23:59`]);
  });

  it("follows a correction, counted from the assessment that was corrected", () => {
    const corrected = "assessment-corrected=PHC_CARE_3M_23PLUS 2026-11-25 09:00";
    expect(care(corrected, "2026-11-26 09:00")).toEqual([
      "PHC_CARE_14D_U23 void 2026-12-07 23:59",
      "PHC_CARE_3M_23PLUS running 2027-02-23 23:59",
    ]);
    expect(care("assessment-corrected 2026-11-25 09:00", "2026-11-26 09:00")).toEqual([
      "PHC_CARE_14D_U23 void 2026-12-07 23:59",
    ]);
    expect(
      care(`${corrected}, assessment-corrected=PHC_CARE_14D_U23 2026-11-26 09:00`, "2026-11-27 09:00"),
    ).toEqual(["PHC_CARE_14D_U23 running 2026-12-07 23:59", "PHC_CARE_3M_23PLUS void 2027-02-23 23:59"]);
  });

  it("has no limit when the assessment names none", () => {
    expect(law("received 2026-11-23 09:00, assessed 2026-11-23 10:00", "2026-12-31 09:00")).toEqual([
      "PHC_CONTACT_SAME_DAY kept 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY kept 2026-11-23 16:00",
    ]);
  });
});

describe("a person who has died", () => {
  it("has no limits any more, from the day of death, whenever it was recorded", () => {
    const told = "received 2026-11-23 09:00, assessed=PHC_CARE_14D_U23 2026-11-23 10:00";
    expect(clocks(`${told}, person-died=2026-12-01 2026-12-20 10:00`, "2026-12-31 09:00")).toEqual([
      "promise PHC_HTA_SAME_DAY broken 2026-11-23 16:00",
      "PHC_CARE_14D_U23 void 2026-12-07 23:59",
      "PHC_CONTACT_SAME_DAY kept 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY kept 2026-11-23 16:00",
    ]);
    expect(
      clocks("received 2026-11-23 09:00, person-died=2026-11-22 2026-11-25 10:00", "2026-12-31 09:00"),
    ).toEqual([
      "promise PHC_HTA_SAME_DAY void 2026-11-23 16:00",
      "PHC_CONTACT_SAME_DAY void 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY void 2026-11-23 16:00",
    ]);
  });
});

describe("a contact merged into another", () => {
  const told = "received 2026-11-23 09:00, merged 2026-11-23 10:00";
  it("has no limits of its own, until it is taken apart again", () => {
    expect(law(told, "2026-11-24 09:00")).toEqual([
      "PHC_CONTACT_SAME_DAY void 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY void 2026-11-23 16:00",
    ]);
    expect(law(`${told}, unmerged 2026-11-23 11:00`, "2026-11-23 12:00")).toEqual([
      "PHC_CONTACT_SAME_DAY running 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY running 2026-11-23 16:00",
    ]);
  });
});

describe("an assessment recorded afterwards", () => {
  it("counts from when it was made", () => {
    const made = { rule: "PHC_CARE_14D_U23", assessedAt: wall("2026-11-23 15:00").toString() };
    const late: ClockedFact[] = [
      { type: "received", at: wall("2026-11-23 09:00") },
      { type: "assessed", at: wall("2026-11-24 08:00"), data: made },
    ];
    expect(law("", "2026-11-24 09:00", { facts: late })).toEqual([
      "PHC_CARE_14D_U23 running 2026-12-07 23:59",
      "PHC_CONTACT_SAME_DAY kept 2026-11-23 16:00",
      "PHC_HTA_SAME_DAY kept 2026-11-23 16:00",
    ]);
  });
});

describe("the zone of the machine", () => {
  const before = process.env.TZ;
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
  it.each(["Pacific/Auckland", "America/Los_Angeles", "UTC"])("%s changes nothing", (zone) => {
    process.env.TZ = zone;
    const told = "received 2026-10-24 23:30, assessed=PHC_CARE_3M_23PLUS 2026-11-30 00:10";
    expect(law(told, "2026-12-01 00:00", born("1980-01-01"))).toEqual([
      "PHC_CARE_3M_23PLUS running 2027-02-28 23:59",
      "PHC_CONTACT_SAME_DAY broken 2026-10-26 16:00",
      "PHC_HTA_SAME_DAY broken 2026-10-26 16:00",
    ]);
  });
});

it("is moved by every fact that a rule names and by no other", () => {
  const running = rules.flatMap((rule) => (rule.kind === "clock" && rule.runs ? [rule.runs] : []));
  expect(running.length).toBeGreaterThan(20);
  for (const runs of running) {
    for (const type of [...runs.from, ...runs.met, ...runs.again, ...runs.void])
      expect(book.moves(type)).toBe(true);
  }
  expect(book.moves("noted")).toBe(false);
});
