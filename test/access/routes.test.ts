import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillForm } from "#scenario/true-hand/fill-form.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "../http-visitor.ts";
import { WIDE_DOORS } from "./given.ts";
import { type Visit, visits, type Walker, walkers } from "./walk.ts";
import { makeWorld, type World } from "./world.ts";

/**
 * Who may, by the name of the permission: written from what the house promises, not read from its code. A route
 * whose permission is not here fails the test.
 */
const HANDLERS = ["nurse", "social-worker", "family-worker", "team-lead"];
const MAY: Readonly<Record<string, "anyone" | "residents" | readonly string[]>> = {
  "page.read": "anyone",
  "demo.read": "anyone",
  "contact.submit": "anyone",
  "contact.open-by-code": "anyone",
  "matter.read": "residents",
  "matter.reply": "residents",
  "appointment.own": "residents",
  "appointment.open-by-code": "anyone",
  "scores.own": "residents",
  "forms.own": "residents",
  "access-log.own": "residents",
  "own-data.read": "residents",
  "own-data.decide": "residents",
  "staff.home": [...HANDLERS, "analyst", "data-protection-officer", "administrator"],
  "inbox.read": HANDLERS,
  "contact.read": HANDLERS,
  "contact.handle": HANDLERS,
  "contact.record": HANDLERS,
  "contact.hand-out": ["team-lead"],
  "breaches.read": ["team-lead"],
  "team.lead": ["team-lead"],
  "absence.record": HANDLERS,
  "person.open": HANDLERS,
  "person.open-special": HANDLERS,
  "scores.read": HANDLERS,
  "scores.record": HANDLERS,
  "instruments.import": ["administrator", "team-lead"],
  "measures.read": ["analyst", "team-lead", "administrator"],
  "access-log.review": ["data-protection-officer"],
  "data-request.answer": ["data-protection-officer"],
  "content.review": ["administrator", "team-lead"],
};

/** Where somebody who may finds nothing all the same: nothing sent, no code given, nothing kept, no such page. */
const EMPTY: Readonly<Record<string, number>> = {
  askSent: 404,
  writeSent: 404,
  codeMatter: 401,
  "codeMatter.post": 401,
  timeOpened: 401,
  "timeOpened.post": 401,
  timeMove: 401,
  "timeMove.post": 401,
  timeFile: 401,
  bookingHeld: 404,
  "bookingHeld.post": 404,
  ownAppointment: 404,
  "ownAppointment.post": 404,
  appointmentMove: 404,
  "appointmentMove.post": 404,
  appointmentFile: 404,
  resend: 404,
  "reasons.seen": 404,
  dataRequest: 404,
  "data-request.show": 404,
  "data-request.step": 404,
  "reading.rows": 404,
  "reading.review": 404,
  "time-requests.withdraw": 404,
  "own-circle.confirm": 404,
  "calendar.unblock": 404,
  "book.take": 404,
  "series.take": 404,
  "group.show": 404,
  "group.step": 404,
  groupEvent: 404,
  "groupEvent.post": 404,
  "appointment.show": 404,
  "appointment.step": 404,
  "waiting-list.change": 404,
  "quality.contact": 404,
  "quality.review": 404,
};

/** What an empty form gets: shown again, or led on; or somebody was faster. */
const TAKEN = [200, 400, 409, 422];

function outcome({ walker, route, held, path }: Visit): readonly number[] {
  const may = MAY[route.permission];
  if (may === undefined) throw new Error(`no permission ${route.permission} in the table of this test`);
  if (may === "residents" || Array.isArray(may)) {
    const kind = may === "residents" ? "resident" : "staff";
    if (walker.kind !== kind) return [401];
    if (may !== "residents" && !walker.roles.some((role) => may.includes(role))) return [403];
  }
  const empty = EMPTY[route.name];
  if (empty !== undefined) return [empty];
  if (/\/nothing(\/|$)/.test(path)) return [404];
  const readers = walker.kind === "staff" ? held?.staff : held?.residents;
  if (readers && !readers.includes(walker.key)) return [404];
  return route.method === "GET" ? [200] : TAKEN;
}

const shown = ({ walker, route, path, status }: Visit) =>
  `${walker.key}: ${route.method} ${path} (${route.name}) ${status}`;

