import { isWorkingDay } from "#src/kernel/working-days.ts";
import { LEAST_SHOWN, protect, totals } from "./disclosure.ts";
import type { QualityRow, Share } from "./model.ts";
import { type Period, stepEnd } from "./period.ts";
import { wilson95 } from "./wilson.ts";

export const QUALITIES = ["same-weekday", "calls-kept", "settled-in-one"] as const;
/** Need assessed on the weekday of the contact; promised calls made in time; settled with the first answer. */
export type Quality = (typeof QUALITIES)[number];

/** One measure; null in the place of a share: hidden, because it would tell of few. */
export interface QualityFigures {
  readonly total: Share | null;
  readonly steps: readonly {
    readonly from: Temporal.PlainDate;
    readonly to: Temporal.PlainDate;
    readonly share: Share | null;
  }[];
  readonly lines: readonly {
    readonly line: string;
    readonly share: Share | null;
    readonly teams: readonly { readonly team: string; readonly share: Share | null }[];
  }[];
}

export interface QualityReport {
  readonly period: Period;
  /** The last day that each measure counts. */
  readonly until: Readonly<Record<Quality, Temporal.PlainDate>>;
  readonly measures: Readonly<Record<Quality, QualityFigures>>;
}

interface Parts {
  readonly of: QualityRow["measure"];
  readonly hits: QualityRow["measure"];
  /** Whether `hits` counts those that failed. */
  readonly failed: boolean;
}

const PARTS: Readonly<Record<Quality, Parts>> = {
  "same-weekday": { of: "came", hits: "assessed-same-day", failed: false },
  "calls-kept": { of: "call-tried", hits: "call-kept", failed: false },
  "settled-in-one": { of: "first-answer", hits: "unsettled", failed: true },
};

/**
 * The last day of which each measure knows how it went: what came before the last working day has had its office day, and
 * an answer has had its days (`settledDays`) in which more could come of it.
 */
export function ripeUntil(
  today: Temporal.PlainDate,
  settledDays: number,
): Readonly<Record<Quality, Temporal.PlainDate>> {
  let working = today.subtract({ days: 1 });
  while (!isWorkingDay(working)) working = working.subtract({ days: 1 });
  return {
    "same-weekday": working.subtract({ days: 1 }),
    "calls-kept": today,
    "settled-in-one": today.subtract({ days: settledDays + 1 }),
  };
}

/**
 * How contacts were handled, by step, line and team, small numbers hidden in all of it at once. `assessing` are the lines on
 * which the need of care is to be assessed.
 */
export function qualityReport(
  rows: readonly QualityRow[],
  period: Period,
  until: QualityReport["until"],
  assessing: readonly string[],
): QualityReport {
  const measured = (quality: Quality) => {
    const within = quality === "same-weekday" ? rows.filter(({ line }) => assessing.includes(line)) : rows;
    return figures(within, PARTS[quality], period);
  };
  return {
    period,
    until,
    measures: {
      "same-weekday": measured("same-weekday"),
      "calls-kept": measured("calls-kept"),
      "settled-in-one": measured("settled-in-one"),
    },
  };
}

type At = readonly [line: string | undefined, team: string | undefined, step: string | undefined];

function figures(rows: readonly QualityRow[], parts: Parts, period: Period): QualityFigures {
  const placed = (measure: QualityRow["measure"]) =>
    rows
      .filter((row) => row.measure === measure && row.step > 0)
      .map(({ line, team, step, n }) => ({ at: [line, team, String(step)], n }));
  const counted = placed(parts.of);
  const shown = protect(3, counted);
  const hits = totals(3, placed(parts.hits));
  const share = (at: At): Share | null => {
    const of = shown.shown(at);
    if (of === null) return null;
    const n = Math.min(of, Math.max(0, parts.failed ? of - hits(at) : hits(at)));
    return { hits: n, of, share: of < LEAST_SHOWN ? null : n / of, interval: wilson95(n, of) };
  };
  const unique = (values: readonly (string | undefined)[]) =>
    [...new Set(values.flatMap((value) => value ?? []))].toSorted();
  return {
    total: share([undefined, undefined, undefined]),
    steps: period.steps.map((from, index) => ({
      from,
      to: stepEnd(period, index),
      share: share([undefined, undefined, String(index + 1)]),
    })),
    lines: unique(counted.map(({ at }) => at[0])).map((line) => ({
      line,
      share: share([line, undefined, undefined]),
      teams: unique(counted.filter(({ at }) => at[0] === line).map(({ at }) => at[1])).map((team) => ({
        team,
        share: share([line, team, undefined]),
      })),
    })),
  };
}
