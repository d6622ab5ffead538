import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId, ResourceId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import type { BookingHand, NewAppointment } from "./appointment.ts";
import { cancelBooked, confirmSeen, markVisit, moveBooked, take } from "./booking-actions.ts";
import { Calendars } from "./calendars-actions.ts";
import { minuteOf } from "./days.ts";
import { findTimes, takeChosen } from "./find-actions.ts";
import type { Taking } from "./model.ts";
import { nurseVisit } from "./testing/calendars.ts";

const MORNING = Temporal.Instant.from("2026-03-02T06:00:00Z");
const at = (minutes: number) => Temporal.Instant.from("2026-03-03T06:00:00Z").add({ minutes });

describe("a time is given once", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());

  const scope = (now = MORNING): Scope => ({
    actor: { kind: "system", job: "test" },
    now,
    lang: "fi",
    requestId: "test",
    db: test.db,
    newId: randomUUID,
  });
  const hand = (now = MORNING): BookingHand => ({
    by: { kind: "system", id: null, role: "test", unit: null },
    ground: "system-task",
    now,
  });
  const nurse = async () => {
    const id = randomUUID() as ResourceId;
    await test.db`insert into resource (id, kind, unit, profession) values (${id}, 'professional', 'vaasa', 'nurse')`;
    return id;
  };
  const visit = (from: number, to: number, more: Partial<NewAppointment> = {}): NewAppointment => ({
    id: randomUUID() as AppointmentId,
    submission: randomUUID(),
    type: "nurse",
    line: "health",
    register: "health",
    unit: "vaasa",
    form: "in-person",
    startsAt: at(from),
    endsAt: at(to),
    personId: null,
    bookedBy: null,
    contactId: null,
    language: "sv",
    codeHash: null,
    notifyEmail: null,
    notifyPhone: null,
    ...more,
  });
  const of = (resourceId: ResourceId, from: number, to: number, seats = 1): Taking => ({
    resourceId,
    from: at(from),
    to: at(to),
    seats,
  });
  const taken = async (id: ResourceId) =>
    (await test.db<{ n: number }[]>`select count(*)::int as n from occupancy where resource_id = ${id}`)[0]
      ?.n;

  it("to one of fifty who press at once", async () => {
    const id = await nurse();
    const tries = Array.from({ length: 50 }, () =>
      take(scope(), visit(0, 30), [of(id, 0, 30)], hand(), "book").catch(
        (refusal: Refusal) => refusal.reason,
      ),
    );
    const ends = await Promise.all(tries);
    expect(ends.filter((end) => typeof end === "object")).toHaveLength(1);
    expect(ends.filter((end) => end === "time-taken")).toHaveLength(49);
    expect(await taken(id)).toBe(1);
  });

  it("next to one another, but not by a minute too much", async () => {
    const id = await nurse();
    await take(scope(), visit(0, 30), [of(id, 0, 30)], hand(), "book");
    await take(scope(), visit(30, 60), [of(id, 30, 60)], hand(), "book");
    await expect(take(scope(), visit(59, 80), [of(id, 59, 80)], hand(), "book")).rejects.toThrow(
      "time-taken",
    );
  });

  it("whole or not at all: where the doctor is taken, the nurse stays free", async () => {
    const [one, other] = [await nurse(), await nurse()];
    await take(scope(), visit(0, 30), [of(one, 0, 30)], hand(), "book");
    const both = [of(other, 0, 30), of(one, 0, 30)];
    await expect(take(scope(), visit(0, 30), both, hand(), "book")).rejects.toThrow("time-taken");
    expect(await taken(other)).toBe(0);
  });

  it("once for one key, however often it is sent", async () => {
    const id = await nurse();
    const wanted = visit(0, 30);
    const first = await take(scope(), wanted, [of(id, 0, 30)], hand(), "book");
    const again = await take(
      scope(),
      { ...wanted, id: randomUUID() as AppointmentId },
      [of(id, 60, 90)],
      hand(),
      "book",
    );
    expect(again.id).toBe(first.id);
    expect(await taken(id)).toBe(1);
  });

  it("to as many as there are seats", async () => {
    const id = await nurse();
    const ends = await Promise.all(
      Array.from({ length: 8 }, () =>
        take(scope(), visit(0, 5), [of(id, 0, 5, 3)], hand(), "book").then(
          () => "given",
          (refusal: Refusal) => refusal.reason,
        ),
      ),
    );
    // Two may choose the same seat at once: then one of them asks again. Never more than there are.
    const given = ends.filter((end) => end === "given").length;
    expect(given).toBeGreaterThan(0);
    expect(await taken(id)).toBe(given);
    for (let more = given; more < 3; more += 1)
      await take(scope(), visit(0, 5), [of(id, 0, 5, 3)], hand(), "book");
    await expect(take(scope(), visit(0, 5), [of(id, 0, 5, 3)], hand(), "book")).rejects.toThrow("time-taken");
  });

  it("after a hold that ran out, and to its holder as long as nobody else has it", async () => {
    const id = await nurse();
    const held = await take(scope(), visit(0, 30), [of(id, 0, 30)], hand(), "hold");
    await expect(take(scope(), visit(0, 30), [of(id, 0, 30)], hand(), "hold")).rejects.toThrow("time-taken");
    const late = MORNING.add({ minutes: 11 });
    const other = visit(60, 90);
    const slow = await take(scope(), other, [of(id, 60, 90)], hand(), "hold");
    expect((await confirmSeen(scope(late), slow, {}, hand(late))).status).toBe("booked");
    expect((await confirmSeen(scope(late), slow, {}, hand(late))).status).toBe("booked");
    await take(scope(late), visit(0, 30), [of(id, 0, 30)], hand(late), "book");
    await expect(confirmSeen(scope(late), held, {}, hand(late))).rejects.toThrow("time-changed");
  });

  it("and moved together or not at all", async () => {
    const id = await nurse();
    const first = await take(scope(), visit(0, 30), [of(id, 0, 30)], hand(), "book");
    await take(scope(), visit(60, 90), [of(id, 60, 90)], hand(), "book");
    const onto = visit(75, 105);
    await expect(moveBooked(scope(), first.id, onto, [of(id, 75, 105)], hand())).rejects.toThrow(
      "time-taken",
    );
    const later = visit(15, 45);
    const moved = await moveBooked(scope(), first.id, later, [of(id, 15, 45)], hand());
    expect((await moveBooked(scope(), first.id, later, [of(id, 15, 45)], hand())).id).toBe(moved.id);
    expect(await taken(id)).toBe(2);
    await expect(cancelBooked(scope(), first.id, "own-wish", hand())).rejects.toThrow("time-not-booked");
  });

  it("and not moved once somebody else, who was first by a moment, has cancelled it", async () => {
    const id = await nurse();
    const first = await take(scope(), visit(0, 30), [of(id, 0, 30)], hand(), "book");
    const waits = async () =>
      (
        await test.db`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      ).length;
    let moving: Promise<unknown> = Promise.resolve();
    await test.db.begin(async (tx) => {
      await tx`update appointment set status = 'cancelled', version = version + 1 where id = ${first.id}`;
      await tx`delete from occupancy where appointment_id = ${first.id}`;
      moving = moveBooked(scope(), first.id, visit(60, 90), [of(id, 60, 90)], hand()).catch(
        (error: Refusal) => error.message,
      );
      await expect.poll(waits, { timeout: 20_000 }).toBe(1);
    });
    expect(await moving).toBe("conflict: time-changed");
    expect(await taken(id)).toBe(0);
  });

  it("and is free again when it is cancelled; kept calendars learn of both", async () => {
    const id = await nurse();
    const calendars = new Calendars();
    const busy = async () =>
      (await calendars.read(test.db, MORNING)).find(({ resource }) => resource.id === id)?.busy.from.length;
    expect(await busy()).toBe(0);
    const booked = await take(scope(), visit(0, 30), [of(id, 0, 30)], hand(), "book");
    expect(await busy()).toBe(1);
    await cancelBooked(scope(), booked.id, "own-wish", hand());
    expect(await busy()).toBe(0);
    await take(scope(), visit(0, 30), [of(id, 0, 30)], hand(), "book");
    expect(await busy()).toBe(1);
  });

  it("learns of a booking whose transaction ended after a later one's", async () => {
    const id = await nurse();
    const calendars = new Calendars();
    const busy = async () =>
      (await calendars.read(test.db, MORNING)).find(({ resource }) => resource.id === id)?.busy.from.length;
    await busy();
    const slow = await test.db.reserve();
    await slow`begin`;
    await take({ ...scope(), db: slow as never }, visit(0, 30), [of(id, 0, 30)], hand(), "book");
    await take(scope(), visit(60, 90), [of(id, 60, 90)], hand(), "book");
    expect(await busy()).toBe(1);
    await slow`commit`;
    slow.release();
    expect(await busy()).toBe(2);
  });

  it("only where somebody works, whatever is asked for; once for one key", async () => {
    const [one, other] = [await nurse(), await nurse()];
    await test.db`
      insert into schedule_rule (id, resource_id, weekdays, from_minute, to_minute, valid_from, unit, forms)
      select gen_random_uuid(), id, 31, 480, 540, '2026-01-01', 'narpes', '{in-person}'
      from unnest(${[one, other]}::uuid[]) as id`;
    const times = { calendars: new Calendars(), units: new Map() };
    const type = nurseVisit();
    const from = minuteOf(MORNING);
    const demand = { type, from, until: from + 3 * 1440, line: "health", limit: 2 };
    const [first] = await findTimes(scope(), times, { ...demand, units: ["narpes"] });
    expect(first?.unit).toBe("narpes");
    const chosen = { from: first?.from ?? 0, unit: "narpes", form: "in-person" } as const;
    const { id: _, unit, form, startsAt, endsAt, type: __, line, ...given } = visit(0, 30);
    const pressed = { ...given, submission: randomUUID() };
    const taken = await takeChosen(scope(), times, demand, chosen, pressed, hand(), "book");
    expect((await takeChosen(scope(), times, demand, chosen, pressed, hand(), "book")).id).toBe(taken.id);
    const again = () =>
      takeChosen(scope(), times, demand, chosen, { ...given, submission: randomUUID() }, hand(), "book");
    // There are two nurses: the second has the same time, a third does not.
    expect((await again()).startsAt).toEqual(taken.startsAt);
    await expect(again()).rejects.toThrow("time-taken");
    const night = { ...chosen, from: chosen.from + 12 * 60 };
    await expect(
      takeChosen(scope(), times, demand, night, { ...given, submission: randomUUID() }, hand(), "book"),
    ).rejects.toThrow("time-taken");
  });

  it("and no visit is missed before its time", async () => {
    const id = await nurse();
    const booked = await take(scope(), visit(0, 30), [of(id, 0, 30)], hand(), "book");
    await expect(markVisit(scope(), booked.id, "no-show", hand())).rejects.toThrow("time-not-begun");
    const after = at(10);
    await markVisit(scope(after), booked.id, "no-show", hand(after));
    const arrived = await markVisit(scope(after), booked.id, "arrived", hand(after));
    expect((await markVisit(scope(after), arrived.id, "done", hand(at(30)))).endedAt).toEqual(at(30));
    await expect(markVisit(scope(), booked.id, "started", hand())).rejects.toThrow("visit-stands-otherwise");
  });

  it("of work that stands in quarters of an hour: those alike that follow each other are one stretch", async () => {
    const id = await nurse();
    const offer = (unit: string) =>
      JSON.stringify({ unit, forms: ["in-person"], types: null, urgent: false, keptFor: null, seats: 1 });
    for (const [from, unit] of [
      [0, "vaasa"],
      [15, "vaasa"],
      [30, "vaasa"],
      [45, "narpes"],
      [75, "vaasa"],
    ] as const)
      await test.db`
        insert into schedule_exception (id, resource_id, during, reason, offer) values (${randomUUID()}, ${id},
          tstzrange(${at(from)}, ${at(from + 15)}), 'shift', ${offer(unit)}::text::jsonb)`;
    const calendars = await new Calendars().read(test.db, MORNING);
    const stretches = calendars.find(({ resource }) => resource.id === id)?.exceptions ?? [];
    const start = minuteOf(at(0));
    expect(stretches.map((one) => [one.from - start, one.to - start, one.offer?.unit])).toEqual([
      [0, 45, "vaasa"],
      [45, 60, "narpes"],
      [75, 90, "vaasa"],
    ]);
  });
});
