import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "../../../test/app.ts";
import { ask, askAs } from "./testing/contacts.ts";
import { Professional } from "./testing/professional.ts";

let house: TestHouse;
let riikka: Professional;
let tuula: Professional;

beforeAll(async () => {
  house = await testHouse();
  riikka = await Professional.at(house, "riikka");
  tuula = await Professional.at(house, "tuula");
});
afterAll(() => house.close());

const messages = (id: string, kind: string) =>
  house.database.owner`select body from message where contact_id = ${id} and kind = ${kind}`;

describe("two people and one contact", () => {
  it("is taken by the first; the second is told who was faster", async () => {
    const { id } = await ask(house);
    await riikka.contact(id);
    await tuula.contact(id);
    await riikka.does(id, "take");
    expect(riikka.status).toBe(200);
    expect(riikka.text).toContain("Asia on nyt sinulla.");
    await tuula.does(id, "take");
    expect(tuula.status).toBe(409);
    expect(tuula.text).toContain("Kollega ehti ottaa asian.");
    expect(tuula.text).toContain("Riikka Lehtonen otti asian");
  });

  it("keeps the answer that was written while a colleague changed the contact", async () => {
    const { id } = await ask(house);
    await riikka.does(id, "take");
    const { seen } = riikka;
    await tuula.does(id, "note", { body: "Soitin kouluun.", seen });
    const typed = 'Kiitos, että kirjoitit.\n<b>Ehdotan</b> "tapaamista".';
    await riikka.does(id, "answer", { body: typed, seen });
    expect(riikka.status).toBe(409);
    expect(riikka.text).toContain("Tuula Wikström kirjoitti muistiinpanon");
    expect(riikka.html).toContain("&lt;b&gt;Ehdotan&lt;/b&gt;");
    expect(await messages(id, "answer")).toHaveLength(0);

    await riikka.does(id, "answer", { body: typed, seen: riikka.seen });
    expect(riikka.status).toBe(200);
    expect(await messages(id, "answer")).toEqual([{ body: typed }]);
  });

  it("keeps the answer of somebody whose contact the team lead gave to another", async () => {
    const { id } = await ask(house);
    await riikka.does(id, "take");
    const { seen } = riikka;
    const tuulas = house.personas.staff.find(({ key }) => key === "tuula")?.id ?? "";
    await tuula.does(id, "hand-out", { to: tuulas });
    await riikka.does(id, "answer", { body: "Melkein valmis vastaus", seen });
    expect(riikka.status).toBe(409);
    expect(riikka.html).toContain("Melkein valmis vastaus");
    expect(await messages(id, "answer")).toHaveLength(0);
  });
});

describe("a form sent twice", () => {
  it.each(["answer", "ask-back", "note"])("writes one %s", async (kind) => {
    const { id } = await ask(house);
    await riikka.does(id, "take");
    const fields = { body: `Teksti kerran: ${kind}`, seen: riikka.seen };
    await riikka.does(id, kind, fields);
    await riikka.does(id, kind, fields);
    expect(riikka.status).toBe(200);
    expect(riikka.text).toContain("Tämä teksti oli jo lähetetty.");
    const [row] = await house.database.owner`
      select count(*)::int as n from message where contact_id = ${id} and body = ${fields.body}`;
    expect(row).toEqual({ n: 1 });
  });

  it("at the same moment writes one answer", async () => {
    const { id } = await ask(house);
    await riikka.does(id, "take");
    const fields = { body: "Yhtä aikaa", seen: riikka.seen };
    const other = await Professional.at(house, "riikka");
    await Promise.all([riikka.does(id, "answer", fields), other.does(id, "answer", fields)]);
    expect(await messages(id, "answer")).toHaveLength(1);
    expect([riikka.status, other.status]).toEqual([200, 200]);
  });

  it("takes once", async () => {
    const { id } = await ask(house);
    await riikka.does(id, "take");
    await riikka.does(id, "take");
    expect(riikka.status).toBe(200);
  });
});

describe("what cannot be sent as it is", () => {
  it.each([
    ["nothing", "", "Kirjoita vastaus tai valitse"],
    ["too long", "ä".repeat(8_001), "Teksti on liian pitkä"],
  ])("keeps the text: %s", async (_, body, error) => {
    const { id } = await ask(house);
    await riikka.does(id, "take");
    await riikka.does(id, "answer", { body, seen: riikka.seen });
    expect(riikka.status).toBe(422);
    expect(riikka.title).toMatch(/^Virhe: /);
    expect(riikka.text).toContain(error);
    expect(riikka.html).toContain(body);
  });
});

describe("the clock", () => {
  it("stops at the answer, and the holder closes", async () => {
    const { id } = await ask(house);
    await riikka.does(id, "take");
    await riikka.does(id, "answer", { body: "Vastaus", seen: riikka.seen });
    expect(riikka.text).toContain("Vastaus on lähetetty.");
    await riikka.does(id, "close");
    expect(riikka.text).toContain("Asia on päätetty.");
    const [row] = await house.database.owner`select status, due_at from contact where id = ${id}`;
    expect(row).toEqual({ status: "closed", due_at: null });
  });

  it("tells how the promised day was counted: Thursday night, the fifth working day is next Thursday", async () => {
    const { id } = await ask(house);
    await riikka.contact(id);
    expect(riikka.text).toContain("Yhteydenotto tuli to 19.11. Tätä päivää ei lasketa.");
    expect(riikka.text).toContain("la 21.11. ei ole työpäivä: lauantai.");
    expect(riikka.text).toContain("5. työpäivä on to 26.11.");
    expect(riikka.text).toContain("Vastaus viimeistään to 26.11. klo 23.59.");
  });
});

describe("alarms", () => {
  it("reach the people on call whichever the team, stop only when seen, and then show who saw", async () => {
    const acute = await ask(house, { danger: ["suicide"], team: "family-south" });
    const calm = await ask(house, { team: "family-south" });
    const jukka = await Professional.at(house, "jukka");
    await jukka.inbox();
    expect(jukka.text).toContain(acute.reference);
    expect(jukka.text).not.toContain(calm.reference);
    await jukka.contact(calm.id);
    expect(jukka.status).toBe(404);
    await jukka.contact(acute.id);
    expect(jukka.text).toContain("itsemurhan vaara");
    await jukka.does(acute.id, "alarm");
    expect(jukka.text).toContain("Jukka Salonen kuittasi hälytyksen");
    const [row] = await house.database
      .owner`select alarm_seen_at is not null as seen from contact where id = ${acute.id}`;
    expect(row).toEqual({ seen: true });
  });
});

describe("the list", () => {
  it("shows no name, and logs whom it showed once a session", async () => {
    const { id, reference } = await askAs(house, "aino");
    const maria = await Professional.at(house, "tuula");
    await maria.inbox();
    await maria.inbox(`?search=${reference}`);
    expect(maria.text).toContain(reference);
    expect(maria.text).not.toContain("Korpela");
    const shown = await house.database.owner`
      select 1 from access_log_shown s join list_shown l using (contact_id)
        join access_log a on a.id = s.log_id
        join session on session.id = l.session_id and session.subject_id = a.actor_id
      where s.contact_id = ${id} and a.request_id is not null group by s.log_id`;
    expect(shown).toHaveLength(1);
  });

  it("passes over what makes no sense in its address", async () => {
    await riikka.inbox("?view=x&team=health-line&language=xx&page=-4&search=%27%25");
    expect(riikka.status).toBe(200);
  });
});
