import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Contact } from "#src/domains/contacts/index.ts";
import { type TestHouse, testHouse } from "../../../../test/app.ts";
import { HttpVisitor } from "../../../../test/http-visitor.ts";
import { ask, askAs } from "../testing/contacts.ts";
import { Professional } from "../testing/professional.ts";

const FRIDAY = "2026-11-20T07:00:00Z";

let house: TestHouse;
let riikka: Professional;
beforeAll(async () => {
  house = await testHouse({ now: FRIDAY });
  riikka = await Professional.at(house, "riikka");
});
afterAll(() => house.close());

const taken = async (contact: Contact) => {
  await riikka.does(contact.id, "take");
  return contact.id;
};
const answer = (id: string, fields: Record<string, string>) =>
  riikka.does(id, "answer", { seen: riikka.seen, do: "send", ...fields });
const factsOf = async (id: string) =>
  (
    await house.database.owner<
      { type: string }[]
    >`select type from journal where contact_id = ${id} order by seq`
  ).map(({ type }) => type);
const rowsOf = (id: string) =>
  house.database.owner<{ kind: string; services: string[] }[]>`
    select kind, services from outcome where contact_id = ${id} order by kind`;
const as = async (key: string, path: string) => {
  const visitor = new HttpVisitor(house.baseUrl);
  await visitor.signIn("resident", key, path);
  return visitor;
};

