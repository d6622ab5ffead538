import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillForm } from "#scenario/true-hand/fill-form.ts";
import * as contacts from "#src/domains/contacts/index.ts";
import { type Contact, step } from "#src/domains/contacts/index.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "../http-visitor.ts";
import { given, residentOf, scopeOf } from "./given.ts";

/** A minor's own matters are theirs from 15 (OWN_MATTERS_AGE); guardians act until 18 (actsFor). */
describe("children, guardians and mandates", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  afterAll(() => house.close());

  const asResident = async (key: string) => {
    const visitor = new HttpVisitor(house.baseUrl);
    await visitor.signIn("resident", key, "/fi/omat-asiat");
    return visitor;
  };
  /** What somebody gets at the address of a matter, and whether their list leads there. */
  const sees = async (key: string, { id }: Contact) => {
    const visitor = await asResident(key);
    const listed = visitor.link(`/fi/omat-asiat/${id}`) !== undefined;
    await visitor.get(`/fi/omat-asiat/${id}`);
    return { listed, status: visitor.status };
  };
  const OPEN = { listed: true, status: 200 };
  const NOT = { listed: false, status: 404 };

  it("lets a mother send for her child, and read and write on", async () => {
    const contact = await given(house, {
      by: "sanna",
      about: "onni",
      ground: "guardian",
      words: "Onni ei nuku.",
    });
    expect(await sees("sanna", contact)).toEqual(OPEN);
    const sanna = await asResident("sanna");
    await sanna.get(`/fi/omat-asiat/${contact.id}`);
    await sanna.submit({ body: "Lisään vielä, että koulussa on kiusattu." });
    expect(sanna.text).toContain("koulussa on kiusattu");
    const [row] = await house.database.db`
      select ground, actor_id, person_id from access_log where contact_id = ${contact.id} and action = 'contact.reply'`;
    expect(row).toMatchObject({
      ground: "guardian",
      actor_id: residentOf(house, "sanna").id,
      person_id: residentOf(house, "onni").id,
    });
  });

  it("keeps a seventeen-year-old's own matter from the guardians, in the list and by its address", async () => {
    const { database } = house;
    const [emil, elin] = [residentOf(house, "emil"), residentOf(house, "elin")];
    await database.owner`insert into guardianship values (${emil.id}, ${elin.id}, '2009-10-02', null)`;
    const own = await given(house, { by: "emil", team: "family-north", words: "Jag vill prata med någon." });
    const recorded = await given(house, {
      by: "emil",
      recorded: true,
      team: "family-north",
      words: "Ringde själv.",
    });
    expect(await sees("emil", own)).toEqual(OPEN);
    expect(await sees("emil", recorded)).toEqual(OPEN);
    expect(await sees("elin", own)).toEqual(NOT);
    expect(await sees("elin", recorded)).toEqual(NOT);
  });

  it("lets a guardian read what was recorded for a small child, and not what an older one told", async () => {
    const small = await given(house, {
      by: null,
      about: "helmi",
      recorded: true,
      words: "Äiti soitti Helmistä.",
    });
    expect((await sees("sanna", small)).status).toBe(200);
    const later = scopeOf(house, "sanna", house.clock.now().add({ hours: 24 * 365 * 13 }));
    // Thirteen years on Helmi is sixteen: what was recorded for her then is hers alone.
    await expect(contacts.open(later, small.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("shows no guardian what somebody unknown wrote of a child with the code of a visit", async () => {
    const unknown = await given(house, {
      by: null,
      about: "helmi",
      recorded: true,
      words: "Isä lyö Helmiä.",
    });
    await house.database.owner`update contact set way = 'own-contact' where id = ${unknown.id}`;
    expect(await sees("sanna", unknown)).toEqual(NOT);
  });

  it("shows divorced parents nothing of each other's messages", async () => {
    const { database } = house;
    const [onni, daniel] = [residentOf(house, "onni"), residentOf(house, "daniel")];
    await database.owner`insert into guardianship values (${onni.id}, ${daniel.id}, '2017-06-02', null)`;
    const mothers = await given(house, {
      by: "sanna",
      about: "onni",
      ground: "guardian",
      words: "Äidin huoli.",
    });
    const fathers = await given(house, {
      by: "daniel",
      about: "onni",
      ground: "guardian",
      words: "Isän huoli.",
    });
    expect(await sees("sanna", mothers)).toEqual(OPEN);
    expect(await sees("sanna", fathers)).toEqual(NOT);
    expect(await sees("daniel", fathers)).toEqual(OPEN);
    expect(await sees("daniel", mothers)).toEqual(NOT);
  });

  it("closes to a guardian what they sent, when the guardianship has ended", async () => {
    const { database } = house;
    const [onni, daniel] = [residentOf(house, "onni"), residentOf(house, "daniel")];
    const contact = await given(house, {
      by: "daniel",
      about: "onni",
      ground: "guardian",
      words: "Vielä yksi asia.",
    });
    expect(await sees("daniel", contact)).toEqual(OPEN);
    await database.owner`
      update guardianship set until = '2026-11-19' where child_id = ${onni.id} and guardian_id = ${daniel.id}`;
    expect(await sees("daniel", contact)).toEqual(NOT);
    await expect(
      contacts.reply(scopeOf(house, "daniel"), house.county, contact.id, "Vielä minä", []),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  it("closes to a guardian what they sent, when the child has come of age", async () => {
    const contact = await given(house, {
      by: "sanna",
      about: "onni",
      ground: "guardian",
      words: "Koulusta.",
    });
    const on = (day: string) => scopeOf(house, "sanna", Temporal.Instant.from(`${day}T10:00:00Z`));
    expect((await contacts.open(on("2035-06-01"), contact.id)).right.ground).toBe("guardian");
    await expect(contacts.open(on("2035-06-02"), contact.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("lets a carer act by mandate for his mother, until the mandate ends", async () => {
    const contact = await given(house, {
      by: "matti",
      about: "kerttu",
      ground: "mandate",
      words: "Äidin kotihoito.",
    });
    expect(await sees("matti", contact)).toEqual(OPEN);
    const matti = await asResident("matti");
    await matti.get(`/fi/omat-asiat/${contact.id}`);
    // Both are named: who acts, and whose matter it is.
    expect(matti.text).toContain("Kerttu");
    const { database } = house;
    await database.owner`update mandate set until = '2026-11-19' where holder_id = ${residentOf(house, "matti").id}`;
    expect(await sees("matti", contact)).toEqual(NOT);
  });

  it("offers nobody as a subject whom the sender may not act for, and takes no such choice", async () => {
    const aino = await asResident("aino");
    await aino.get("/fi/pyyda-apua");
    await fillForm(aino, {
      "for-whom": "my-child",
      "child-age": "age-7-12",
      topic: "child-mood",
      "own-words": "Kysyn toisen lapsesta.",
      municipality: "905",
      "answer-language": "fi",
      way: "signed-in",
      reach: "email",
      email: "aino.korpela@example.invalid",
      "move-to-health": "false",
    });
    const onni = residentOf(house, "onni").id;
    expect(aino.html).not.toContain(onni);
    const token = /name="_csrf" value="([^"]+)"/.exec(aino.html)?.[1] ?? "";
    await aino.post(aino.path, { _csrf: token, subject: onni });
    const [row] = await house.database.db`
      select person_id from contact where sender_id = ${residentOf(house, "aino").id} order by received_at desc limit 1`;
    expect(row?.person_id).toBe(residentOf(house, "aino").id);
  });

  it("ends a relationship by the same count of days everywhere", () => {
    expect(step.RELATIONSHIP_DAYS).toBe(90);
  });
});
