import {
  type LimitCount,
  type LimitState,
  lateCalls,
  limitCounts,
  SETTLED_WITHIN_DAYS,
} from "#src/domains/contacts/index.ts";
import {
  namedPeriod,
  protect,
  type QualityReport,
  qualityReport,
  readQuality,
  ripeUntil,
} from "#src/domains/measures/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../site.ts";

export const QUALITY_PERIODS = ["3m", "12m"] as const;
export const LIMIT_STATES: readonly LimitState[] = ["soon", "late", "running", "kept", "broken"];

/** A limit that ends within so many days is at risk. */
const SOON_DAYS = 7;

/** How limits stand, small numbers hidden in all of it at once. */
export interface Limits {
  readonly rules: readonly string[];
  readonly teams: readonly string[];
  /** Undefined stands for all; null: hidden. */
  shown(state: LimitState, rule: string | undefined, team: string | undefined): number | null;
}

/** What the page and its table to take along are drawn from. */
export interface QualityView {
  readonly site: Site;
  readonly lang: Lang;
  readonly chosen: (typeof QUALITY_PERIODS)[number];
  readonly report: QualityReport;
  readonly limits: Limits;
  /** Promised calls past their time that nobody has tried; null: hidden. */
  readonly lateCalls: number | null;
}

/** Reads the figures of the period in the address; what is no period there is the first one. */
export async function qualityView(site: Site, { lang, scope, query }: Exchange): Promise<QualityView> {
  const chosen = QUALITY_PERIODS.find((one) => one === query.get("period")) ?? "3m";
  const today = localDate(scope.now);
  const period = namedPeriod(chosen, today);
  const until = ripeUntil(today, SETTLED_WITHIN_DAYS);
  const { db, now } = scope;
  const [rows, counts, late] = await Promise.all([
    readQuality(db, period, until),
    limitCounts(db, now, now.add({ hours: 24 * SOON_DAYS }), startOfDay(period.from)),
    lateCalls(db, now),
  ]);
  const assessing = site.content.lines.filter(({ register }) => register === "health").map(({ id }) => id);
  return {
    site,
    lang,
    chosen,
    report: qualityReport(rows, period, until, assessing),
    limits: limitsOf(counts),
    lateCalls: protect(
      2,
      late.map(({ line, team, n }) => ({ at: [line, team], n })),
    ).shown([undefined, undefined]),
  };
}

function limitsOf(counts: readonly LimitCount[]): Limits {
  const table = protect(
    3,
    counts.map(({ state, rule, team, n }) => ({ at: [state, rule, team], n })),
  );
  const unique = (values: readonly string[]) => [...new Set(values)].toSorted();
  return {
    rules: unique(counts.map(({ rule }) => rule)),
    teams: unique(counts.map(({ team }) => team)),
    shown: (state, rule, team) => table.shown([state, rule, team]),
  };
}

/** Names as the reader's language has them; a code that nobody knows any more names itself. */
export function qualityNames({ site, lang }: Pick<QualityView, "site" | "lang">) {
  return {
    line: (id: string) => site.content.findLine(id)?.names[lang] ?? id,
    team: (id: string) => site.content.findTeam(id)?.names[lang] ?? id,
    rule: (id: string) => site.rules.find((one) => one.id === id)?.name[lang] ?? id,
  };
}
