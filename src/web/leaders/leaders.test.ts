import { afterAll, beforeAll, expect, test } from "vitest";
import { measuringOf } from "#src/county/measuring.ts";
import {
  type BookingChange,
  book,
  cancel,
  mark,
  measureBooking,
  mergeBookings,
  saveBookings,
} from "#src/domains/scheduling/index.ts";
import { at, localDate } from "#src/kernel/helsinki.ts";
import type { AppointmentId, PersonId } from "#src/kernel/id.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { nurseAt } from "#test/booking/calendars.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

let house: TestHouse;
let analyst: HttpVisitor;

/** Cells of a day: how many came, were answered and were answered in time. */
async function day(
  municipality: string,
  language: string,
  received: number,
  answered: number,
  inTime: number,
) {
  const put = (measure: string, bucket: number, n: number) => house.database.owner`
    insert into measure_cell values (${measure}, '2026-11-10', 'family', 'web-form', ${municipality}, ${language}, ${bucket}, ${n})`;
  await put("received", 0, received);
  await put("answered", 100, answered);
  await put("in-time", 0, inTime);
}

beforeAll(async () => {
  house = await testHouse();
  await day("905", "fi", 61, 60, 54);
  await day("499", "sv", 31, 30, 30);
  await day("231", "fi", 3, 3, 2);
  await day("hidden", "fi", 2, 2, 2);
  analyst = await new HttpVisitor(house.baseUrl).signIn("staff", "anders-holmqvist");
});
afterAll(() => house.close());

test("the analyst sees whether the promise was kept, with its interval", async () => {
  await analyst.get("/en/leaders");
  expect(analyst.status).toBe(200);
  expect(analyst.title).toBe("Do we keep our promise?");
  expect(analyst.text).toContain("Answered in the promised time 92.6");
  expect(analyst.text).toContain("88 of 95 answers");
  expect(analyst.text).toMatch(/interval 85\.6–96\.4%/);
  expect(analyst.text).toContain("CC BY 4.0");
});

test("in three languages, and the page refreshes itself when a figure changes", async () => {
  for (const [lang, title] of [
    ["fi", "Pidämmekö lupauksemme?"],
    ["sv", "Håller vi vad vi lovar?"],
  ] as const) {
    await analyst.get(`/${lang}/leaders`);
    expect(analyst.title).toBe(title);
    expect(analyst.html).toMatch(/name="pb-live" content="[^"]*measures/);
  }
});

test("a change of the figures is on the next page, though views are kept for all readers", async () => {
  const [reader, other] = [analyst, await new HttpVisitor(house.baseUrl).signIn("staff", "anders-holmqvist")];
  await reader.get("/en/leaders?language=sv");
  expect(reader.text).toContain("30 of 30 answers");
  await house.database
    .owner`update measure_cell set n = n + 1 where municipality = '499' and measure = 'answered'`;
  await house.database.owner`update measure_epoch set n = n + 1`;
  await other.get("/en/leaders?language=sv");
  expect(other.text).toContain("30 of 31 answers");
  await house.database
    .owner`update measure_cell set n = n - 1 where municipality = '499' and measure = 'answered'`;
  await house.database.owner`update measure_epoch set n = n + 1`;
});

