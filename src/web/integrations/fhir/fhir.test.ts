import { Client } from "fhir-kit-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_FHIR_TOKEN } from "#src/county/keys.ts";
import { importShifts } from "#src/domains/scheduling/index.ts";
import type { ResourceId } from "#src/kernel/id.ts";
import { residentOf, staffOf } from "#test/access/given.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { nurseAt } from "#test/booking/calendars.ts";
import { faultsIn, referencesIn } from "#test/fhir-shape.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

interface Shown {
  readonly resourceType: string;
  readonly id: string;
  readonly [name: string]: unknown;
}
interface Bundled extends Shown {
  readonly entry?: readonly { readonly resource: Shown; readonly search: { readonly mode: string } }[];
  readonly link: readonly { readonly relation: string; readonly url: string }[];
}

/** Friday, ten in the morning in Helsinki. */
const FRIDAY = "2026-11-20T08:00:00Z";
const HETU = "urn:oid:1.2.246.21";

describe("another system books over FHIR", () => {
  let house: TestHouse;
  let client: Client;
  let nurse: ResourceId;
  beforeAll(async () => {
    house = await testHouse({ now: FRIDAY });
    nurse = await nurseAt(house, "health-station-vaasa", [13, 15]);
    await nurseAt(house, "health-station-narpes", [9, 10], { forms: ["in-person", "phone"] });
    client = new Client({ baseUrl: `${house.baseUrl}/fhir/R4`, bearerToken: DEMO_FHIR_TOKEN });
  });
  afterAll(() => house.close());

  const codeOf = (key: string) => residentOf(house, key).identityCode;
  const slots = async (more: Record<string, string> = {}) =>
    (await client.search({
      resourceType: "Slot",
      searchParams: { status: "free", "service-type": "nurse", _count: "200", ...more },
    })) as unknown as Bundled;
  const matches = ({ entry = [] }: Bundled) =>
    entry.flatMap(({ resource, search }) => (search.mode === "match" ? [resource] : []));
  const appointment = (slot: Shown | undefined, key: string, more: object = {}) => ({
    resourceType: "Appointment" as const,
    status: "booked",
    slot: [{ reference: `Slot/${slot?.id}` }],
    participant: [{ actor: { identifier: { system: HETU, value: codeOf(key) } }, status: "accepted" }],
    ...more,
  });
  const create = async (body: object, headers: Record<string, string> = {}) =>
    (await client.create({
      resourceType: "Appointment",
      body: body as never,
      options: { headers: { "content-type": "application/fhir+json", ...headers } },
    })) as unknown as Shown;
  /** What a raw request is answered with. */
  const ask = async (path: string, more: RequestInit & { readonly token?: string | null } = {}) => {
    const { token = DEMO_FHIR_TOKEN, headers, ...rest } = more;
    const answer = await fetch(`${house.baseUrl}/fhir/R4/${path}`, {
      ...rest,
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : {}) as Shown };
  };
  const refused = async (doing: Promise<unknown>) => {
    const { response } = (await doing.then(
      () => ({ response: { status: 200, data: {} } }),
      (error: unknown) => error,
    )) as { response: { status: number; data: unknown } };
    return [response.status, (response.data as Shown).resourceType];
  };

  it("finds a time, books it once, reads and cancels it; every resource is of R4 and every reference leads somewhere", async () => {
    const capability = await client.capabilityStatement();
    expect(faultsIn(capability)).toEqual([]);
    const found = await slots({ start: "ge2026-11-23", _include: "Slot:schedule" });
    expect(faultsIn(found)).toEqual([]);
    const [first, second] = matches(found);
    // Monday at nine in Närpes comes before one in Vaasa.
    expect(first).toMatchObject({
      start: "2026-11-23T07:00:00Z",
      end: "2026-11-23T07:30:00Z",
      status: "free",
    });
    const key = { system: "urn:example:booking", value: "a-1" };
    // Sent twice at once it is booked once.
    const [made = { id: "" } as Shown, twin] = await Promise.all(
      [1, 2].map(() => create(appointment(first, "aino", { identifier: [key] }))),
    );
    expect(twin?.id).toBe(made.id);
    expect(faultsIn(made)).toEqual([]);
    expect(made).toMatchObject({ status: "booked", start: first?.start, identifier: [key] });
    // Sent again it is the same booking; the same key for another time is not.
    expect((await create(appointment(first, "aino", { identifier: [key] }))).id).toBe(made.id);
    const conditional = { "if-none-exist": `identifier=${key.system}|${key.value}` };
    expect((await create(appointment(first, "aino"), conditional)).id).toBe(made.id);
    expect(await refused(create(appointment(second, "aino", { identifier: [key] })))).toEqual([
      409,
      "OperationOutcome",
    ]);
    // Somebody else has it now.
    expect(await refused(create(appointment(first, "elin")))).toEqual([409, "OperationOutcome"]);
    expect((await client.read({ resourceType: "Slot", id: first?.id ?? "" })) as unknown).toMatchObject({
      status: "busy-unavailable",
    });
    const schedules = (await client.search({
      resourceType: "Schedule",
      searchParams: {},
    })) as unknown as Bundled;
    expect(faultsIn(schedules)).toEqual([]);
    const led = new Set([made, ...(found.entry ?? []).map(({ resource }) => resource)].flatMap(referencesIn));
    for (const reference of [...led].filter((one, nth) => !one.startsWith("Slot/") || nth < 3)) {
      const there = await client.resolve({ reference });
      expect(faultsIn(there)).toEqual([]);
      for (const next of referencesIn(there)) led.add(next);
    }
    expect([...led].map((one) => one.split("/")[0])).toEqual(
      expect.arrayContaining([
        "Schedule",
        "Patient",
        "Practitioner",
        "Location",
        "HealthcareService",
        "Organization",
      ]),
    );
    const { headers } = await ask(`Appointment/${made.id}`);
    expect(headers.get("etag")).toBe('W/"1"');
    expect(headers.get("content-type")).toContain("application/fhir+json");
    const cancel = [{ op: "replace" as const, path: "/status", value: "cancelled" }];
    const changing = { resourceType: "Appointment", id: made.id, jsonPatch: cancel };
    const stale = { ...changing, options: { headers: { "if-match": 'W/"7"' } } };
    expect(await refused(client.patch(stale))).toEqual([412, "OperationOutcome"]);
    expect((await client.patch(changing)) as unknown).toMatchObject({ status: "cancelled" });
    const gone = (await client.patch(changing)) as unknown as Shown;
    expect(gone).toMatchObject({
      status: "cancelled",
      cancelationReason: { coding: [{ code: "not-said" }] },
    });
    expect(faultsIn(gone)).toEqual([]);
    expect((await client.read({ resourceType: "Slot", id: first?.id ?? "" })) as unknown).toMatchObject({
      status: "free",
    });
    // The person reads who it was.
    const aino = new HttpVisitor(house.baseUrl);
    await aino.signIn("resident", "aino", "/fi/omat-asiat/lukuloki");
    expect(`${aino.status} ${aino.text}`).toContain("Rannikon työterveyden ajanvaraus");
  });

  it("books by start and place, tells that the person comes, and pages through what it took", async () => {
    const body = (start: string, key: string) => {
      const { slot: _, ...rest } = appointment(undefined, key);
      const place = { actor: { reference: "Location/health-station-vaasa" }, status: "accepted" };
      return {
        ...rest,
        start,
        serviceType: [{ coding: [{ code: "nurse" }] }],
        participant: [...rest.participant, place],
      };
    };
    const [one] = await Promise.all([
      create(body("2026-11-24T13:00:00+02:00", "daniel")),
      create(body("2026-11-24T14:00:00+02:00", "elin")),
    ]);
    expect(referencesIn(one)).toContain(`Practitioner/${nurse}`);
    expect(await refused(create(body("2026-11-24T03:00:00+02:00", "aino")))).toEqual([
      409,
      "OperationOutcome",
    ]);
    expect(await refused(create(body("2026-11-19T13:00:00+02:00", "aino")))).toEqual([
      422,
      "OperationOutcome",
    ]);
    const coming = (one.participant as { actor: { type: string } }[]).map((each) =>
      each.actor.type === "Patient" ? { ...each, status: "accepted" } : each,
    );
    const told = await ask(`Appointment/${one.id}`, {
      method: "PUT",
      body: JSON.stringify({ ...one, participant: coming }),
      headers: { "content-type": "application/fhir+json", "if-match": 'W/"1"' },
    });
    expect([told.status, told.headers.get("etag")]).toEqual([200, 'W/"2"']);
    const page = (await client.search({
      resourceType: "Appointment",
      searchParams: { date: "2026-11-24", status: "booked", _count: "1" },
    })) as unknown as Bundled;
    const next = (await client.nextPage({ bundle: page as never })) as unknown as Bundled;
    expect([page, next].map((each) => matches(each).map(({ start }) => start))).toEqual([
      ["2026-11-24T11:00:00Z"],
      ["2026-11-24T12:00:00Z"],
    ]);
    expect(next.link.map(({ relation }) => relation)).toEqual(["self"]);
    const person = await client.search({
      resourceType: "Appointment",
      searchParams: { "patient.identifier": `${HETU}|${codeOf("daniel")}` },
      options: { postSearch: true },
    });
    expect(matches(person as unknown as Bundled).map(({ id }) => id)).toEqual([one.id]);
    expect(JSON.stringify(person)).not.toContain(codeOf("daniel"));
  });

  it("pages through free times without losing or doubling one", async () => {
    const all = matches(await slots()).map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    const walked: string[] = [];
    let page: Bundled | undefined = await slots({ _count: "7" });
    for (let nth = 0; page && nth < 12; nth += 1) {
      walked.push(...matches(page).map(({ id }) => id));
      page = (await client.nextPage({ bundle: page as never })) as unknown as Bundled | undefined;
    }
    expect(walked).toEqual(all.slice(0, walked.length));
    expect(walked.length).toBe(84);
    const phone = matches(await slots({ "appointment-type": "R51", start: "lt2026-11-25" }));
    expect(phone.length).toBeGreaterThan(0);
    expect(JSON.stringify(phone)).not.toContain("in-person");
    const of = await slots({ schedule: `Schedule/${nurse}` });
    expect(new Set(matches(of).flatMap(referencesIn))).toEqual(new Set([`Schedule/${nurse}`]));
  });

  it.each<[string, string, (RequestInit & { token?: string | null }) | undefined, number]>([
    ["nobody known", "Slot", { token: null }, 401],
    ["a wrong token", "Slot", { token: "some-other-token" }, 401],
    [
      "an identity code in the address",
      "Appointment?patient.identifier=urn:oid:1.2.246.21%7C010190-9008",
      undefined,
      400,
    ],
    ["one as a value", "Appointment?identifier=x%7C010190-9008", undefined, 400],
    ["one in the path", "Patient/010190-9008", undefined, 400],
    ["XML", "Slot?_format=xml", undefined, 406],
    ["a type that there is not", "Observation", undefined, 404],
    ["an appointment of another system", "Appointment/01890000-0000-7000-8000-000000000000", undefined, 404],
    ["no date", "Slot?start=ge2026-02-31", undefined, 400],
    ["a date before all calendars", "Appointment?date=lt0001-01-01", undefined, 400],
    ["a strange count", "Slot?_count=-1", undefined, 400],
    ["a made-up cursor", "Slot?_cursor=x", undefined, 400],
    ["a slot that cannot be", "Slot/zzzz", undefined, 404],
    [
      "what is not searched by, when asked to be strict",
      "Slot?foo=1",
      { headers: { prefer: "handling=strict" } },
      400,
    ],
    ["a batch", "", { method: "POST", body: "{}" }, 405],
    ["deleting", "Appointment/x", { method: "DELETE" }, 405],
    [
      "no JSON",
      "Appointment",
      { method: "POST", body: "{", headers: { "content-type": "application/json" } },
      400,
    ],
    [
      "a form",
      "Appointment",
      { method: "POST", body: "a=b", headers: { "content-type": "text/plain" } },
      415,
    ],
    [
      "an empty appointment",
      "Appointment",
      {
        method: "POST",
        body: '{"resourceType":"Appointment"}',
        headers: { "content-type": "application/json" },
      },
      422,
    ],
    ["too much", "Appointment", { method: "POST", body: "x".repeat(70_000) }, 413],
    ["a zero character", "Location?name=%00", undefined, 200],
  ])("answers %s with an OperationOutcome", async (_, path, init, status) => {
    const { status: got, body } = await ask(path, init);
    expect([got, faultsIn(body)]).toEqual([status, []]);
    expect(body.resourceType).toBe(status === 200 ? "Bundle" : "OperationOutcome");
  });

  it("tells nobody of appointments that residents took, unless it may and says whose", async () => {
    const elin = new HttpVisitor(house.baseUrl);
    await elin.signIn("resident", "elin", "/fi/ajanvaraus/nurse");
    const time = /name="time" value="([^"]+)"/.exec(elin.html)?.[1] ?? "";
    const token = /name="_csrf" value="([^"]+)"/.exec(elin.html)?.[1] ?? "";
    await elin.post("/fi/ajanvaraus/nurse", { _csrf: token, time });
    const again = { again: elin.hidden("again"), for: residentOf(house, "elin").id };
    await elin.post(elin.path, { _csrf: elin.hidden("_csrf"), ...again, email: "", phone: "" });
    const own = await house.database.owner<{ id: string }[]>`
      select id from appointment where booked_by is not null and status = 'booked'`;
    expect(own).toHaveLength(1);
    const id = own[0]?.id ?? "";
    expect((await ask(`Appointment/${id}`)).status).toBe(404);
    expect((await ask(`Appointment?patient=Patient/${residentOf(house, "elin").id}`)).body).not.toMatchObject(
      {
        entry: [{ resource: { id } }],
      },
    );
    const identified = await ask("Appointment/_search", {
      method: "POST",
      body: new URLSearchParams({ "patient.identifier": codeOf("elin") ?? "" }),
    });
    expect(matches(identified.body as unknown as Bundled).map((one) => one.id)).toContain(id);
    const log = await house.database.owner<{ action: string }[]>`
      select distinct action from access_log where role = 'client:example-system' and person_id = ${residentOf(house, "elin").id}`;
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["appointment.book", "appointment.list"]),
    );
  });

  it("finds the shifts of a roster; when one goes, what was booked in it stands and needs moving", async () => {
    const { db } = house.database;
    const by = { now: house.clock.now(), newId: () => crypto.randomUUID() as string };
    const roster = (rows: readonly string[], more: { dryRun?: boolean } = {}) =>
      importShifts(
        db,
        house.county.content,
        {
          text: ["id,professional,unit,start,end", ...rows].join("\n"),
          map: new Map(),
          source: "roster",
          dryRun: false,
          ...more,
        },
        by,
      );
    const nina = staffOf(house, "nina").id;
    const unit = "health-station-vaasa";
    const monday = `1,${nina},${unit},2026-12-14T08:00,2026-12-14T12:00`;
    const tuesday = `2,${nina},${unit},2026-12-15T08:00,2026-12-15T12:00`;
    expect(await roster([monday], { dryRun: true })).toMatchObject({ added: ["id:1"], dryRun: true });
    expect(await db`select from schedule_exception`).toHaveLength(0);
    // Two at once: the second finds what the first did.
    const both = await Promise.all([roster([monday, tuesday]), roster([monday, tuesday])]);
    expect(both.map(({ added, unchanged }) => [added.length, unchanged.length]).sort()).toEqual([
      [0, 2],
      [2, 0],
    ]);
    expect(both.flatMap(({ calendarsMade }) => calendarsMade)).toEqual([nina]);
    const [first] = matches(
      await slots({ start: "ge2026-12-15T06:00:00Z", schedule: await calendarOf(nina) }),
    );
    expect(first?.start).toBe("2026-12-15T06:00:00Z");
    const made = await create(appointment(first, "matti"));
    const later = await roster([monday, `3,${nina},${unit},2026-12-15T10:00,2026-12-15T12:00`]);
    expect(later).toMatchObject({ added: ["id:3"], unchanged: ["id:1"], removed: ["id:2"] });
    expect(later.needsMoving.map((one) => one.appointment)).toEqual([made.id]);
    expect((await client.read({ resourceType: "Appointment", id: made.id })) as unknown).toMatchObject({
      status: "booked",
    });
    const nurseNina = new HttpVisitor(house.baseUrl);
    await nurseNina.signIn("staff", "nina", "/fi/staff/calendar/away");
    expect(nurseNina.text).toContain("Nämä ajat pitää siirtää: 1");
    expect(nurseNina.text).toMatch(/Matti .*Siirrä aika/);
    expect(nurseNina.text).toContain("Työvuorot luettu");
  });

  const calendarOf = async (professional: string) => {
    const [row] = await house.database.owner<{ id: string }[]>`
      select id from resource where professional_id = ${professional}`;
    return `Schedule/${row?.id}`;
  };
});
