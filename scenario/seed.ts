import type { RunningCounty } from "#src/county/county.ts";
import { addAssessments } from "#src/domains/assessments/index.ts";
import { type Change, drawNumbers, putContinuations, save, withClocks } from "#src/domains/contacts/index.ts";
import { addBonds, addPeople, type Bond, putProfessionals } from "#src/domains/people/index.ts";
import {
  addResources,
  addRules,
  addThirdNext,
  addWish,
  appointmentTypesOf,
  Calendars,
  measureBooking,
  saveBookings,
  singleTypesOf,
  unitFactsOf,
} from "#src/domains/scheduling/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { makeReference } from "#src/kernel/reference.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { loadPersonas } from "#src/platform/identity/persona.ts";
import { countyAppointments } from "./appointments.ts";
import { countyCalendars } from "./calendars.ts";
import { FastHand } from "./fast-hand.ts";
import { measuredDays } from "./measured-days.ts";
import { personaProfessionals, personaResidents } from "./personas.ts";
import { residents } from "./population.ts";
import type { Professional } from "./professional.ts";
import { professionals } from "./professionals.ts";
import type { Resident } from "./resident.ts";
import { personRow, professionalRow } from "./rows.ts";
import { script } from "./script.ts";
import type { PersonaKey } from "./stage.ts";
import { countyWishes } from "./wishes.ts";

export interface SeedOptions {
  readonly db: Database;
  readonly county: RunningCounty;
  readonly codeFor: (submission: string) => string;
  readonly seed: string;
  readonly residents: number;
  readonly contacts: number;
  readonly months: number;
  /** History ends here; the demo's present. */
  readonly until: Temporal.Instant;
  readonly progress: (what: string, done: number, of: number) => void;
}

export interface Seeded {
  readonly residents: number;
  readonly professionals: number;
  readonly contacts: number;
  /** Rows of all tables that the seeding wrote. */
  readonly rows: number;
}

const PEOPLE_BATCH = 5_000;
const CONTACTS_BATCH = 500;
const PARALLEL = 3;

/** Which persona of the county's content plays which part of the staged matters. */
const STAGE: Readonly<Record<PersonaKey, string>> = {
  "vaasa-fi": "aino",
  "narpio-sv": "elin",
  "english-speaker": "daniel",
  "parent-of-two": "sanna",
  seventeen: "emil",
  "informal-carer": "matti",
  "non-disclosure": "laura",
};

/** Fills an empty database with the county and its history. The same seed and end give the same county. */
export async function seedCounty(options: SeedOptions): Promise<Seeded> {
  const { db, county, seed, until, progress } = options;
  const endDate = until.toZonedDateTimeISO("Europe/Helsinki").toPlainDate();
  const personas = loadPersonas(county.content.raw("personas.yaml"));
  const staff = professionals({ seed, personas: personaProfessionals(personas) });

  const people: Resident[] = [];
  let rows = staff.length;
  for (const batch of batches(
    residents({ seed, count: options.residents, endDate, personas: personaResidents(personas) }),
    PEOPLE_BATCH,
  )) {
    people.push(...batch);
    rows += await addPeople(db, batch.map(personRow), until);
    rows += await addBatchBonds(db, batch, endDate);
    progress("residents", people.length, options.residents);
  }

  // After the people, for some of them are these professionals at home.
  await putProfessionals(
    db,
    staff.map((each) => professionalRow(each, personas.staff.find(({ id }) => id === each.id)?.subject)),
  );
  rows += await addCalendars(options, staff, people);

  const byKey = new Map(personas.residents.map((each) => [each.key, each.id]));
  const stage = Object.fromEntries(
    Object.entries(STAGE).flatMap(([key, name]) => {
      const id = byKey.get(name);
      return id ? [[key, id]] : [];
    }),
  ) as Partial<Record<PersonaKey, PersonId>>;
  const references = await drawReferences(db, options.contacts + 1_000);
  const hand = new FastHand({
    county,
    seed,
    codeFor: options.codeFor,
    people: new Map(people.map((each) => [each.id, each])),
    staff: new Map(staff.map((each) => [each.id, each])),
    reference: references,
  });
  const deeds = script({
    seed,
    endDate,
    months: options.months,
    residents: people,
    professionals: staff,
    contacts: options.contacts,
    until,
    personas: stage,
    alarms: (submit) => hand.alarms(submit),
  });

  let contacts = 0;
  const writing = new Set<Promise<void>>();
  const born = new Map(people.map(({ id, birthDate }) => [id, birthDate]));
  const write = async (told: readonly Change[]) => {
    const changes = told.map((change) => {
      const birthDate = (change.contact.personId && born.get(change.contact.personId)) || null;
      return withClocks(county.clocks, change, { facts: [], birthDate }, until);
    });
    const assessments = hand.assessmentsOf(changes.map(({ contact }) => contact.id));
    const said = hand.continuationsOf(changes.map(({ contact }) => contact.id));
    const saving = save(db, "scenario", changes).then(async (saved) => {
      const beside = (await addAssessments(db, assessments)) + (await putContinuations(db, said));
      contacts += saved.size;
      // Added at once: others write meanwhile.
      rows += beside + changes.reduce((sum, change) => sum + rowsOf(change), 0);
      progress("contacts", contacts, options.contacts);
    });
    const tracked = saving.finally(() => writing.delete(tracked));
    writing.add(tracked);
    if (writing.size >= PARALLEL) await Promise.race(writing);
  };
  let ready: Change[] = [];
  for (const doing of deeds) {
    const finished = hand.play(doing);
    if (finished) ready.push(finished);
    if (ready.length >= CONTACTS_BATCH) {
      await write(ready);
      ready = [];
    }
  }
  for (const batch of batches([...ready, ...hand.unfinished(until)], CONTACTS_BATCH)) await write(batch);
  await Promise.all(writing);
  return { residents: people.length, professionals: staff.length, contacts, rows };
}

