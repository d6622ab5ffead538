import { describe, expect, it } from "vitest";
import { spanOf } from "./absence.ts";

const TODAY = Temporal.PlainDate.from("2026-11-23");

describe("the days of an absence", () => {
  it.each([
    ["2026-11-24", "2026-11-27", "2026-11-24/2026-11-27"],
    ["2026-11-24", "", "2026-11-24/2026-11-24"],
    ["2026-11-20", "2026-11-23", "2026-11-20/2026-11-23"],
    ["2026-12-28", "2027-01-06", "2026-12-28/2027-01-06"],
    ["2026-02-30", "", "from"],
    ["24.11.2026", "", "from"],
    ["", "", "from"],
    ["2026-11-24", "tomorrow", "to"],
    ["2026-11-27", "2026-11-24", "order"],
    ["2026-11-16", "2026-11-20", "past"],
    ["2026-11-24", "2027-12-24", "too-long"],
    ["2029-01-01", "2029-01-02", "too-long"],
  ])("from %j to %j: %s", (from, to, expected) => {
    const read = spanOf(from, to, TODAY);
    expect(typeof read === "string" ? read : `${read.from}/${read.to}`).toBe(expected);
  });
});
