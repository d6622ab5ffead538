import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import {
  addResources,
  addRules,
  addWish,
  appointmentById,
  book,
  cancel,
  freedOf,
  saveBookings,
  type WishId,
} from "#src/domains/scheduling/index.ts";
import { at, localDate } from "#src/kernel/helsinki.ts";
import type { AppointmentId, PersonId, ResourceId } from "#src/kernel/id.ts";
import { isWorkingDay } from "#src/kernel/working-days.ts";
import { connect } from "#src/platform/database/index.ts";
import { to } from "#src/web/paths.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import type { House } from "../house/house.ts";
import { QUICK } from "../load/measure.ts";
import { median, quantile } from "../report/numbers.ts";
import { milliseconds, type Row } from "../report/row.ts";

const TIMES = QUICK ? 60 : 300;
const PROFESSIONALS = 10;
/** Times given back a second: at random moments. */
const RATE = 5;
/** How often it is looked whether an offer stands. */
const LOOK_MS = 5;
const SEARCHED = "physiotherapist";
const UNIT = "health-station-vaasa";

const by = { by: { kind: "system", id: null, role: "bench", unit: null }, ground: "system-task" } as const;

/** Booked times of one person with physiotherapists of the bench, and as many others who wait for such a time. */
async function given({ db }: House, person: PersonId): Promise<AppointmentId[]> {
  const now = Temporal.Now.instant();
  const resources = Array.from({ length: PROFESSIONALS }, (_, nth) => ({
    id: randomUUID() as ResourceId,
    kind: "professional" as const,
    professionalId: null,
    name: `bench ${nth}`,
    unit: UNIT,
    profession: SEARCHED,
    skills: [],
    languages: ["fi"],
  }));
  await addResources(db, resources);
  const worked = { weekdays: 31, from: 480, to: 525, everyWeeks: 1, onHolidays: false, unit: UNIT, seats: 1 };
  await addRules(
    db,
    resources.map(({ id: resourceId }) => ({
      ...worked,
      id: randomUUID(),
      resourceId,
      validFrom: localDate(now),
      validUntil: null,
      forms: ["in-person" as const],
      types: null,
      urgent: false,
      keptFor: null,
      keptUntilDays: null,
    })),
  );
  const booked = [];
  for (let day = localDate(now).add({ days: 2 }); booked.length < TIMES; day = day.add({ days: 1 })) {
    if (!isWorkingDay(day)) continue;
    const from = at(day, "08:00");
    const until = from.add({ minutes: 45 });
    for (const { id: resourceId } of resources) {
      const about = { type: "physiotherapy", line: "health", register: "health", unit: UNIT } as const;
      const nobody = { contactId: null, codeHash: null, notifyEmail: null, notifyPhone: null } as const;
      const ids = { id: randomUUID() as AppointmentId, submission: randomUUID() };
      const when = { startsAt: from, endsAt: until, form: "in-person", language: "fi" } as const;
      booked.push(
        book(
          { ...ids, ...about, ...nobody, ...when, personId: person, bookedBy: person },
          [{ resourceId, from, to: until, seats: 1 }],
          { ...by, now },
        ),
      );
    }
  }
  await saveBookings(db, "bench", booked);
  const people = await db<
    { id: PersonId }[]
  >`select id from person where id <> ${person} order by id limit ${TIMES}`;
  for (const { id } of people)
    await addWish(
      db,
      {
        id: randomUUID() as WishId,
        submission: randomUUID(),
        personId: id,
        register: "health",
        line: "health",
        type: "physiotherapy",
        minutes: 45,
        forms: ["in-person"],
        units: [UNIT],
        languages: [],
        weekdays: 31,
        fromMinute: 0,
        toMinute: 1440,
        fromDate: localDate(now),
        untilDate: localDate(now).add({ days: 89 }),
        dueAt: null,
        contactId: null,
        requestId: null,
        replaces: null,
        byPhone: false,
        notifyEmail: "bench@example.invalid",
        language: "fi",
        madeByKind: "resident",
        madeBy: id,
        madeAt: now,
        endedAt: null,
        endedAs: null,
      },
      { kind: "resident", id, role: null, unit: null },
    );
  return booked.slice(0, TIMES).map(({ appointment }) => appointment.id);
}

