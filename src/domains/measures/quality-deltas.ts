import { localDate } from "#src/kernel/helsinki.ts";
import type { Cell, Delta, JournalFact } from "./delta.ts";

/**
 * How contacts were handled, by line and team; the team stands in the column of the municipality. A share is of the same
 * contacts: an assessment counts where and when the contact came in, what did not settle a matter where and when the first
 * answer was given, though the contact has been handed over since.
 */
export function qualityDeltas({ type, at, data }: JournalFact): Delta[] {
  const text = (key: string) => String(data[key] ?? "unknown");
  const cell = (measure: Cell["measure"], line: string, team: string, day: string, channel = "channel") => ({
    measure,
    day,
    line: text(line),
    channel: text(channel),
    municipality: text(team),
    language: "all",
    bucket: 0,
  });
  const today = localDate(at).toString();
  const here = (measure: Cell["measure"]): Delta => ({ cell: cell(measure, "line", "team", today), n: 1 });
  switch (type) {
    case "received":
      return [here("came")];
    case "assessed":
    case "assessment-corrected": {
      if (typeof data.cameDay !== "string") return [];
      const n = Number(data.sameWeekday === true) - Number(data.wasSameWeekday === true);
      return n === 0 ? [] : [{ cell: cell("assessed-same-day", "cameLine", "cameTeam", data.cameDay), n }];
    }
    case "call-back-reached":
    case "call-back-missed":
      if (data.attempt !== 1) return [];
      return [here("call-tried"), ...(data.inTime === true ? [here("call-kept")] : [])];
    case "answered":
      return data.first === true && data.afterDeath !== true ? [here("first-answer")] : [];
    case "reopened":
    case "continues-unsettled":
    case "continues-nothing":
      return [
        ...(data.unsettles === true
          ? [
              {
                cell: cell("unsettled", "answerLine", "answerTeam", text("answerDay"), "answerChannel"),
                n: 1,
              },
            ]
          : []),
        ...(data.wasUnsettles === true
          ? [
              {
                cell: cell(
                  "unsettled",
                  "wasAnswerLine",
                  "wasAnswerTeam",
                  text("wasAnswerDay"),
                  "wasAnswerChannel",
                ),
                n: -1,
              },
            ]
          : []),
      ];
    default:
      return [];
  }
}
