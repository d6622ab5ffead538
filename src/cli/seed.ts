import { parseArgs } from "node:util";
import { seedCounty } from "#scenario/seed.ts";
import { loadCounty, type RunningCounty } from "#src/county/county.ts";
import { codeMaker } from "#src/county/keys.ts";
import { PROJECTION } from "#src/county/projection.ts";
import { HELSINKI } from "#src/kernel/helsinki.ts";
import { readConfig, sessionSecret } from "#src/platform/config/index.ts";
import { publish } from "#src/platform/content/index.ts";
import type { Database } from "#src/platform/database/index.ts";
import { project } from "#src/platform/journal/projector.ts";
import { EXIT } from "./exit-codes.ts";
import { type OpenHouse, openHouse } from "./open-house.ts";
import { UsageError } from "./usage-error.ts";

export interface CountySize {
  readonly residents: number;
  readonly contacts: number;
  readonly months: number;
  readonly seed: string;
}

/** The county that a first start makes: the population's shape at one forty-fourth of its size, and its contacts of a year. */
export const DEFAULT_COUNTY: CountySize = { residents: 4_000, contacts: 5_000, months: 12, seed: "botnia" };

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** `prima seed`: prints what was made and how fast, as JSON. */
export async function seed(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const { size, until, fresh } = options(args);
  const config = readConfig(env);
  if (!config.demo) throw new UsageError("prima seed makes synthetic people: it runs in demo mode only");
  const house = await openHouse(config, { purpose: "prima seed", attach: true, statementTimeout: 0 });
  try {
    if (fresh) await empty(house.owner);
    else if (!(await isEmpty(house.db)))
      throw new UsageError("the database is not empty: give --fresh to empty it first");
    const county = await loadCounty(config.root);
    await publish(house.db, county.content.versions(), Temporal.Now.instant());
    const seeded = await seedInto(house, county, sessionSecret(config), size, until, io.err);
    io.out(
      `${JSON.stringify({ ...seeded, rowsPerSecond: Math.round((seeded.rows * 1000) / seeded.ms) }, null, 2)}\n`,
    );
    return EXIT.ok;
  } finally {
    await house.close();
  }
}

const OPTIONS = {
  residents: { type: "string" },
  contacts: { type: "string" },
  months: { type: "string" },
  seed: { type: "string" },
  until: { type: "string" },
  fresh: { type: "boolean" },
} as const;

function options(args: readonly string[]): { size: CountySize; until: Temporal.Instant; fresh: boolean } {
  const { residents, contacts, months, seed, until, fresh = false } = parsed(args);
  const people = whole(residents, "--residents", DEFAULT_COUNTY.residents, 100, 176_323);
  return {
    size: {
      residents: people,
      contacts: whole(contacts, "--contacts", Math.round(people * 3.4), 0, 10_000_000),
      months: whole(months, "--months", DEFAULT_COUNTY.months, 1, 60),
      seed: seed ?? DEFAULT_COUNTY.seed,
    },
    until: until === undefined ? Temporal.Now.instant() : instant(until),
    fresh,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(`seed: ${(error as Error).message}`);
  }
}

/** A moment, or the end of a day. */
function instant(text: string): Temporal.Instant {
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.Instant.from(text);
    return Temporal.PlainDate.from(text).add({ days: 1 }).toZonedDateTime(HELSINKI).toInstant();
  } catch {
    throw new UsageError(
      `--until was given "${text}"; expected a day as 2026-11-20 or a moment as 2026-11-20T12:00:00Z`,
    );
  }
}

function whole(
  text: string | undefined,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new UsageError(`${name} was given "${text}"; expected a whole number from ${least} to ${most}`);
  }
  return value;
}

/** Whether nobody lives here yet. */
export async function isEmpty(db: Database): Promise<boolean> {
  const [row] = await db`select exists (select from person) or exists (select from contact) as inhabited`;
  return row?.inhabited === false;
}

/** Makes the county in an empty database and counts its figures. Progress goes to `say`. */
export async function seedInto(
  house: OpenHouse,
  county: RunningCounty,
  secret: string,
  size: CountySize,
  until: Temporal.Instant,
  say: (text: string) => void,
) {
  const started = performance.now();
  let told = 0;
  const seeded = await seedCounty({
    db: house.db,
    county,
    codeFor: codeMaker(secret),
    ...size,
    until,
    progress(what, done, of) {
      if (performance.now() - told < 1_000) return;
      told = performance.now();
      say(`  ${what}: ${done} of ${of}\n`);
    },
  });
  while ((await project(house.db, PROJECTION, () => undefined)) > 0) {
    if (performance.now() - told < 1_000) continue;
    told = performance.now();
    const [left] = await house.db<{ n: number }[]>`select count(*)::int as n from journal_pending`;
    say(`  figures: ${left?.n ?? 0} facts left to count\n`);
  }
  await house.owner`vacuum (analyze) contact, message, journal, access_log, measure_cell, person`;
  return { ...seeded, ms: Math.round(performance.now() - started) };
}

/** Empties every table but the migrations', and begins the sequences anew. */
async function empty(owner: Database): Promise<void> {
  const tables = await owner<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like '%migration%'`;
  await owner.unsafe(`truncate ${tables.map(({ name }) => `"${name}"`).join(", ")} restart identity cascade`);
  await owner`alter sequence contact_reference restart`;
}
