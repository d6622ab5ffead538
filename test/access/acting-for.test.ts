import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addWill, type Contact, contactsOfPerson, recordContact } from "#src/domains/contacts/index.ts";
import { setPrefersWriting } from "#src/domains/people/index.ts";
import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "../http-visitor.ts";
import { given, newContact, residentOf, scopeOf, staffOf } from "./given.ts";

const MORNING = "2026-11-20T07:00:00Z";

describe("who speaks for whom, and who is too near", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ now: MORNING });
  });
  afterAll(() => house.close());

  const resident = async (key: string) => {
    const visitor = new HttpVisitor(house.baseUrl);
    return visitor.signIn("resident", key, "/fi/omat-asiat");
  };
  const professional = async (key: string, path = "/fi/staff") => {
    const visitor = new HttpVisitor(house.baseUrl);
    return visitor.signIn("staff", key, path);
  };
  const sees = async (key: string, { id }: Contact) => {
    const visitor = await resident(key);
    const listed = visitor.link(`/fi/omat-asiat/${id}`) !== undefined;
    await visitor.get(`/fi/omat-asiat/${id}`);
    return { listed, status: visitor.status };
  };
  const OPEN = { listed: true, status: 200 };
  const NOT = { listed: false, status: 404 };

  /** A call about somebody, told by somebody who may act for them. */
  const called = (caller: string, about: string, bond: "guardian" | "mandate", words: string) => {
    const scope = scopeOf(house, "riikka");
    const input = newContact(house, { by: null, about, recorded: true, words }, scope);
    const intake = {
      recordedBy: staffOf(house, "riikka").id,
      whom: bond === "guardian" ? ("child" as const) : ("other" as const),
      callerId: residentOf(house, caller).id,
      bond,
      interpreter: null,
      referrer: null,
    };
    return recordContact(scope, { ...input, channel: "phone", form: null, response: null, intake }, NO_MORE);
  };
  const NO_MORE = { callBack: null, answer: null };

  it("shows what one divorced parent told on the phone to that parent alone, by list and by address", async () => {
    const [onni, daniel] = [residentOf(house, "onni"), residentOf(house, "daniel")];
    await house.database
      .owner`insert into guardianship values (${onni.id}, ${daniel.id}, '2017-06-02', null)`;
    const mothers = await called("sanna", "onni", "guardian", "Äiti soitti.");
    expect(await sees("sanna", mothers)).toEqual(OPEN);
    expect(await sees("daniel", mothers)).toEqual(NOT);
  });

  it("puts a young person's will before a guardian's right, either way", async () => {
    const by = staffOf(house, "riikka").id as ProfessionalId;
    const [emil, elin] = [residentOf(house, "emil"), residentOf(house, "elin")];
    await house.database.owner`insert into guardianship values (${emil.id}, ${elin.id}, '2009-10-02', null)`;
    const told = await called("elin", "emil", "guardian", "Mamma ringde.");
    expect(await sees("elin", told)).toEqual(NOT);
    const at = house.clock.now();
    await addWill(house.database.db, told.id, true, by, at);
    expect(await sees("elin", told)).toEqual(OPEN);
    await addWill(house.database.db, told.id, false, by, at.add({ seconds: 1 }));
    expect(await sees("elin", told)).toEqual(NOT);
    expect(await sees("emil", told)).toEqual(OPEN);
    const small = await called("sanna", "onni", "guardian", "Onni ei halua, että äiti näkee.");
    await addWill(house.database.db, small.id, false, by, at);
    expect(await sees("sanna", small)).toEqual(NOT);
  });

  it("lets a mandate open the register that it names and no other", async () => {
    const social = await called("matti", "kerttu", "mandate", "Kotiapu.");
    const sent = await given(house, { by: "matti", about: "kerttu", ground: "mandate", words: "Ateriat." });
    expect([await sees("matti", social), await sees("matti", sent)]).toEqual([OPEN, OPEN]);
    const holder = residentOf(house, "matti").id;
    await house.database.owner`update mandate set scope = '{health}' where holder_id = ${holder}`;
    expect([await sees("matti", social), await sees("matti", sent)]).toEqual([NOT, NOT]);
    await expect(
      house.database.owner`update mandate set scope = '{money}' where holder_id = ${holder}`,
    ).rejects.toThrow();
  });

  it("asks before a nurse opens what is about herself, her child, her household or her colleague", async () => {
    const { owner } = house.database;
    const aino = residentOf(house, "aino").id;
    const line = { line: "health", team: "health-line" } as const;
    await owner`update person set street = ' modellstigen 9 ', postal_code = '65610' where id = ${aino}`;
    const near = ["nina-home", "leo", "aino"];
    for (const about of near) {
      const { id } = await given(house, { by: null, about, recorded: true, words: "Salaista.", ...line });
      const nina = await professional("nina", `/fi/staff/inbox/${id}`);
      expect(nina.text, about).toContain("Lähipiirisi asia");
      expect(nina.text).not.toContain("Salaista.");
      const token = /name="_csrf" value="([^"]+)"/.exec(nina.html)?.[1] ?? "";
      await nina.post(`/fi/staff/inbox/${id}/take`, { _csrf: token });
      const [row] = await owner`select status from contact where id = ${id}`;
      expect(row?.status).toBe("queued");
      await nina.get(`/fi/staff/people/${residentOf(house, about).id}`);
      expect(nina.text, about).toContain("Lähipiirisi asia");
    }
    await owner`update person set street = 'Muualla 1' where id = ${aino}`;
  });

  it("opens after a reason was written; the officer sees it and it gives no right by itself", async () => {
    const { id } = await given(house, {
      by: null,
      about: "leo",
      recorded: true,
      words: "Salaista.",
      line: "health",
      team: "health-line",
    });
    const nina = await professional("nina", `/fi/staff/inbox/${id}`);
    await nina.submit({ why: "lyhyt" });
    expect(nina.status).toBe(422);
    await nina.submit({ why: "Olen ainoa vuorossa, asia ei voi odottaa." });
    expect(nina.text).toContain("Salaista.");
    const [opened] = await house.database.owner`
      select ground, special_reason_id from access_log
      where contact_id = ${id} and action = 'contact.open' order by id desc limit 1`;
    expect(opened?.ground).toBe("own-circle");
    expect(opened?.special_reason_id).not.toBeNull();
    const paivi = await professional("paivi", "/fi/staff/special-reasons");
    expect(paivi.text).toContain("Oman lähipiirin asia");
    const leo = residentOf(house, "leo").id as PersonId;
    const social = await given(house, { by: null, about: "leo", recorded: true, words: "Perhetyö." });
    await nina.get(`/fi/staff/inbox/${social.id}`);
    expect(nina.status).toBe(404);
    expect(
      (await contactsOfPerson(house.database.db, leo, { teams: [], lines: [] }, house.clock.now(), 0)).length,
    ).toBe(0);
  });

  it("promises no call to somebody who is written to, and shows no number to call", async () => {
    const daniel = residentOf(house, "daniel");
    const scope = scopeOf(house, "nina");
    const input = newContact(
      house,
      {
        by: null,
        about: "daniel",
        recorded: true,
        words: "Teksti.",
        line: "health",
        team: "health-line",
        phone: "050 000 0103",
      },
      scope,
    );
    await setPrefersWriting(house.database.db, daniel.id, true, {
      id: scope.newId(),
      by: staffOf(house, "nina").id,
      at: scope.now,
    });
    await expect(
      recordContact(scope, input, {
        callBack: { phone: "050 000 0103", dueAt: house.clock.now().add({ hours: 3 }) },
        answer: null,
      }),
    ).rejects.toMatchObject({ reason: "write-do-not-call" });
    const contact = await recordContact(scope, { ...input, channel: "text" }, NO_MORE);
    const nina = await professional("nina", `/fi/staff/inbox/${contact.id}`);
    expect(nina.text).toContain("kirjoita, älä soita");
    expect(nina.html).not.toContain("tel:0500000103");
    await nina.get("/fi/staff/calls");
    await nina.submit({ caller: daniel.identityCode, do: "find-caller" });
    expect(nina.text).toContain("Henkilö on pyytänyt, että hänelle kirjoitetaan.");
    expect(nina.html).not.toContain('name="time"');

    // The resident sees what was written down for them, changes it, and that holds everywhere.
    const own = new HttpVisitor(house.baseUrl);
    await own.signIn("resident", "daniel", "/fi/omat-asiat/tiedot/kiellot");
    expect(own.html).toMatch(/name="way"[^>]*value="message"[^>]*checked/);
    house.clock.advance({ minutes: 1 });
    await own.submit({ way: "phone" });
    await nina.get(`/fi/staff/inbox/${contact.id}`);
    expect(nina.text).not.toContain("kirjoita, älä soita");
  });
});
