import { setTimeout } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import {
  closeAnswered,
  findBreaches,
  markBroken,
  sweepPresses,
  wakeSnoozed,
} from "#src/domains/contacts/index.ts";
import { sweepDrafts } from "#src/domains/forms/index.ts";
import {
  endOldWishes,
  type Measuring,
  measureBooking,
  type Reminding,
  releaseHolds,
  sendReminders,
  sweepCalendarChanges,
} from "#src/domains/scheduling/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { type Clock, systemClock } from "#src/platform/clock.ts";
import type { Config } from "#src/platform/config/index.ts";
import { type Database, isUnavailable } from "#src/platform/database/index.ts";
import { sweepStash } from "#src/platform/http/stash.ts";
import { SESSION_LIMITS } from "#src/platform/identity/session.ts";
import { sweep } from "#src/platform/identity/session-store.ts";
import { errorFields, type Log } from "#src/platform/log/log.ts";
import { carriersOf, sendOutgoing } from "#src/platform/mail/send.ts";
import { programScope } from "#src/platform/scope.ts";

export interface JobsDeps {
  readonly db: Database;
  readonly config: Pick<Config, "smtpUrl" | "mailFrom" | "demo"> & Partial<Pick<Config, "sms">>;
  readonly baseUrl: string;
  /** Tells the projector that a job wrote to the journal. */
  readonly poke: () => void;
  readonly log: Log;
  /** Without it nobody is reminded of their times. */
  readonly reminding?: Reminding;
  /** Without it the day's figures of booking are not written down. */
  readonly measuring?: Measuring;
  readonly clock?: Clock;
}

type Work = (now: Temporal.Instant) => Promise<unknown>;

/** Breaches and closings at most this many a time: the rest at the next. */
const BATCH = 200;
/** How often what waits in the outbox is looked at, in milliseconds. */
const MAIL_EVERY_MS = 2_000;

/** What the program does by itself, each task on one process at a time (pg-boss keeps the schedule). */
export function jobWork({
  db,
  config,
  baseUrl,
  poke,
  log,
  reminding,
  measuring,
  clock = systemClock,
}: JobsDeps) {
  const scope = (job: string, now: Temporal.Instant) => programScope(job, { db, now });
  const carriers = carriersOf({ ...config, sms: config.sms }, baseUrl);
  const repeat = async (step: () => Promise<number>) => {
    while ((await step()) === BATCH);
    poke();
  };
  const work = {
    breaches: async (now) => {
      await repeat(async () => (await findBreaches(scope("breaches", now), BATCH)).length);
      await repeat(() => markBroken(db, now, BATCH));
    },
    "close-answered": (now) => repeat(() => closeAnswered(scope("close-answered", now), BATCH)),
    wake: (now) => repeat(() => wakeSnoozed(scope("wake", now), BATCH)),
    holds: async (now) => {
      while ((await releaseHolds(scope("holds", now), BATCH)) === BATCH);
      await sweepCalendarChanges(db, now.subtract({ hours: 1 }));
    },
    reminders: async (now) => {
      if (reminding) await sendReminders(scope("reminders", now), reminding);
    },
    "booking-figures": async (now) => {
      if (measuring) await measureBooking(scope("booking-figures", now), measuring);
    },
    sweep: async (now) => {
      await sweepPresses(db, now);
      await sweepDrafts(db, now);
      await sweepStash(db, now);
      await endOldWishes(db, localDate(now), now);
      await sweep(db, SESSION_LIMITS, now);
      await db`delete from list_shown l where not exists (select from session s where s.id = l.session_id)`;
      await db`delete from person_shown p where not exists (select from session s where s.id = p.session_id)`;
    },
  } satisfies Record<string, Work>;
  const mail = () => sendOutgoing(db, clock, carriers, (code) => log.warn({ code }, "a notice was not sent"));
  return { work, mail };
}

const TEXT = 25;

/**
 * The library sends whole transactions as one text: they need a connection of their own while they run. It writes
 * JSON itself: sent as text, or the driver would write it once more.
 */
async function onOneConnection(
  db: Database,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ rows: never[] }> {
  const connection = await db.reserve();
  const written = new Set([...text.matchAll(/\$(\d+)::jsonb?\b/g)].map(([, number]) => Number(number) - 1));
  const sent = (value: unknown, index: number) =>
    typeof value === "string" && written.has(index) ? connection.typed(value, TEXT) : (value ?? null);
  try {
    return { rows: (await connection.unsafe(text, values.map(sent) as never[])) as unknown as never[] };
  } catch (error) {
    // What failed in the middle has left its transaction open: nobody else is to get the connection so.
    if (!isUnavailable(error)) await connection.unsafe("rollback").catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
}

const SCHEDULE = {
  breaches: "* * * * *",
  wake: "* * * * *",
  holds: "* * * * *",
  reminders: "* * * * *",
  "close-answered": "17 * * * *",
  // Taken once a day, at the first of these that finds the program running.
  "booking-figures": "7 6-22 * * *",
  sweep: "37 * * * *",
} as const;

/** After a start that failed, because the database was away just then, in milliseconds. */
const AGAIN_MS = 1_000;

async function schedule(boss: PgBoss, run: (name: keyof typeof SCHEDULE) => Promise<void>): Promise<void> {
  await boss.start();
  for (const name of Object.keys(SCHEDULE) as (keyof typeof SCHEDULE)[]) {
    await boss.createQueue(name, { retryLimit: 3, retryBackoff: true });
    await boss.work(name, () => run(name));
    await boss.schedule(name, SCHEDULE[name], undefined, { tz: "Europe/Helsinki" });
  }
}

/** Begins the program's own tasks, beside the pages; a database that goes away stops them only while it is away. */
export function startJobs(deps: JobsDeps): { stop(): Promise<void> } {
  const { db, log, clock = systemClock } = deps;
  const { work, mail } = jobWork(deps);
  const failed = (error: unknown) => log.error(errorFields(error), "a job failed");
  const stopping = new AbortController();
  /** The schedule at work; undefined when the program stopped before it could begin. */
  const starting = (async () => {
    while (!stopping.signal.aborted) {
      const boss = new PgBoss({
        db: { executeSql: (text, values) => onOneConnection(db, text, values) },
        schema: "pgboss",
        createSchema: false,
      });
      boss.on("error", failed);
      try {
        await schedule(boss, async (name) => {
          await work[name](clock.now());
        });
        return boss;
      } catch (error) {
        failed(error);
        await boss.stop({ graceful: false }).catch(failed);
        await setTimeout(AGAIN_MS, undefined, stopping).catch(() => undefined);
      }
    }
    return undefined;
  })();
  let mailing = false;
  const timer = setInterval(() => {
    if (mailing) return;
    mailing = true;
    mail()
      .catch(failed)
      .finally(() => {
        mailing = false;
      });
  }, MAIL_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      const boss = await starting;
      await boss?.stop({ graceful: true, timeout: 3_000 }).catch(failed);
    },
  };
}
