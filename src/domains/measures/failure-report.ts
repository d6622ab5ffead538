import { LEAST_SHOWN, protect } from "./disclosure.ts";
import type { FailureRow } from "./model.ts";

/** A count and its share of those asked; null where it would tell of few. */
export interface FailureShare {
  readonly asked: number | null;
  readonly continues: number | null;
  readonly share: number | null;
}

export interface FailureReport {
  readonly total: FailureShare;
  readonly lines: readonly (FailureShare & { readonly line: string })[];
  readonly weeks: readonly (FailureShare & { readonly week: string })[];
  /** What was left undone where, the most first. */
  readonly teams: readonly {
    readonly line: string;
    readonly team: string;
    readonly n: number | null;
    readonly causes: readonly { readonly cause: string; readonly n: number | null }[];
  }[];
}

/** Failure demand of a period, small numbers hidden in every table and its totals. */
export function failureReport(rows: readonly FailureRow[]): FailureReport {
  const of = (measure: FailureRow["measure"]) => rows.filter((row) => row.measure === measure);
  const place = (row: FailureRow) => ({ at: [row.line, row.week.toString()], n: row.n });
  const asked = protect(2, of("asked").map(place));
  const continued = protect(2, of("continues").map(place));
  const left = protect(
    3,
    of("failure").map(({ line, team, cause, n }) => ({ at: [line, team, cause], n })),
  );
  const share = (line: string | undefined, week: string | undefined): FailureShare => {
    const [whole, part] = [asked.shown([line, week]), continued.shown([line, week])];
    const hidden = whole === null || part === null || whole < LEAST_SHOWN;
    return { asked: whole, continues: part, share: hidden ? null : part / whole };
  };
  const unique = (values: readonly string[]) => [...new Set(values)].toSorted();
  const teams = unique(of("failure").map(({ line, team }) => `${line}|${team}`)).map((key) => {
    const [line = "", team = ""] = key.split("|");
    const causes = unique(
      of("failure")
        .filter((row) => row.line === line && row.team === team)
        .map(({ cause }) => cause),
    ).map((cause) => ({ cause, n: left.shown([line, team, cause]) }));
    return { line, team, n: left.shown([line, team, undefined]), causes };
  });
  return {
    total: share(undefined, undefined),
    lines: unique(of("asked").map(({ line }) => line)).map((line) => ({ line, ...share(line, undefined) })),
    weeks: unique(of("asked").map(({ week }) => week.toString())).map((week) => ({
      week,
      ...share(undefined, week),
    })),
    teams: teams.toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0)),
  };
}
