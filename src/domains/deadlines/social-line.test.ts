import { describe, expect, it } from "vitest";
import type { ClockedFact } from "#src/kernel/contact-clocks.ts";
import { born, HEALTH, law, SOCIAL, wall } from "./testing/laws.ts";

describe("a matter of the social line", () => {
  const sent = "received 2026-11-23 09:00";
  it.each([
    ["of somebody of 75", { ...SOCIAL, ...born("1951-11-23") }, ["SHL_START_7WD running 2026-12-02 23:59"]],
    ["of somebody a day younger", { ...SOCIAL, ...born("1951-11-24") }, []],
    ["of somebody unknown: the shorter time", SOCIAL, ["SHL_START_7WD running 2026-12-02 23:59"]],
    [
      "about a disability",
      { ...SOCIAL, ...born("1980-01-01"), topic: "disability" },
      ["VAMMAIS_7WD running 2026-12-02 23:59"],
    ],
  ])("%s", (_, more, expected) => {
    expect(law(sent, "2026-11-23 10:00", more)).toEqual(expected);
  });

  it("has the limit of its task, counted from its arrival, when the assessment names it", () => {
    const named = `${sent}, assessed=TOTU_7WD 2026-11-25 10:00`;
    const young = { ...SOCIAL, ...born("1980-01-01") };
    expect(law(named, "2026-11-25 11:00", young)).toEqual(["TOTU_7WD running 2026-12-02 23:59"]);
    expect(law(`${named}, decision-made 2026-12-03 00:00`, "2026-12-04 11:00", young)).toEqual([
      "TOTU_7WD broken 2026-12-02 23:59",
    ]);
  });

  const working = { ...SOCIAL, ...born("1980-01-01") };
  it.each([
    [
      "the start of the assessment of services: answers do not end it, its beginning does",
      "assessed=SHL_START_7WD 2026-11-24 10:00, answered 2026-11-24 10:00",
      "2026-12-03 09:00",
      ["SHL_START_7WD broken 2026-12-02 23:59"],
    ],
    [
      "its beginning",
      "assessed=VAMMAIS_7WD 2026-11-24 10:00, service-need-assessment-started 2026-12-02 12:00",
      "2026-12-03 09:00",
      ["VAMMAIS_7WD kept 2026-12-02 23:59"],
    ],
    [
      "a correction that takes the name back",
      "assessed=SHL_START_7WD 2026-11-24 10:00, assessment-corrected 2026-11-25 10:00",
      "2026-11-26 09:00",
      ["SHL_START_7WD void 2026-12-02 23:59"],
    ],
    [
      "urgent help: within the hour from when the need was found",
      "assessed=SHL_URGENT 2026-11-24 10:00, call-back-reached 2026-11-24 10:40",
      "2026-11-24 12:00",
      ["SHL_URGENT kept 2026-11-24 11:00"],
    ],
    [
      "signs of danger: at once until the need is assessed",
      "alarm-raised 2026-11-23 09:00, assessed 2026-11-23 10:20",
      "2026-11-23 10:30",
      ["SHL_URGENT broken 2026-11-23 10:00"],
    ],
    [
      "an asked time, until an assessment names another",
      "time-asked=SHL_START_7WD 2026-11-24 10:00, assessed 2026-11-25 09:00",
      "2026-11-26 09:00",
      ["SHL_START_7WD running 2026-12-02 23:59"],
    ],
  ])("is named by a professional: %s", (_, told, now, expected) => {
    expect(law(`${sent}, ${told}`, now, working)).toEqual(expected);
  });

  it("of somebody of 75 is one limit, named or not", () => {
    const old = { ...SOCIAL, ...born("1940-01-01") };
    const told = `${sent}, assessed=SHL_START_7WD 2026-11-24 10:00`;
    expect(law(told, "2026-11-25 09:00", old)).toEqual(["SHL_START_7WD running 2026-12-02 23:59"]);
    const back = `${told}, assessment-corrected 2026-11-25 10:00`;
    expect(law(back, "2026-11-26 09:00", old)).toEqual(["SHL_START_7WD kept 2026-12-02 23:59"]);
  });

  it("comes under the other register's limits from the moment it is moved there, and back", () => {
    const moved: ClockedFact[] = [
      { type: "received", at: wall("2026-11-23 09:00"), data: { line: "social" } },
      {
        type: "moved-register",
        at: wall("2026-11-24 09:00"),
        data: { line: "health", lineBefore: "social", registerBefore: "social" },
      },
    ];
    expect(law(sent, "2026-11-24 10:00", { ...HEALTH, promise: "SHL_START_7WD", facts: moved })).toEqual([
      "PHC_CONTACT_SAME_DAY running 2026-11-24 16:00",
      "PHC_HTA_SAME_DAY running 2026-11-24 16:00",
      "SHL_START_7WD void 2026-12-02 23:59",
    ]);
  });
});