/** Appointments for each contact of the history: a demonstration has a few weeks of them, whatever its size. */
const APPOINTMENTS_PER_CONTACT = 2;
const WISHES_PER_CONTACT = 0.004;
const FIRST_CALENDAR_DAY = Temporal.PlainDate.from("2025-01-01");
/** Days before today on which the third next times were measured. */
const MEASURED_DAYS = 8;

/**
 * Calendars of all who receive people, what is booked in them around the county's present, who waits for a freed time, and
 * the daily figures of booking that were taken.
 */
async function addCalendars(
  { db, county, seed, until, contacts }: SeedOptions,
  staff: readonly Professional[],
  people: readonly Resident[],
): Promise<number> {
  const calendars = countyCalendars({ seed, county, staff, from: FIRST_CALENDAR_DAY });
  await addResources(db, calendars.resources);
  await addRules(db, calendars.rules);
  const visitors = people.map(({ id, serviceLanguage }) => ({ id, language: serviceLanguage }));
  const most = Math.round(contacts * APPOINTMENTS_PER_CONTACT);
  const told = countyAppointments({ seed, calendars, visitors, until, most });
  const stays = told.filter(({ freed }) => !freed).map(({ booked }) => booked);
  const gave = told.filter(({ freed }) => freed).map(({ booked }) => booked);
  const freed = told.flatMap((one) => one.freed ?? []);
  let rows = calendars.resources.length + calendars.rules.length;
  // What was given back is free before anybody takes it again.
  for (const changes of [gave, freed, stays]) {
    for (const batch of batches(changes, CONTACTS_BATCH)) {
      await saveBookings(db, "scenario", batch);
      rows += batch.reduce((sum, { facts, takes }) => sum + 1 + takes.length + 3 * facts.length, 0);
    }
  }
  const types = appointmentTypesOf(county.content);
  const count = Math.round(contacts * WISHES_PER_CONTACT);
  const wishes = countyWishes({ seed, types, units: county.content.units, visitors, until, count });
  await Promise.all(
    wishes.map((wish) => addWish(db, wish, { kind: "resident", id: wish.personId, role: null, unit: null })),
  );
  const today = localDate(until);
  await addThirdNext(db, measuredDays({ county, calendars, told, today, days: MEASURED_DAYS }));
  const job = { actor: { kind: "system", job: "scenario" }, lang: "fi", requestId: "scenario" } as const;
  await measureBooking(
    { ...job, db, now: until, newId: () => crypto.randomUUID() },
    {
      types: singleTypesOf(county.content),
      times: { calendars: new Calendars(), units: unitFactsOf(county.content) },
    },
  );
  return rows + 3 * wishes.length;
}

/** Rows that a saved change makes, the journal's pending mark counted. */
function rowsOf(change: Change): number {
  const { messages, facts, accesses, notices, relationships, response, clocks } = change;
  return (
    1 +
    (response ? 1 : 0) +
    messages.length +
    2 * facts.length +
    (clocks?.filter(({ kind }) => kind === "law").length ?? 0) +
    accesses.length +
    notices.length +
    relationships.length
  );
}

async function drawReferences(db: Database, count: number): Promise<() => string> {
  const numbers = await drawNumbers(db, count);
  return () => makeReference(numbers.pop() ?? 0);
}

function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function addBatchBonds(
  db: Database,
  batch: readonly Resident[],
  today: Temporal.PlainDate,
): Promise<number> {
  const guardians: Bond[] = batch.flatMap((child) =>
    child.guardians.map((guardian) => ({ of: child.id, to: guardian, since: child.birthDate })),
  );
  const since = today.subtract({ years: 1 });
  const mandates: Bond[] = batch.flatMap((carer) =>
    carer.caresFor.map((person) => ({ of: person, to: carer.id, since })),
  );
  await addBonds(db, guardians, mandates);
  return guardians.length + mandates.length;
}
