import { z } from "zod";
import { bySchema, type ContentKind } from "../kind.ts";
import { error, type Finding } from "../problem.ts";
import { area, hours, language, localText, review, slug } from "../shapes.ts";
import { repeated, unknown } from "./repeated.ts";

const team = z.strictObject({
  review: review.optional(),
  id: slug,
  names: localText,
  line: slug,
  /** Area whose contacts come to the team; absent for the whole county. */
  area: area.optional(),
  unit: slug,
  languages: z.array(language).min(1),
  /** The team on call receives acute alarms and must acknowledge each within these minutes. */
  onCall: z.strictObject({ minutes: z.number().int().positive(), hours, promise: localText }).optional(),
});
export type Team = z.infer<typeof team>;

const teamsSchema = z.strictObject({ review, teams: z.array(team).min(1) });
export type Teams = z.infer<typeof teamsSchema>;

export const teamsKind: ContentKind<Teams> = {
  kind: "teams",
  files: "teams.yaml",
  required: true,
  parse: bySchema(teamsSchema),
  audience: (path) => (path.includes("onCall") ? "resident" : "staff"),
  references: ({ teams }, content) => [
    ...repeated(teams, "id", ["teams"]),
    ...teams.flatMap((one, index) => [
      ...unknown("line", one.line, content.lines, ["teams", index, "line"]),
      ...unknown("unit", one.unit, content.units, ["teams", index, "unit"]),
    ]),
    ...onCall(teams),
    ...uncovered(
      teams,
      content.lines.map((line) => line.id),
    ),
  ],
};

function onCall(teams: readonly Team[]): Finding[] {
  if (teams.some((one) => one.onCall)) return [];
  return [error(["teams"], "team.no-on-call", "no team is on call: acute alarms would reach nobody")];
}

/** Every line is answered in every area, in Finnish and in Swedish. */
function uncovered(teams: readonly Team[], lines: readonly string[]): Finding[] {
  return lines.flatMap((line) =>
    area.options.flatMap((place) =>
      (["fi", "sv"] as const).flatMap((lang) => {
        const covered = teams.some(
          (one) =>
            one.line === line && (one.area ?? place) === place && one.languages.includes(lang) && !one.onCall,
        );
        const message = `no team answers the line "${line}" in the area "${place}" in "${lang}"`;
        return covered ? [] : [error(["teams"], "team.uncovered", message)];
      }),
    ),
  );
}
