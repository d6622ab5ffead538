import { randomUUID } from "node:crypto";
import type { Professional } from "#scenario/professional.ts";
import { professionals } from "#scenario/professionals.ts";
import { professionalRow } from "#scenario/rows.ts";
import type { RunningCounty } from "#src/county/county.ts";
import { drawNumbers, save, submit, withClocks } from "#src/domains/contacts/index.ts";
import { putProfessionals } from "#src/domains/people/index.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { makeReference } from "#src/kernel/reference.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { need } from "../../../bench/figures/need.ts";

/** So many professionals who handle contacts, beside those that the house has; every team of every line among them. */
export async function hire(db: Database, count: number): Promise<Professional[]> {
  const made = professionals({ seed: "morning", count: Math.ceil(count * 1.1) + 10 });
  const handling = made.filter(({ teams }) => teams.length > 0);
  const hired = handling.slice(0, count);
  await putProfessionals(
    db,
    hired.map((each) => professionalRow(each, undefined)),
  );
  return hired;
}

const LOT = 200;

/** What has come overnight: so many contacts in the queues of the teams, each with its clocks. */
export async function overnight(
  db: Database,
  county: RunningCounty,
  teams: readonly string[],
  count: number,
  now: Temporal.Instant,
): Promise<void> {
  const people = (await db<{ id: PersonId }[]>`select id from person order by id limit 2000`).map(
    ({ id }) => id,
  );
  const references = await drawNumbers(db, count);
  for (let from = 0; from < count; from += LOT) {
    const changes = Array.from({ length: Math.min(LOT, count - from) }, (_, index) => {
      const n = from + index;
      const at = now.subtract({ minutes: 5 + ((n * 7) % (14 * 60)) });
      const sent = {
        ...need(county, teams[n % teams.length] ?? "", n, people),
        reference: makeReference(references[n] ?? 0),
      };
      return withClocks(county.clocks, submit(sent, at), { facts: [], birthDate: null }, at);
    });
    await save(db, `overnight ${randomUUID()}`, changes);
  }
}
