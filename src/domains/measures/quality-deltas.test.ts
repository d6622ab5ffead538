import { describe, expect, it } from "vitest";
import { cellKey, deltas, sum } from "./deltas.ts";
import { namedPeriod } from "./period.ts";
import { qualityReport, ripeUntil } from "./quality-report.ts";

const NEW = ["came", "assessed-same-day", "call-tried", "call-kept", "first-answer", "unsettled"];
const here = { line: "health", team: "health-line", channel: "phone", municipality: "905", language: "fi" };
const fact = (type: string, data: Readonly<Record<string, unknown>> = {}, at = "2026-11-20T07:00:00Z") => ({
  type,
  at: Temporal.Instant.from(at),
  data: { ...here, ...data },
});
const counted = (facts: readonly ReturnType<typeof fact>[]) =>
  sum(facts.flatMap(deltas))
    .filter(({ cell }) => NEW.includes(cell.measure))
    .map(({ cell, n }) => `${cellKey(cell)} ${n}`);

describe("how contacts were handled", () => {
  const came = { cameDay: "2026-11-18", cameLine: "psychosocial", cameTeam: "psychosocial-north" };
  const answer = {
    answerDay: "2026-11-17",
    answerLine: "oral",
    answerTeam: "oral-line",
    answerChannel: "text",
  };
  const was = {
    wasAnswerDay: "2026-11-17",
    wasAnswerLine: "oral",
    wasAnswerTeam: "oral-line",
    wasAnswerChannel: "text",
  };

  it("an assessment counts where and when the contact came in, and a correction takes it away", () => {
    const assessed = fact("assessed", { ...came, sameWeekday: true });
    const cell = "assessed-same-day|2026-11-18|psychosocial|phone|psychosocial-north|all|0";
    expect(counted([assessed])).toEqual([`${cell} 1`]);
    const late = fact("assessment-corrected", { ...came, sameWeekday: false, wasSameWeekday: true });
    expect(counted([assessed, late])).toEqual([]);
    const back = fact("assessment-corrected", { ...came, sameWeekday: true, wasSameWeekday: false });
    expect(counted([assessed, late, back])).toEqual([`${cell} 1`]);
  });

  it("of a promised call the first attempt counts, in time or not, and no other", () => {
    const first = fact("call-back-missed", { attempt: 1, inTime: true });
    const second = fact("call-back-reached", { attempt: 2, inTime: false });
    expect(counted([first, second])).toEqual([
      "call-kept|2026-11-20|health|phone|health-line|all|0 1",
      "call-tried|2026-11-20|health|phone|health-line|all|0 1",
    ]);
  });

  it("what did not settle a matter counts at its first answer, and what is taken back does not", () => {
    const cell = "unsettled|2026-11-17|oral|text|oral-line|all|0 1";
    expect(counted([fact("reopened", { ...answer, unsettles: true })])).toEqual([cell]);
    expect(counted([fact("reopened", { ...answer, unsettles: false })])).toEqual([]);
    const continues = fact("continues-unsettled", { ...answer, unsettles: true });
    expect(counted([continues])).toEqual([cell]);
    expect(counted([continues, fact("continues-nothing", { ...was, wasUnsettles: true })])).toEqual([]);
  });

  it("is told only of days that are known to the end, lines that assess, and groups that are not small", () => {
    const monday = Temporal.PlainDate.from("2026-11-23");
    const until = ripeUntil(monday, 7);
    expect(Object.values(until).map(String)).toEqual(["2026-11-19", "2026-11-23", "2026-11-15"]);
    const period = namedPeriod("3m", monday);
    const at = { step: 12, line: "health", team: "health-line" };
    const { measures } = qualityReport(
      [
        { measure: "came", ...at, n: 20 },
        { measure: "assessed-same-day", ...at, n: 18 },
        { measure: "came", ...at, line: "family", team: "family-north", n: 90 },
        { measure: "first-answer", ...at, n: 10 },
        { measure: "unsettled", ...at, n: 1 },
        { measure: "call-tried", ...at, n: 4 },
        { measure: "call-kept", ...at, n: 4 },
      ],
      period,
      until,
      ["health"],
    );
    expect(measures["same-weekday"].total).toMatchObject({ hits: 18, of: 20, share: 0.9 });
    expect(measures["same-weekday"].lines.map(({ line }) => line)).toEqual(["health"]);
    expect(measures["settled-in-one"].steps[11]?.share).toMatchObject({ hits: 9, of: 10 });
    expect(measures["calls-kept"].total).toBeNull();
  });
});