/** How long after `give` began each key was first seen by somebody who looks every few milliseconds. */
async function seen(
  keys: readonly string[],
  looked: () => Promise<readonly string[]>,
  give: (key: string) => Promise<unknown>,
): Promise<number[]> {
  const began = new Map<string, number>();
  const took: number[] = [];
  const giveUp = performance.now() + 60_000 + (keys.length * 2_000) / RATE;
  const looking = (async () => {
    while (took.length < keys.length && performance.now() < giveUp) {
      for (const key of await looked()) {
        const from = began.get(key);
        if (from === undefined) continue;
        began.delete(key);
        took.push(performance.now() - from);
      }
      await setTimeout(LOOK_MS);
    }
  })();
  const giving: Promise<unknown>[] = [];
  for (const key of keys) {
    await setTimeout((-1000 / RATE) * Math.log(1 - Math.random()));
    began.set(key, performance.now());
    giving.push(give(key));
  }
  await Promise.all(giving);
  await looking;
  return took;
}

/** From the press that gives a time back until the offer of it and its notice stand written, beside a bare row's way. */
export async function* freed(house: House): AsyncGenerator<Row> {
  const { db } = house;
  const visitor = new HttpVisitor(house.baseUrl);
  await visitor.signIn("resident", "aino", "/fi/omat-asiat/ajat");
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(visitor.html)?.[1] ?? "";
  const [aino] = await db<{ id: PersonId }[]>`select id from person where identity_code = '120488-902S'`;
  if (!aino) throw new Error("the bench's person is not there");
  const times = await given(house, aino.id);
  const half = times.length / 2;
  const said = (took: readonly number[], of: number) =>
    `p50 ${milliseconds(median(took))}, p99 ${milliseconds(quantile(took, 0.99))}; ${took.length} of ${of} seen`;

  const owner = connect(house.database, { max: 1 });
  await owner`create table if not exists bench_freed (id text primary key)`;
  await owner`grant select, insert on bench_freed to prima_app`;
  const bare = Array.from({ length: half }, () => randomUUID());
  const floor = await seen(
    bare,
    () => db<{ id: string }[]>`select id from bench_freed`.then((rows) => rows.map(({ id }) => id)),
    async (id) => {
      await db`insert into bench_freed values (${id})`;
    },
  );
  await owner`drop table bench_freed`;
  await owner.end();
  yield { what: "floor: a bare row written until seen", figure: said(floor, half) };

  const begun = Temporal.Now.instant();
  const offered = () =>
    db<{ id: string }[]>`
      select a.id from wish_offer w join freed_time f on f.id = w.freed_id
      join appointment a on a.person_id = ${aino.id} and a.starts_at = lower(f.during) and a.cancelled_at = f.freed_at
      where w.offered_at >= ${begun}`.then((rows) => rows.map(({ id }) => id));
  const pressed = await seen(times.slice(0, half), offered, (id) =>
    visitor.twin().post(to("ownAppointment", "fi", { id }), { _csrf, step: "cancel", reason: "" }),
  );
  yield { what: "given back on a page until offered (POST)", figure: said(pressed, half), bar: "p99 ≤ 2 s" };
  const elsewhere = await seen(times.slice(half), offered, async (id) => {
    const one = await appointmentById(db, id as AppointmentId);
    if (one)
      await saveBookings(db, "bench", [cancel(one, "own-wish", { ...by, now: Temporal.Now.instant() })]);
  });
  yield {
    what: "given back by another process until offered",
    figure: said(elsewhere, half),
    bar: "p99 ≤ 2 s",
  };
  const [written] = await db<{ offers: number; notices: number }[]>`
    select (select count(*)::int from wish_offer where offered_at >= ${begun}) as offers,
      (select count(*)::int from outbox where template = 'time-offered' and at >= ${begun}) as notices`;
  yield {
    what: "written meanwhile",
    figure: `${written?.offers} offers, ${written?.notices} notices queued`,
  };

  const now = Temporal.Now.instant();
  const rows = await freedOf(db, now.subtract({ hours: 24 * 28 }), now);
  const count = (some: typeof rows) => some.reduce((sum, { n }) => sum + n, 0);
  const again = rows.flatMap(({ quarters, n }) => (quarters === null ? [] : Array<number>(n).fill(quarters)));
  yield {
    what: "refilled in the demonstration's last four weeks",
    figure: `${again.length} of ${count(rows)}, half within ${15 * (median(again) + 1)} min`,
  };
}