test("few are hidden on the page, under the filter, beside the filter and in the export", async () => {
  for (const query of ["municipality=231", "municipality=hidden"]) {
    await analyst.get(`/en/leaders?${query}`);
    expect(analyst.text).toContain("so few people that they are hidden");
    expect(analyst.text).not.toMatch(/of [23] answers/);
  }
  await analyst.get("/en/leaders?format=csv");
  expect(analyst.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const rows = analyst.html.split("\r\n").map((row) => row.split(","));
  const of = (code: string) =>
    rows.find((row) => row[2] === "Municipality" && row[3] === code && row[5] === "contacts")?.[6];
  expect([of("231"), of("hidden"), of("905"), of("280")]).toEqual(["hidden", "hidden", "61", "0"]);
});

test("what was typed wrong is said, kept, and never a failure of ours", async () => {
  for (const [query, said] of [
    ["period=custom&from=2026-03-31&to=2026-01-01", "The last day is before the first"],
    ["period=custom&from=2026-03-31&to=9999-12-31", "The period ends in the future"],
    ["municipality=%3Cscript%3E", "Choose the municipality from the list"],
    ["line=%00%ff", "Choose the line from the list"],
  ] as const) {
    await analyst.get(`/en/leaders?${query}`);
    expect([analyst.status, analyst.text.includes(said)], query).toEqual([200, true]);
    expect(analyst.html).not.toContain('<script>"');
  }
  await analyst.get("/en/leaders?period=custom&from=2026-03-31&to=2026-01-01");
  expect(analyst.html).toContain('value="2026-03-31"');
});

test("every figure opens to its definition; an unknown one is not found", async () => {
  await analyst.get("/en/leaders");
  const measures = new Set(
    [...analyst.html.matchAll(/\/en\/leaders\/definitions\/([a-z-]+)/g)].map(([, id]) => id),
  );
  expect(measures.size).toBeGreaterThanOrEqual(7);
  for (const id of measures) {
    await analyst.get(`/sv/leaders/definitions/${id}?period=12m`);
    expect(analyst.status).toBe(200);
    expect(analyst.html).toContain("/sv/leaders?period=12m");
  }
  await analyst.get("/en/leaders/definitions/nonsense");
  expect(analyst.status).toBe(404);
});

test("others do not see it: a nurse, a resident, somebody signed out", async () => {
  const nurse = await new HttpVisitor(house.baseUrl).signIn("staff", "nina-sandberg");
  await nurse.get("/en/leaders");
  expect(nurse.status).toBe(403);
  const nobody = await new HttpVisitor(house.baseUrl).get("/en/leaders");
  expect(nobody.status).toBe(401);
  expect(nobody.text).not.toContain("answers");
});

test("how contacts were handled: shares by line and team, small ones hidden on the page and in the file", async () => {
  const put = (measure: string, day: string, team: string, n: number) => house.database.owner`
    insert into measure_cell values (${measure}, ${day}, 'health', 'phone', ${team}, 'all', 0, ${n})`;
  const day = localDate(house.clock.now()).subtract({ days: 20 }).toString();
  await put("came", day, "health-line", 40);
  await put("assessed-same-day", day, "health-line", 36);
  await put("first-answer", day, "health-line", 50);
  await put("unsettled", day, "health-line", 5);
  await put("call-tried", day, "health-line", 3);
  await put("call-kept", day, "health-line", 2);
  await analyst.get("/en/leaders/quality");
  expect(analyst.text).toContain("In 36 of 40 cases the assessment was made on the same weekday. That is 90");
  expect(analyst.text).toContain("45 of 50 matters were settled with the first answer.");
  expect(analyst.text).toContain("The cases are so few that the figure is hidden.");
  await analyst.get("/sv/leaders/quality?period=12m&format=csv");
  expect(analyst.headers.get("content-type")).toContain("text/csv");
  expect(analyst.html).toContain("hta-same-weekday;Hela området;;;0,9;40;");
  expect(analyst.html).toContain("call-backs-kept;Hela området;;;dold;dold;");
  await analyst.get("/fi/leaders/definitions/settled-in-one");
  expect(analyst.title).toBe("Selvisi yhdellä kerralla");
});

/** Two weeks ago a nurse had four visits a morning; the first of each was given back the day before and taken again. */
async function mornings(): Promise<void> {
  const { db, owner } = house.database;
  const nurse = await nurseAt(house, "health-station-vaasa", [8, 10]);
  const [person] = await owner<{ id: PersonId }[]>`select id from person limit 1`;
  const personId = person?.id ?? null;
  const by = { by: { kind: "system", id: null, role: "test", unit: null }, ground: "system-task" } as const;
  const told = (startsAt: Temporal.Instant, made: Temporal.Instant, online: boolean) => {
    const endsAt = startsAt.add({ minutes: 30 });
    const about = {
      type: "nurse",
      line: "health",
      register: "health",
      unit: "health-station-vaasa",
    } as const;
    const nobody = { contactId: null, codeHash: null, notifyEmail: null, notifyPhone: null } as const;
    const ids = { id: crypto.randomUUID() as AppointmentId, submission: crypto.randomUUID() };
    const when = { startsAt, endsAt, form: "in-person", language: "fi" } as const;
    const whose = { personId, bookedBy: online ? personId : null };
    const taking = { resourceId: nurse, from: startsAt, to: endsAt, seats: 1 };
    return book({ ...ids, ...about, ...nobody, ...when, ...whose }, [taking], { ...by, now: made });
  };
  const slots = Array.from({ length: 20 }, (_, n) =>
    at(Temporal.PlainDate.from("2026-11-09").add({ days: Math.floor(n / 4) }), "08:00").add({
      minutes: 30 * (n % 4),
    }),
  );
  const went = (booked: BookingChange, n: number) =>
    mergeBookings(
      booked,
      mark(booked.appointment, n < 2 ? "no-show" : "done", { ...by, now: booked.appointment.endsAt }),
    );
  const first = slots.map((startsAt, n) => told(startsAt, startsAt.subtract({ hours: 72 }), n % 2 === 0));
  const given = first.filter((_, n) => n % 4 === 0);
  await saveBookings(db, "test", [...given, ...first.filter((_, n) => n % 4 > 0).map(went)]);
  const back = (startsAt: Temporal.Instant) => startsAt.subtract({ hours: 20 });
  await saveBookings(
    db,
    "test",
    given.map(({ appointment }) =>
      cancel(appointment, "own-wish", { ...by, now: back(appointment.startsAt) }),
    ),
  );
  await saveBookings(
    db,
    "test",
    given.map(({ appointment: { startsAt } }) =>
      went(told(startsAt, back(startsAt).add({ minutes: 20 }), false), 9),
    ),
  );
}

test("booking: how soon, how full, how often filled again, and what was typed wrong", async () => {
  await mornings();
  const { db } = house.database;
  const scope = {
    actor: { kind: "system", job: "test" },
    now: house.clock.now(),
    lang: "fi",
    requestId: "test",
    db,
    newId: () => crypto.randomUUID(),
  } as const;
  // Taken twice it is one measure.
  for (let times = 0; times < 2; times += 1) await measureBooking(scope, measuringOf(house.app.site));
  expect(await db`select type, days from third_next_day order by days`).toEqual([
    { type: "nurse", days: 1 },
    { type: "senior-clinic", days: 4 },
  ]);
  await analyst.get("/en/leaders/booking");
  for (const said of [
    "1 day The middle one of 2 types and units",
    // Twenty working days of two hours; each visit that stood or was filled again takes half an hour.
    "Fill rate 25.0 % 10 h of 40 hours offered",
    "100.0 % 5 of 5 times",
    "half of them within 30 mins",
    "10.0 % 2 of 20 visits",
    "40.0 % 10 of 25 bookings",
    "Nowhere does the wait pass its limit",
  ])
    expect(analyst.text.replaceAll("\u00a0", " ")).toContain(said);
  await analyst.get("/en/leaders/booking?type=senior-clinic&weeks=12");
  expect(analyst.text.replaceAll("\u00a0", " ")).toContain("4 days The third time that can be booked now");
  for (const [query, said] of [
    ["weeks=13", "Write the number of weeks as a figure from 1 to 12"],
    ["weeks=%00", "Write the number of weeks"],
    ["unit=%3Cscript%3E", "Choose the unit from the list"],
    ["area=north&unit=health-station-vaasa", "This unit is not in the chosen area"],
    ["line=oral&type=nurse", "This appointment is not given on the chosen line"],
    ["type=doctor", "No free times are counted for this choice"],
  ] as const) {
    await analyst.get(`/en/leaders/booking?${query}`);
    expect([analyst.status, analyst.text.includes(said)], query).toEqual([200, true]);
  }
  await analyst.get("/sv/leaders/booking?format=csv");
  expect(analyst.html).toContain("booking-fill;;Hela valet;0,25;2400");
  const definitions = new Set(
    [
      ...(await analyst.get("/sv/leaders/booking")).html.matchAll(/\/sv\/leaders\/definitions\/([a-z-]+)/g),
    ].map(([, id]) => id),
  );
  expect(definitions.size).toBe(9);
  for (const id of definitions) {
    await analyst.get(`/sv/leaders/definitions/${id}`);
    expect([id, analyst.status]).toEqual([id, 200]);
  }
});
