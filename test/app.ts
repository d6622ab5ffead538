import { personaProfessionals, personaResidents } from "#scenario/personas.ts";
import { personRow, professionalRow } from "#scenario/rows.ts";
import { type App, startApp } from "#src/app.ts";
import { loadCounty, type RunningCounty } from "#src/county/county.ts";
import { PROJECTION } from "#src/county/projection.ts";
import { addBonds, addPeople, putProfessionals } from "#src/domains/people/index.ts";
import { type Clock, StillClock } from "#src/platform/clock.ts";
import { readConfig } from "#src/platform/config/index.ts";
import type { Doors } from "#src/platform/http/rate-limit.ts";
import { loadPersonas, type Personas } from "#src/platform/identity/persona.ts";
import { project } from "#src/platform/journal/projector.ts";
import { type Log, makeLog } from "#src/platform/log/log.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

/** A whole house for one test file: real database, real HTTP, the personas living in it, and a clock that stands. */
export interface TestHouse {
  readonly app: App;
  readonly baseUrl: string;
  readonly database: TestDatabase;
  readonly county: RunningCounty;
  readonly personas: Personas;
  readonly clock: StillClock;
  /** Counts what is pending now, so that figures can be asked at once. */
  counted(): Promise<void>;
  close(): Promise<void>;
}

export interface HouseOptions {
  /** Where the clock stands; the real time when it must run (sign-in by a browser of its own clock does not mind). */
  readonly now?: string;
  readonly clock?: Clock;
  readonly doors?: Doors;
  /** Silent by default. */
  readonly log?: Log;
  readonly env?: Readonly<Record<string, string>>;
  readonly county?: RunningCounty;
}

/** Thursday evening, 20 minutes before midnight in Helsinki: when the worried parent writes. */
export const THURSDAY_NIGHT = "2026-11-19T21:40:00Z";

let kept: Promise<RunningCounty> | undefined;

export async function testHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const built = process.env.PRIMA_BUILT;
  if (!built) throw new Error("the global set-up builds the style sheet and script");
  const config = { ...readConfig({ PORT: "0", PRIMA_DEMO: "1", ...options.env }), baseUrl: undefined };
  kept ??= loadCounty(config.root);
  const [database, county] = await Promise.all([testDatabase(), options.county ?? kept]);
  const clock = new StillClock(options.now ?? THURSDAY_NIGHT);
  const personas = loadPersonas(county.content.raw("personas.yaml"));
  await settle(database, personas, clock.now());
  const app = await startApp({
    config,
    db: database.db,
    built,
    secret: "a secret of at least thirty-two characters",
    log: options.log ?? makeLog("silent"),
    clock: options.clock ?? clock,
    county,
    ...(options.doors && { doors: options.doors }),
  });
  return {
    app,
    baseUrl: app.baseUrl,
    database,
    county,
    personas,
    clock,
    async counted() {
      // The house counts too: what it has in hand is passed over here, and stands as pending until it is counted.
      const pending = () => database.db`select 1 from journal_pending limit 1`;
      while ((await pending()).length > 0) await project(database.db, PROJECTION, () => undefined);
    },
    async close() {
      await app.stop();
      await database.close();
    },
  };
}

async function settle({ db }: TestDatabase, personas: Personas, now: Temporal.Instant): Promise<void> {
  const people = personaResidents(personas);
  await addPeople(db, people.map(personRow), now);
  const since = Temporal.PlainDate.from("2020-01-01");
  await addBonds(
    db,
    people.flatMap((child) => child.guardians.map((guardian) => ({ of: child.id, to: guardian, since }))),
    people.flatMap((carer) => carer.caresFor.map((person) => ({ of: person, to: carer.id, since }))),
  );
  const subjects = new Map(personas.staff.map(({ id, subject }) => [id, subject]));
  await putProfessionals(
    db,
    personaProfessionals(personas).map((each) => professionalRow(each, subjects.get(each.id))),
  );
}
