import type { Cell, Delta, JournalFact } from "./delta.ts";

/**
 * Failure demand of one fact. `asked` and `continues` stand where the contact came in, so that their share is of the same
 * contacts. `failure` stands where it was left undone: its channel is the cause, its municipality the team.
 */
export function failureDeltas({ type, data }: JournalFact): Delta[] {
  if (type !== "continues-unsettled" && type !== "continues-nothing") return [];
  const text = (key: string) => String(data[key] ?? "unknown");
  const day = text("day");
  const came = (measure: Cell["measure"], keys: readonly [string, string, string, string]): Cell => ({
    measure,
    day,
    line: text(keys[0]),
    channel: text(keys[1]),
    municipality: text(keys[2]),
    language: text(keys[3]),
    bucket: 0,
  });
  const left = (line: string, cause: string, team: string): Cell => ({
    measure: "failure",
    day,
    line: text(line),
    channel: text(cause),
    municipality: text(team),
    language: "all",
    bucket: 0,
  });
  const now = ["line", "channel", "municipality", "language"] as const;
  const was = ["wasLine", "wasChannel", "wasMunicipality", "wasLanguage"] as const;
  const made: Delta[] = [{ cell: came("asked", now), n: 1 }];
  if (data.cause) {
    made.push({ cell: came("continues", now), n: 1 });
    made.push({ cell: left("fromLine", "cause", "fromTeam"), n: 1 });
  }
  if (data.was === true) made.push({ cell: came("asked", was), n: -1 });
  if (data.was === true && data.wasCause) {
    made.push({ cell: came("continues", was), n: -1 });
    made.push({ cell: left("wasFromLine", "wasCause", "wasFromTeam"), n: -1 });
  }
  return made;
}
