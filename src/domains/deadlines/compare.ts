import type { ContactClock } from "#src/kernel/contact-clocks.ts";
import { localDate } from "#src/kernel/helsinki.ts";

/** How the clocks of a rule went. Margins in hours from the stop to the due moment, negative when late. */
export interface Outcomes {
  readonly clocks: number;
  readonly kept: number;
  readonly broken: number;
  /** Still running or standing still, not late. */
  readonly open: number;
  readonly void: number;
  readonly margin: { readonly p10: number | null; readonly p50: number | null; readonly p90: number | null };
}

/** The same clocks under two sets of rules. */
export interface Sides {
  readonly today: Outcomes;
  readonly alternative: Outcomes;
}

export interface RuleComparison extends Sides {
  readonly byLine: Readonly<Record<string, Sides>>;
  /** By the Finnish month in which the clock started, YYYY-MM. */
  readonly byMonth: Readonly<Record<string, Sides>>;
}

/** Which clocks are looked at. Days are Finnish, both counted. */
export interface Wanted {
  readonly rules: ReadonlySet<string>;
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
}

class Tally {
  #clocks = 0;
  #kept = 0;
  #broken = 0;
  #void = 0;
  readonly #margins: number[] = [];

  add({ state, stoppedAt, dueAt }: ContactClock): void {
    this.#clocks += 1;
    if (state === "kept") this.#kept += 1;
    if (state === "broken") this.#broken += 1;
    if (state === "void") this.#void += 1;
    if (state !== "void" && stoppedAt && dueAt)
      this.#margins.push((dueAt.epochMilliseconds - stoppedAt.epochMilliseconds) / 3_600_000);
  }

  outcomes(): Outcomes {
    const sorted = this.#margins.sort((a, b) => a - b);
    // The smallest with at least q·n at or below it (type 1 of Hyndman and Fan).
    const at = (q: number) => {
      const value = sorted[Math.max(Math.ceil(q * sorted.length - 1e-9), 1) - 1];
      return value === undefined ? null : Math.round(value * 100) / 100;
    };
    const [clocks, kept, broken, gone] = [this.#clocks, this.#kept, this.#broken, this.#void];
    return {
      clocks,
      kept,
      broken,
      open: clocks - kept - broken - gone,
      void: gone,
      margin: { p10: at(0.1), p50: at(0.5), p90: at(0.9) },
    };
  }
}

type Side = "today" | "alternative";
type Tallies = Record<Side, Tally>;

/** Adds clocks up under the rules of today and under others, contact by contact. */
export function comparison(wanted: Wanted) {
  const make = (): Tallies => ({ today: new Tally(), alternative: new Tally() });
  const whole = make();
  const lines = new Map<string, Tallies>();
  const months = new Map<string, Tallies>();
  const of = (all: Map<string, Tallies>, key: string): Tallies => {
    const tallies = all.get(key) ?? make();
    all.set(key, tallies);
    return tallies;
  };
  const sides = (tallies: Tallies): Sides => ({
    today: tallies.today.outcomes(),
    alternative: tallies.alternative.outcomes(),
  });
  const sorted = (all: Map<string, Tallies>) =>
    Object.fromEntries(
      [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sides(each)]),
    );
  return {
    add(side: Side, line: string, clocks: readonly ContactClock[]): void {
      for (const clock of clocks) {
        const day = localDate(clock.startedAt);
        if (!wanted.rules.has(clock.rule)) continue;
        if (wanted.from && Temporal.PlainDate.compare(day, wanted.from) < 0) continue;
        if (wanted.to && Temporal.PlainDate.compare(day, wanted.to) > 0) continue;
        for (const tallies of [whole, of(lines, line), of(months, day.toString().slice(0, 7))])
          tallies[side].add(clock);
      }
    },
    result: (): RuleComparison => ({ ...sides(whole), byLine: sorted(lines), byMonth: sorted(months) }),
  };
}
