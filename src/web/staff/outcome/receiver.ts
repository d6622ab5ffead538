import type { LocalText } from "#src/kernel/lang.ts";
import type { Content } from "#src/platform/content/index.ts";

/** Whom a referral may go to: a team, or a unit whose line's team of the area receives it. */
export interface Receiver {
  /** `team:` or `unit:` and the id. */
  readonly value: string;
  readonly names: LocalText;
  readonly team: string;
  readonly unit: string | null;
  readonly line: string;
  readonly register: "health" | "social";
}

/** Every team but those on call, then the units of a line that have no team of their own. */
export function receivers(content: Content): Receiver[] {
  const teams = content.teams.filter(({ onCall }) => !onCall);
  const registerOf = (line: string) => content.line(line).register;
  return [
    ...teams.map(({ id, names, unit, line }) => ({
      value: `team:${id}`,
      names,
      team: id,
      unit,
      line,
      register: registerOf(line),
    })),
    ...content.units.flatMap((unit) => {
      const { line, area } = unit;
      if (!line || teams.some((team) => team.unit === unit.id)) return [];
      const ofLine = teams.filter((team) => team.line === line);
      const team =
        ofLine.find((one) => one.area === area) ?? ofLine.find((one) => one.area === undefined) ?? ofLine[0];
      return team
        ? [
            {
              value: `unit:${unit.id}`,
              names: unit.names,
              team: team.id,
              unit: unit.id,
              line,
              register: registerOf(line),
            },
          ]
        : [];
    }),
  ];
}