describe("every route, walked by everybody", () => {
  let house: TestHouse;
  let world: World;
  let everybody: Walker[];
  /** The program's own log, as much of it as there can be. */
  const lines: string[] = [];
  beforeAll(async () => {
    const log = pino({ level: "debug" }, { write: (line) => lines.push(line) });
    house = await testHouse({ doors: WIDE_DOORS, log });
    const made = await makeWorld(house);
    world = { ...made, secrets: [...made.secrets, await ainosDraft(house)] };
    everybody = await walkers(house);
  });
  afterAll(() => house.close());

  it("finds people of every kind and role signed in", () => {
    expect(everybody.filter(({ kind }) => kind === "resident").length).toBeGreaterThanOrEqual(7);
    const roles = new Set(everybody.flatMap((one) => one.roles));
    expect([...roles].sort()).toEqual(
      [...HANDLERS, "administrator", "analyst", "data-protection-officer"].sort(),
    );
    expect(everybody.filter(({ token }) => token === "")).toEqual([]);
  });

  it("names a permission that this test's table holds on every route", () => {
    const unknown = house.app.routes.filter(({ permission }) => MAY[permission] === undefined);
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  it.each(["GET", "POST"] as const)(
    "%s: answers each as the table says, and tells nobody what is not theirs",
    async (method) => {
      const wrong: string[] = [];
      const routes = house.app.routes.filter((route) => route.method === method);
      for (const route of routes) {
        for (const walker of everybody) {
          for await (const visit of visits(
            house,
            world,
            route,
            walker,
            method === "GET" ? undefined : ["fi"],
          )) {
            const expected = outcome(visit);
            if (!expected.includes(visit.status))
              wrong.push(`${shown(visit)}, expected ${expected.join(" or ")}`);
            wrong.push(...leaks(world, visit).map((what) => `${shown(visit)} tells ${what}`));
          }
        }
      }
      expect(wrong).toEqual([]);
    },
    240_000,
  );

  it("lists to each professional what they have a right to, counts nothing else, and finds nothing else", async () => {
    for (const walker of everybody.filter(({ roles }) => roles.some((role) => HANDLERS.includes(role)))) {
      const { visitor, key } = walker;
      const theirs = world.held.filter(({ staff }) => staff.includes(key)).map(({ contact }) => contact.id);
      await visitor.get("/fi/staff/inbox");
      const listed = new Set(
        [...visitor.html.matchAll(/staff\/inbox\/([0-9a-f-]{36})"/g)].map(([, id]) => id),
      );
      expect([...listed].sort(), key).toEqual(theirs.toSorted());
      expect(visitor.text, key).toMatch(new RegExp(`Avoimet ${theirs.length} `));
      for (const { contact, staff } of world.held) {
        await visitor.get(`/fi/staff/inbox?search=${contact.reference}`);
        expect(visitor.html.includes(contact.id), `${key} ${contact.reference}`).toBe(staff.includes(key));
      }
    }
  });

  it("counts a person under non-disclosure nowhere, on no page or table of figures", async () => {
    const { db } = house.database;
    await house.counted();
    const [fact] = await db`
      select data->>'municipality' as municipality from journal j join contact c on c.id = j.contact_id where c.non_disclosure`;
    expect(fact?.municipality).toBe("hidden");
    const [cell] = await db`select count(*)::int as n from measure_cell where municipality = '475'`;
    expect(cell?.n).toBe(0);
    for (const walker of everybody) {
      await walker.visitor.get("/fi/leaders?format=csv&municipality=475");
      expect(leaksIn(world, walker.key, walker.visitor.html)).toEqual([]);
      const may = walker.roles.some((role) => (MAY["measures.read"] as readonly string[]).includes(role));
      expect(walker.visitor.status, walker.key).toBe(walker.kind === "staff" ? (may ? 200 : 403) : 401);
    }
  });

  it("gives nobody the data of others by the live stream, metrics, health or an unknown address", async () => {
    for (const walker of everybody) {
      for (const path of [
        "/metrics",
        "/health",
        "/ready",
        "/live?topics=contact:1",
        "/fi/staff/inbox/nobody",
        "/fi/unknown",
      ]) {
        await walker.visitor.get(path);
        expect(leaksIn(world, walker.key, walker.visitor.html), path).toEqual([]);
      }
    }
  });

  it("has written nothing of anybody to the program's own log", () => {
    const log = lines.join("");
    expect(lines.length).toBeGreaterThan(1_000);
    const told = [
      ...world.secrets.map(({ text }) => text),
      ...house.personas.residents.flatMap(({ id, familyName, email }) => [id, familyName, email ?? id]),
      ...house.personas.staff.flatMap(({ id, familyName, subject }) => [id, familyName, subject]),
      ...world.held.flatMap(({ contact }) => [contact.id, contact.reference]),
    ];
    expect(told.filter((text) => log.includes(text))).toEqual([]);
    expect(lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});

/** What Aino has begun to write and not sent: hers alone. */
async function ainosDraft(house: TestHouse): Promise<World["secrets"][number]> {
  const text = "kanervikko";
  const aino = new HttpVisitor(house.baseUrl);
  await aino.signIn("resident", "aino", "/fi/pyyda-apua");
  await fillForm(aino, { "for-whom": "myself", topic: "loneliness", "own-words": text });
  return { what: "an unsent draft", text, readers: ["aino"] };
}

/** Pages about people: on these the municipality of the person under non-disclosure may stand for named roles alone. */
const ABOUT_PEOPLE = /^(matters?|accessLog|inbox|contact|breaches|atRisk|quality|person|reasons)\b/;

function leaks(world: World, { walker, route, html }: Visit): string[] {
  // Whoever has just taken a contact has to call: they see the number, not where the person is.
  const calls = route.name === "contact.take" && walker.key === "maria";
  const found = leaksIn(world, walker.key, html).filter((what) => !(calls && what === "Laura's number"));
  const named = walker.roles.includes("team-lead") || walker.key === "laura";
  // What may be chosen is the same for everybody: units bear the names of their places. What is chosen is looked at.
  const offered = html.replace(/<option (?![^>]*selected)[^>]*>[^<]*<\/option>/g, "");
  const place = world.hiddenPlaces.some((name) => offered.includes(name));
  return place && !named && ABOUT_PEOPLE.test(route.name) ? [...found, "the municipality of Laura"] : found;
}

function leaksIn(world: World, key: string, html: string): string[] {
  return world.secrets
    .filter(({ text, readers }) => html.includes(text) && !readers.includes(key))
    .map(({ what }) => what);
}
