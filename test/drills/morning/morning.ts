import { setTimeout as wait } from "node:timers/promises";
import { Rng } from "#scenario/rng.ts";
import { RequestCount, type RequestFigures } from "#scenario/true-hand/measure.ts";
import type { RunningCounty } from "#src/county/county.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { AtWork, type Workplace } from "./at-work.ts";
import { type Checked, check } from "./check.ts";
import { Ledger } from "./ledger.ts";
import { hire, overnight } from "./queue.ts";
import { residentsWrite } from "./residents.ts";
import { turn } from "./turns.ts";

export interface MorningOptions {
  readonly baseUrl: string;
  readonly db: Database;
  readonly county: RunningCounty;
  readonly professionals: number;
  /** How many contacts stand in the queues at the beginning. */
  readonly waiting: number;
  readonly now: Temporal.Instant;
  /** Milliseconds of reading and typing before each page, on average. */
  readonly think: number;
  /** Residents who write while they work; `known`: those of the county's default size live here and may sign in. */
  readonly residents?: { readonly most: number; readonly perSecond: number; readonly known: boolean };
  /** Whether the work is over; asked before every turn. */
  readonly over: (ledger: Ledger) => boolean;
  readonly progress?: (seen: Progress) => void;
}

export interface Progress {
  readonly ledger: Ledger;
  readonly requests: RequestCount;
  /** Facts that are not counted yet. */
  readonly pending: number;
}

export interface Morning extends Checked {
  readonly requests: readonly RequestFigures[];
  readonly all: RequestFigures;
  readonly turns: number;
  readonly acknowledged: number;
  readonly refreshes: number;
  readonly sent: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly polite: Readonly<Record<string, number>>;
  /** The most facts that waited to be counted, and how long the last took after the work was over, in milliseconds. */
  readonly mostPending: number;
  readonly countedAfter: number;
}

/** Professionals work at once over HTTP, each with a session and a live stream, while residents write. */
export async function morning(options: MorningOptions): Promise<Morning> {
  const { db, county, now, progress = () => undefined } = options;
  const staff = await hire(db, options.professionals);
  const teams = [...new Set(staff.flatMap((one) => one.teams))];
  await overnight(db, county, teams, options.waiting, now);
  const [{ seq } = { seq: "0" }] = await db<
    { seq: string }[]
  >`select coalesce(max(seq), 0)::text as seq from journal`;

  const ledger = new Ledger();
  const signingIn = new RequestCount();
  let requests = signingIn;
  const told: Workplace["told"] = (answered) => requests.add(answered);
  const place: Workplace = { baseUrl: options.baseUrl, ledger, told, think: options.think, teams };
  const rng = Rng.of("morning");
  const working = staff.map((who, n) => new AtWork(who, rng.fork(n), place));
  for (let from = 0; from < working.length; from += 10)
    await Promise.all(working.slice(from, from + 10).map((one) => one.signIn()));

  requests = new RequestCount();
  let ended = false;
  let mostPending = 0;
  const pendingNow = async () =>
    (await db<{ n: number }[]>`select count(*)::int as n from journal_pending`)[0]?.n ?? 0;
  const watching = (async () => {
    while (!ended) {
      const pending = await pendingNow();
      mostPending = Math.max(mostPending, pending);
      progress({ ledger, requests, pending });
      for (let waited = 0; waited < 10 && !ended; waited += 1) await wait(1_000);
    }
  })();
  const over = () => options.over(ledger);
  const writing = options.residents ? residentsWrite(place, county, options.residents, over) : 0;
  await Promise.all(
    working.map(async (one) => {
      // Nobody begins at the same moment.
      await wait(options.think * one.rng.float());
      while (!over()) await turn(one);
    }),
  );
  const sent = await writing;
  ended = true;
  for (const one of working) one.leave();
  await watching;
  const since = performance.now();
  while ((await pendingNow()) > 0) await wait(20);
  const countedAfter = Math.round(performance.now() - since);
  const by = staff.map(({ id }) => id as string);
  return {
    ...(await check(db, by, ledger.acknowledged, seq)),
    requests: requests.figures(),
    all: requests.all(),
    turns: ledger.turns,
    acknowledged: ledger.acknowledged.length,
    refreshes: ledger.refreshes,
    sent,
    errors: ledger.errors,
    polite: ledger.polite,
    mostPending,
    countedAfter,
  };
}
