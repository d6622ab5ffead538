import type { ClockBook } from "#src/kernel/contact-clocks.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Actor } from "./access/actor.ts";
import type { Database } from "./database/sql.ts";

/** What every action is handed: who acts, when, in which request, and the database it may use. */
export interface Scope {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly lang: Lang;
  readonly requestId: string;
  readonly db: Database;
  /** A new UUID; time-ordered (version 7) so that indexes stay dense. Seeded in the scenario player. */
  readonly newId: () => string;
  /** Counts the time limits that run on contacts; where there is none, they are made again from the journal. */
  readonly clocks?: ClockBook | undefined;
}

/** The scope of what the program does by itself, named by its job; of a request only where one began it. */
export const programScope = (
  job: string,
  of: Pick<Scope, "db" | "now"> & Partial<Pick<Scope, "lang" | "requestId" | "newId" | "clocks">>,
): Scope => ({
  lang: "fi",
  requestId: `job ${job}`,
  newId: () => crypto.randomUUID(),
  ...of,
  actor: { kind: "system", job },
});
