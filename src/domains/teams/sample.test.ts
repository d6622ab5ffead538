import { describe, expect, it } from "vitest";
import { type QualityCount, readAnswers, seedOf, weeksToLookAt, yesOf } from "./sample.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

describe("the sample of answers", () => {
  it.each([
    ["2026-11-23", "2026-11-16", "a Monday: the week that ended yesterday"],
    ["2026-11-29", "2026-11-16", "a Sunday: this week is not over"],
    ["2027-01-01", "2026-12-21", "New Year's Day"],
  ])("on %s the newest week begins on %s: %s", (today, monday) => {
    const weeks = weeksToLookAt(day(today));
    expect(weeks[0]?.toString()).toBe(monday);
    expect(weeks).toHaveLength(8);
    expect(weeks.every(({ dayOfWeek }) => dayOfWeek === 1)).toBe(true);
  });

  it("another team or week has another seed", () => {
    const seeds = [
      seedOf("family-middle", day("2026-11-16")),
      seedOf("family-south", day("2026-11-16")),
      seedOf("family-middle", day("2026-11-09")),
    ];
    expect(new Set(seeds).size).toBe(3);
  });

  it("reads what may be answered and says which questions have no answer", () => {
    const posted: Record<string, string> = { clear: "yes", tone: "splendid", complete: "not-applicable" };
    const { answers, missing } = readAnswers(
      ["clear", "tone", "complete", "language"],
      (question) => posted[question] ?? "",
    );
    expect([...answers]).toEqual([
      ["clear", "yes"],
      ["complete", "not-applicable"],
    ]);
    expect(missing).toEqual(["tone", "language"]);
  });

  it("counts how many were yes of those that say anything", () => {
    const count = (answer: QualityCount["answer"], n: number, month = "2026-11") => ({
      month,
      question: "clear",
      answer,
      n,
    });
    const counts = [
      count("yes", 6),
      count("partly", 2),
      count("no", 1),
      count("not-applicable", 4),
      count("yes", 9, "2026-10"),
    ];
    expect(yesOf(counts, "2026-11", "clear")).toEqual({ yes: 6, of: 9 });
    expect(yesOf(counts, "2026-10", "clear")).toEqual({ yes: 9, of: 9 });
    expect(yesOf(counts, "2026-11", "tone")).toBeNull();
    expect(yesOf([count("not-applicable", 3)], "2026-11", "clear")).toBeNull();
  });
});