describe("one contact, one go", () => {
  it("finds services in the person's language and keeps what was typed; the person sees them with links", async () => {
    const id = await taken(await askAs(house, "elin", { language: "sv", municipality: "905" }));
    await riikka.contact(id);
    await riikka.does(id, "answer", {
      seen: riikka.seen,
      do: "find",
      q: "rådgivning gravid",
      body: "Hej Elin, tack för ditt meddelande.",
      letter: "halvfärdigt",
    });
    expect(riikka.status).toBe(200);
    expect(riikka.html).toContain("Mödrarådgivning");
    expect(riikka.html).toContain("Hej Elin, tack för ditt meddelande.");
    expect(riikka.html).toContain("halvfärdigt");
    expect(await factsOf(id)).not.toContain("answered");

    await answer(id, { body: "Hej Elin.", pick: "maternity-clinic" });
    expect(riikka.status).toBe(200);
    expect(await factsOf(id)).toEqual(["received", "taken", "answered", "guided"]);
    expect(await rowsOf(id)).toEqual([{ kind: "guided", services: ["maternity-clinic"] }]);
    const elin = await as("elin", `/sv/mina-arenden/${id}`);
    expect(elin.text).toContain("Ring hälsolinjen och säg att du vill ha en tid till rådgivningen.");
    expect(elin.html).toContain("/sv/tjanster/maternity-clinic");
    expect(elin.text).toContain("Riikka Lehtonen hänvisade dig till en tjänst");
  });

  it("asks for a time: by the type's limit, on the team's list, with what happens next told to the person", async () => {
    const id = await taken(await askAs(house, "aino"));
    await answer(id, {
      body: "",
      "time-type": "social-guidance",
      "time-urgency": "week",
      "time-by": "30.11.2026",
      "time-interpreter": "arabia",
    });
    expect(riikka.status).toBe(200);
    const [request] = await house.database.owner`
      select type, form, minutes, languages, interpreter, chooser, state, due_at::text as due from booking_request
      where contact_id = ${id}`;
    expect(request).toMatchObject({
      type: "social-guidance",
      form: "visit",
      minutes: 60,
      languages: ["fi"],
      interpreter: "arabia",
      chooser: "nurse",
      state: "asked",
    });
    const aino = await as("aino", `/fi/omat-asiat/${id}`);
    expect(aino.text).toContain("Saat ajan viimeistään maanantaina 30. marraskuuta.");
    expect(aino.text).toContain("Työntekijä valitsee ajan");
    await riikka.get("/fi/staff/time-requests");
    expect(riikka.text).toContain("Sosiaaliohjauksen tapaaminen");
    expect(riikka.text).not.toContain("Korpela");
    await riikka.submit({}, { button: "Peru pyyntö" });
    expect(riikka.text).toContain("Aikapyyntö on peruttu.");
    await aino.get(`/fi/omat-asiat/${id}`);
    expect(aino.text).toContain("Aikaa ei enää etsitä.");
  });

  it("refers with a letter that only professionals see; the other unit has a contact of its own", async () => {
    const contact = await askAs(house, "aino", { words: "Uni ei tule." });
    const id = await taken(contact);
    await answer(id, { "refer-to": "team:psychosocial-middle", letter: "Pyydän arviota." });
    expect(riikka.status).toBe(422);
    expect(riikka.text).toContain("Asukas ei ole antanut lupaa");
    expect(riikka.html).toContain("Pyydän arviota.");
    await answer(id, {
      "refer-to": "team:psychosocial-middle",
      letter: "Pyydän arviota.",
      "refer-ground": "permission-by-word",
    });
    expect(riikka.status).toBe(200);
    const [there] = await house.database.owner`
      select c.id, c.team, c.register, c.channel, c.status, i.referrer from outcome o join contact c on c.id = o.referral_id
        join contact_intake i on i.contact_id = c.id where o.contact_id = ${id}`;
    expect(there).toMatchObject({
      team: "psychosocial-middle",
      register: "health",
      channel: "referral",
      status: "queued",
      referrer: "Keskinen perhetyön tiimi",
    });
    const [disclosed] = await house.database.owner`
      select ground from access_log where contact_id = ${id} and action = 'contact.disclose'`;
    expect(disclosed?.ground).toBe("stated-ground");
    const aino = await as("aino", `/fi/omat-asiat/${there?.id}`);
    expect(aino.text).toContain("Uni ei tule.");
    expect(aino.text).not.toContain("Pyydän arviota.");
  });

  it("settles and closes in one go; sent twice it is one", async () => {
    const id = await taken(await ask(house));
    const fields = { body: "Kaikki kunnossa.", seen: riikka.seen, do: "close" };
    await riikka.does(id, "answer", fields);
    expect(riikka.text).toContain("Vastaus on lähetetty ja asia päätetty.");
    await riikka.does(id, "answer", fields);
    expect(riikka.text).toContain("Tämä teksti oli jo lähetetty.");
    expect(await factsOf(id)).toEqual(["received", "taken", "answered", "settled", "closed"]);
  });

  it.each([
    ["nothing at all", {}, "Kirjoita vastaus tai valitse"],
    ["no need without own words", { "no-need": "passed-by-itself" }, "Kirjoita"],
    [
      "no need beside a time",
      { body: "Ei.", "no-need": "passed-by-itself", "time-type": "nurse", "time-urgency": "week" },
      "Valitse joko aika tai lähete",
    ],
    ["a placeholder left", { body: "Saat ajan {when}." }, "Täydennä tekstistä: {when}"],
    [
      "a day that has passed",
      { "time-type": "nurse", "time-urgency": "week", "time-by": "1.1.2020" },
      "Kirjoita päivä",
    ],
    ["no urgency", { "time-type": "nurse" }, "Valitse kiireellisyys"],
    [
      "a form that the type has not",
      { "time-type": "oral-health", "time-urgency": "week", "time-form": "home" },
      "käynti",
    ],
    ["a type that is none", { "time-type": "moon" }, "Valitse ajan tyyppi"],
    [
      "a referral of somebody unnamed",
      { body: "x", "refer-to": "team:social-line", letter: "x" },
      "Nimetöntä ei voi",
    ],
  ])("refuses %s and changes nothing", async (_, fields, told) => {
    const id = await taken(await ask(house));
    await answer(id, fields);
    expect(riikka.status).toBe(422);
    expect(riikka.text).toContain(told);
    expect(await factsOf(id)).toEqual(["received", "taken"]);
  });

  it("puts a template into the box in the person's language, filled with what is known", async () => {
    const id = await taken(await ask(house, { language: "en" }));
    await riikka.does(id, "answer", {
      seen: riikka.seen,
      do: "insert",
      template: "family-guided",
      body: "Hello.",
      pick: "child-clinic",
    });
    expect(riikka.html).toMatch(/Hello\.\s+Thank you for telling us\. This service may help you: Child/);
  });

  it("documents no need, and gives the letter in print with the address to whoever may see it", async () => {
    const id = await taken(await askAs(house, "laura"));
    await answer(id, { body: "Tilanne on ohi.", "no-need": "passed-by-itself" });
    expect(await factsOf(id)).toContain("no-need");
    await riikka.get(`/fi/staff/inbox/${id}/letter`);
    expect(riikka.text).toContain("Tilanne on ohi.");
    expect(riikka.text).not.toContain("Mallitie");
    const tuula = await Professional.at(house, "tuula");
    await tuula.get(`/fi/staff/inbox/${id}/letter`);
    expect(tuula.text).toContain("Mallitie 1");
  });
});
