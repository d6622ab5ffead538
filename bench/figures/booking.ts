import { randomUUID } from "node:crypto";
import { addResources, addRules, saveBookings, take } from "#src/domains/scheduling/index.ts";
import type { AppointmentId, ResourceId } from "#src/kernel/id.ts";
import { connect, type Database } from "#src/platform/database/index.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { byCallers, repeated } from "../floor/database.ts";
import type { House } from "../house/house.ts";
import { request } from "../load/load.ts";
import { measure } from "../load/measure.ts";
import { milliseconds, perSecond, type Row, rateRow } from "../report/row.ts";

const CALENDARS = 100;
/** Visits of ten minutes, one after the other, so that callers never want the same time: far from any real day. */
const FIRST = Temporal.Instant.from("2040-01-02T00:00:00Z");

/** Calendars for the bench alone: a hundred, whose owner no search of the county's types finds. */
async function calendars(db: Database): Promise<ResourceId[]> {
  const rows = Array.from({ length: CALENDARS }, () => ({
    id: randomUUID() as ResourceId,
    kind: "professional" as const,
    professionalId: null,
    name: "bench",
    unit: "bench",
    profession: "bench",
    skills: [],
    languages: [],
  }));
  await addResources(db, rows);
  await addRules(db, []);
  return rows.map(({ id }) => id);
}

const stretch = (n: number) => {
  const from = FIRST.add({ minutes: 10 * Math.floor(n / CALENDARS) });
  return { from, to: from.add({ minutes: 10 }) };
};

/** Free times over HTTP, and bookings at the store beside the bare row that the constraint guards. */
export async function* booking(house: House): AsyncGenerator<Row> {
  const search = request("GET", "/fi/ajanvaraus/nurse?near=65100");
  const searched = await measure({ port: house.port, expect: 200, cpu: house.cpu }, () => [search]);
  const [{ n } = { n: 0 }] = await house.db<{ n: number }[]>`
    select count(*)::int as n from resource where active and profession in ('nurse', 'public-health-nurse')`;
  yield rateRow(`free times as a page, ${n} calendars, 90 days`, searched, "p99 ≤ 10 ms");

  const db = connect(house.database, { max: 16, role: "prima_app", name: "bench booking" });
  const resources = await calendars(db);
  const of = (at: number) => resources[at % CALENDARS] as ResourceId;
  let next = 0;
  const owner = connect(house.database, { max: 1 });
  await owner`create table if not exists bench_occupancy (
    resource_id uuid, seat int, during tstzrange, primary key (resource_id, seat, during without overlaps))`;
  await owner`grant insert on bench_occupancy to prima_app`;
  const floor = await repeated(3, () =>
    byCallers(16, 3, () => {
      const at = next++;
      const { from, to } = stretch(at);
      return db`insert into bench_occupancy values (${of(at)}, 1, tstzrange(${from}, ${to}))`;
    }),
  );
  await owner`drop table bench_occupancy`;
  await owner.end();
  const said = ({ perSecond: rate, p99 }: { perSecond: number; p99: number }, callers = 16) =>
    `${perSecond(rate)} by ${callers} callers, p99 ${milliseconds(p99)}`;
  yield { what: "floor: the bare row with its constraint", figure: said(floor) };

  const now = Temporal.Now.instant();
  const scope = {
    actor: { kind: "anonymous" as const },
    now,
    lang: "fi" as const,
    requestId: "bench",
    db,
    newId: () => randomUUID(),
  };
  const by = { kind: "system", id: null, role: "bench", unit: null } as const;
  const people = await house.db<{ id: string }[]>`select id from person limit 1000`;
  const store = (callers: number) =>
    repeated(3, () =>
      byCallers(callers, 4, () => {
        const at = next++;
        const { from, to } = stretch(at);
        return take(
          scope,
          {
            id: randomUUID() as AppointmentId,
            submission: randomUUID(),
            type: "nurse",
            line: "health",
            register: "health",
            unit: "bench",
            form: "in-person",
            startsAt: from,
            endsAt: to,
            personId: people[at % people.length]?.id as never,
            bookedBy: null,
            contactId: null,
            language: "fi",
            codeHash: null,
            notifyEmail: null,
            notifyPhone: null,
          },
          [{ resourceId: of(at), from, to, seats: 1 }],
          { by, ground: "system-task", now },
          "book",
        );
      }),
    );
  // Who asks at the same time shares a statement: the more ask, the more share.
  for (const callers of [16, 64])
    yield {
      what: "booked at the store, with audit and journal",
      figure: said(await store(callers), callers),
      bar: "≥ 4 000/s",
    };
  await db.end();
  yield* await confirmed(house, resources);
}

/** Times held beforehand, each confirmed over HTTP by one person's session: the last press of booking. */
async function confirmed(house: House, resources: readonly ResourceId[]): Promise<Row[]> {
  const visitor = new HttpVisitor(house.baseUrl);
  await visitor.signIn("resident", "aino", "/fi/omat-asiat/ajat");
  const csrf = /name="_csrf" value="([^"]+)"/.exec(visitor.html)?.[1] ?? "";
  const cookies = Object.fromEntries(
    ["pb_resident", "pb_v"].flatMap((name) => {
      const value = visitor.cookie(name);
      return value ? [[name, value]] : [];
    }),
  );
  const [aino] = await house.db<{ id: string }[]>`
    select id from person where identity_code = '120488-902S'`;
  const person = (aino?.id ?? "") as never;
  let next = 0;
  const now = Temporal.Now.instant();
  const by = { kind: "system", id: null, role: "bench", unit: null } as const;
  const holds = async (count: number) => {
    const changes = Array.from({ length: count }, () => {
      const at = next++;
      // Each after the other: one person has one time at once.
      const from = FIRST.add({ hours: 24 * 3650, minutes: 10 * at });
      const to = from.add({ minutes: 10 });
      const id = randomUUID() as AppointmentId;
      return {
        appointment: {
          id,
          submission: randomUUID(),
          type: "nurse",
          line: "health",
          register: "health" as const,
          unit: "health-station-vaasa",
          form: "in-person" as const,
          startsAt: from,
          endsAt: to,
          status: "held" as const,
          heldUntil: now.add({ hours: 5 }),
          personId: null,
          bookedBy: person,
          contactId: null,
          language: "fi" as const,
          codeHash: null,
          notifyEmail: null,
          notifyPhone: null,
          comingConfirmedAt: null,
          cancelledAt: null,
          cancelReason: null,
          startedAt: null,
          endedAt: null,
          movedTo: null,
          madeAt: now,
          version: 1,
        },
        seen: null,
        takes: [{ resourceId: resources[at % CALENDARS] as ResourceId, from, to, seats: 1 }],
        frees: false,
        facts: [
          {
            type: "time-held" as const,
            at: now,
            by,
            action: "appointment.book" as const,
            ground: "system-task" as const,
          },
        ],
      };
    });
    for (let at = 0; at < changes.length; at += 500)
      await saveBookings(house.db, "bench", changes.slice(at, at + 500));
    return changes.map(({ appointment }) =>
      request("POST", `/fi/ajanvaraus/valittu/${appointment.id}`, {
        cookies,
        fields: { _csrf: csrf, for: person, email: "", phone: "", again: randomUUID() },
      }),
    );
  };
  const measured = await measure({ port: house.port, expect: 303, once: true, cpu: house.cpu }, (atMost) =>
    holds(Math.min(atMost, 6_000)),
  );
  return [rateRow("a held time booked (POST)", measured, "≥ 2 000/s")];
}
