import { COUNTY_TIME_ZONE } from "./calendar.ts";
import type { Doing, Submit } from "./doings.ts";
import { promisedBy } from "./life.ts";
import { WORKING_DAY, WorkingTime } from "./working-time.ts";

/** What a run of the script comes to, for reading and for tests. Times in working days of eight hours. */
export interface Summary {
  readonly doings: Readonly<Record<string, number>>;
  readonly byChannelAndLine: Readonly<Record<string, number>>;
  readonly byLang: Readonly<Record<string, number>>;
  readonly byWay: Readonly<Record<string, number>>;
  readonly family: PromiseKept;
  readonly others: PromiseKept;
  readonly acute: number;
}

/** The promise of five working days, its clock stopped while the family is asked back. */
export interface PromiseKept {
  readonly received: number;
  readonly answered: number;
  readonly inTime: number;
  readonly shareInTime: number;
  readonly medianWorkingDays: number;
  readonly open: number;
  readonly overdue: number;
  readonly waitingForFamily: number;
}

interface Matter {
  readonly submit: Submit;
  received: number;
  /** Opened again: its first answer has been counted. */
  again?: boolean;
  pausedDays: number;
  askedAt?: number;
  state: "open" | "waiting" | "answered" | "closed";
}

export function summarise(doings: Iterable<Doing>, endDate: Temporal.PlainDate, months = 12): Summary {
  const time = new WorkingTime(endDate.subtract({ months, days: 2 }), endDate.add({ days: 60 }));
  const end = endDate.toZonedDateTime(COUNTY_TIME_ZONE).epochMilliseconds;
  const counts = { doings: tally(), channels: tally(), langs: tally(), ways: tally() };
  const matters = new Map<string, Matter>();
  const sums = { family: new Keeper(), others: new Keeper() };
  let acute = 0;
  for (const doing of doings) {
    const ms = doing.at.epochMilliseconds;
    counts.doings.add(doing.kind);
    if (doing.kind === "submit") {
      counts.channels.add(`${doing.channel} ${doing.line}`);
      counts.langs.add(doing.lang);
      counts.ways.add(doing.way);
      if (doing.acute) acute++;
      matters.set(doing.contactKey, { submit: doing, received: ms, pausedDays: 0, state: "open" });
      continue;
    }
    const matter = matters.get(doing.contactKey);
    if (doing.kind === "care") continue;
    if (matter === undefined) throw new Error(`invariant: ${doing.contactKey} was never sent`);
    if (doing.kind === "ask-back") {
      matter.state = "waiting";
      matter.askedAt = ms;
    } else if (doing.kind === "family-reply") {
      if (matter.state === "answered") Object.assign(matter, { received: ms, pausedDays: 0, again: true });
      else matter.pausedDays += time.workingDaysBetween(matter.askedAt ?? ms, ms);
      matter.state = "open";
    } else if (doing.kind === "answer") {
      matter.state = "answered";
      const due = promisedBy(time, matter.submit.line, matter.received, matter.pausedDays);
      const keeper = matter.submit.line === "family" ? sums.family : sums.others;
      if (!matter.again)
        keeper.answered(ms < time.endOf(due), (time.at(ms) - time.at(matter.received)) / WORKING_DAY);
    } else if (doing.kind === "close") {
      matter.state = "closed";
    }
    if (matter.state === "closed") matters.delete(doing.contactKey);
  }
  for (const matter of matters.values()) {
    const keeper = matter.submit.line === "family" ? sums.family : sums.others;
    const due = promisedBy(time, matter.submit.line, matter.received, matter.pausedDays);
    keeper.left(matter.state, end >= time.endOf(due));
  }
  return {
    doings: counts.doings.all,
    byChannelAndLine: counts.channels.all,
    byLang: counts.langs.all,
    byWay: counts.ways.all,
    family: sums.family.promise(),
    others: sums.others.promise(),
    acute,
  };
}

function tally(): { all: Record<string, number>; add(key: string): void } {
  const all: Record<string, number> = {};
  return {
    all,
    add(key) {
      all[key] = (all[key] ?? 0) + 1;
    },
  };
}

class Keeper {
  readonly #waits: number[] = [];
  #inTime = 0;
  #open = 0;
  #overdue = 0;
  #waiting = 0;

  answered(inTime: boolean, workingDays: number): void {
    this.#waits.push(workingDays);
    if (inTime) this.#inTime++;
  }

  left(state: Matter["state"], overdue: boolean): void {
    if (state === "waiting") this.#waiting++;
    if (state !== "open") return;
    this.#open++;
    if (overdue) this.#overdue++;
  }

  promise(): PromiseKept {
    const sorted = Float64Array.from(this.#waits).sort();
    return {
      received: sorted.length + this.#open + this.#waiting,
      answered: sorted.length,
      inTime: this.#inTime,
      shareInTime: round(this.#inTime / Math.max(1, sorted.length)),
      medianWorkingDays: round(sorted[Math.floor(sorted.length / 2)] ?? 0),
      open: this.#open,
      overdue: this.#overdue,
      waitingForFamily: this.#waiting,
    };
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
