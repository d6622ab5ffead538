import type { Database, WriteTx } from "#src/platform/database/sql.ts";
import { unhurried } from "#src/platform/database/unhurried.ts";

/** A row of the journal. */
export interface JournalRow {
  readonly seq: number;
  readonly at: Temporal.Instant;
  readonly type: string;
  readonly contactId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Projection {
  /** Adds what the rows mean to the figures, in the projector's transaction. */
  apply(tx: WriteTx, rows: readonly JournalRow[]): Promise<void>;
  /** The topics of live screens that the rows change. */
  topics(rows: readonly JournalRow[]): Iterable<string>;
}

const BATCH = 5_000;

/**
 * Counts what is pending, once: deletes pending rows and adds their deltas in one transaction, so that a late
 * commit is never lost and nothing is counted twice. Returns how many rows, and tells the changed topics.
 */
export async function project(
  db: Database,
  projection: Projection,
  tell: (topics: ReadonlySet<string>) => void,
): Promise<number> {
  const rows = await db.begin(async (tx) => {
    // What a crash undoes is pending again, figures and all. Two processes may project at once; the cells are written in key order and pending rows are skipped if held.
    // Planned for what is there now: a plan kept from when nothing was pending takes half a minute for many.
    await tx`set local plan_cache_mode = force_custom_plan`;
    const taken = await tx<JournalRow[]>`
      with taken as (
        delete from journal_pending where seq = any(array(
          select seq from journal_pending order by seq limit ${BATCH} for update skip locked))
          and ${unhurried(tx)}
        returning seq
      )
      select j.seq, j.at, j.type, j.contact_id as "contactId", j.data
      from journal j join taken using (seq) order by j.seq`;
    if (taken.length > 0) await projection.apply(tx, taken);
    return taken;
  });
  if (rows.length > 0) tell(new Set(projection.topics(rows)));
  return rows.length;
}

/** Under load the facts of so many milliseconds are counted together. */
const PAUSE_MS = 50;

/** Keeps projecting: at once when poked by an action of this process after a quiet moment, else every half second. */
export class Projector {
  #running: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #pause: NodeJS.Timeout | undefined;
  #stopped = false;
  readonly #step: () => Promise<number>;
  readonly #failed: (error: unknown) => void;

  constructor(step: () => Promise<number>, failed: (error: unknown) => void) {
    this.#step = step;
    this.#failed = failed;
  }

  start(everyMs = 500): void {
    this.#timer = setInterval(() => this.poke(), everyMs);
  }

  poke(): void {
    if (this.#stopped) return;
    if (this.#running || this.#pause) {
      this.#again = true;
      return;
    }
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#stopped) return;
      this.#pause = setTimeout(() => this.#resume(), PAUSE_MS);
    });
  }

  #resume(): void {
    this.#pause = undefined;
    if (!this.#again) return;
    this.#again = false;
    this.poke();
  }

  async #run(): Promise<void> {
    try {
      while (!this.#stopped && (await this.#step()) === BATCH);
    } catch (error) {
      this.#failed(error);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#pause);
    await this.#running;
  }
}
