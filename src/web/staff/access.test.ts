import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBreaches } from "#src/domains/contacts/index.ts";
import { type TestHouse, testHouse } from "../../../test/app.ts";
import { ask, askAs } from "./testing/contacts.ts";
import { Professional } from "./testing/professional.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

describe("where a person under non-disclosure is", () => {
  it("is shown in no list, to named roles only on the page, the number to call to whoever handles it", async () => {
    const { id, reference } = await askAs(house, "laura", {
      nonDisclosure: true,
      municipality: "475",
      callPhone: "050 000 0107",
    });
    const riikka = await Professional.at(house, "riikka");
    await riikka.inbox(`?search=${reference}`);
    expect(riikka.text).toContain("ei näytetä");
    expect(riikka.text).not.toContain("Maalahti");
    await riikka.contact(id);
    expect(riikka.text).toContain("Turvakielto");
    for (const hidden of ["Maalahti", "Mallitie", "050 000 0107"]) expect(riikka.html).not.toContain(hidden);
    await riikka.does(id, "take");
    expect(riikka.html).toContain("050 000 0107");
    for (const hidden of ["Maalahti", "Mallitie"]) expect(riikka.html).not.toContain(hidden);
    const tuula = await Professional.at(house, "tuula");
    await tuula.inbox(`?search=${reference}`);
    expect(tuula.text).not.toContain("Maalahti");
    await tuula.contact(id);
    expect(tuula.text).toContain("Mallitie 1");
  });
});

describe("a contact of another team", () => {
  it("is as if it were not, and so is what nobody has", async () => {
    const { id } = await askAs(house, "aino");
    const nina = await Professional.at(house, "nina");
    for (const path of [id, crypto.randomUUID(), "not-an-id"]) {
      await nina.contact(path);
      expect(nina.status).toBe(404);
    }
    for (const action of ["take", "answer", "hand-over", "alarm"]) {
      await nina.does(id, action, { body: "x", seen: "1", team: "health-line" });
      expect(nina.status).toBe(404);
    }
    const maria = await Professional.at(house, "maria");
    await maria.does(id, "hand-out", { to: id });
    expect(maria.status).toBe(403);
  });
});

describe("handing over", () => {
  it("stays within the register without more; to the other it needs permission or a stated ground", async () => {
    const { id } = await ask(house);
    const riikka = await Professional.at(house, "riikka");
    await riikka.does(id, "take");
    await riikka.does(id, "hand-over", { team: "" });
    expect(riikka.status).toBe(422);
    await riikka.does(id, "hand-over", { team: "psychosocial-middle" });
    expect(riikka.status).toBe(422);
    expect(riikka.text).toContain("Asukas ei ole antanut lupaa");
    await riikka.does(id, "hand-over", { team: "psychosocial-middle", ground: "life-in-danger" });
    expect(riikka.status).toBe(200);
    expect(riikka.text).toContain("Asia on nyt toisella tiimillä.");
    const [row] = await house.database.owner`select register, team, status from contact where id = ${id}`;
    expect(row).toEqual({ register: "health", team: "psychosocial-middle", status: "queued" });
    const [logged] = await house.database.owner`
      select ground from access_log where contact_id = ${id} and action = 'contact.disclose'`;
    expect(logged).toBeDefined();
  });

  it("uses the permission that the form asked for", async () => {
    const { id } = await ask(house, { moveAllowed: true });
    const riikka = await Professional.at(house, "riikka");
    await riikka.does(id, "take");
    await riikka.does(id, "hand-over", { team: "psychosocial-middle" });
    const [logged] = await house.database.owner`
      select ground from access_log where contact_id = ${id} and action = 'contact.disclose'`;
    expect(logged).toEqual({ ground: "permission" });
  });
});

describe("a person's data", () => {
  it.each([
    ["120488", "11 merkkiä"],
    ["320188-902S", "ei ole oikea päivä"],
    ["120488-902T", "Tarkistusmerkki ei täsmää"],
    ["120499A902S", "tulevaisuudessa"],
  ])("search explains what is wrong with %s and keeps it", async (code, says) => {
    const nina = await Professional.at(house, "nina");
    await nina.get("/fi/staff/people");
    await nina.post("/fi/staff/people", { _csrf: await nina.token(), code });
    expect(nina.status).toBe(422);
    expect(nina.text).toContain(says);
    expect(nina.html).toContain(`value="${code}"`);
  });

  it("opens without a relationship only for a stated reason, logged apart and listed for the officer", async () => {
    const nina = await Professional.at(house, "nina");
    await nina.get("/fi/staff/people");
    await nina.post("/fi/staff/people", { _csrf: await nina.token(), code: "300993-904s" });
    expect(nina.path).not.toContain("904");
    expect(nina.text).toContain("syntymävuosi 1993");
    expect(nina.text).not.toContain("Nygård");
    const here = nina.path;
    const state = async (fields: Record<string, string>) =>
      nina.post(here, { _csrf: await nina.token(), ...fields });
    await state({ register: "health", code: "urgent-help", words: "lyhyt" });
    expect(nina.status).toBe(422);
    expect(nina.html).toContain("lyhyt");
    await state({ register: "health", code: "urgent-help", words: "Ambulanssi kysyi lääkitystä." });
    expect(nina.status).toBe(200);
    expect(nina.text).toContain("Elin Kristina Nygård");
    const [logged] = await house.database.owner`
      select ground, special_reason_id is not null as reason from access_log where action = 'person.open'`;
    expect(logged).toEqual({ ground: "special-reason", reason: true });

    const riikka = await Professional.at(house, "riikka");
    await riikka.get(here);
    expect(riikka.text).not.toContain("Nygård");

    const paivi = await Professional.at(house, "paivi");
    expect(paivi.path).toBe("/fi/staff/special-reasons");
    expect(paivi.text).toContain("Ambulanssi kysyi lääkitystä.");
    await paivi.submit({}, { button: "Merkitse tarkistetuksi" });
    expect(paivi.text).toContain("tarkistettu to 19.11.");
  });

  it("is found by name and birth date, by whole names only", async () => {
    await askAs(house, "aino");
    const riikka = await Professional.at(house, "riikka");
    const by = async (name: string, day = "12") => {
      await riikka.get("/fi/staff/people");
      const born = { "born.day": day, "born.month": "4", "born.year": "1988" };
      return riikka.post("/fi/staff/people", { _csrf: await riikka.token(), by: "name", name, ...born });
    };
    await by("Ai Kor");
    expect(riikka.status).toBe(422);
    await by("aino korpela", "31");
    expect(riikka.text).toContain("Tarkista syntymäaika");
    await by("aino korpela");
    expect(riikka.status).toBe(200);
    expect(riikka.text).toContain("Aino Maria Korpela");
  });
});

describe("broken promises", () => {
  it("are found, shown to the team lead, and given to a colleague", async () => {
    const { id, reference } = await ask(house);
    const before = house.clock.now();
    const late = before.add({ hours: 24 * 9 });
    house.clock.moveTo(late);
    const { db } = house.database;
    const newId = () => crypto.randomUUID() as string;
    const system = { kind: "system" as const, job: "breaches" };
    await findBreaches({ actor: system, now: late, lang: "fi", requestId: newId(), db, newId }, 100);
    const tuula = await Professional.at(house, "tuula");
    await tuula.get("/fi/staff/breaches");
    expect(tuula.text).toContain(reference);
    const to = house.personas.staff.find(({ key }) => key === "riikka")?.id ?? "";
    await tuula.does(id, "hand-out", { to, back: "breaches" });
    expect(tuula.text).toContain("Asia on annettu kollegalle.");
    expect(tuula.text).toContain("Riikka Lehtonen");
    const riikka = await Professional.at(house, "riikka");
    await riikka.get("/fi/staff/breaches");
    expect(riikka.status).toBe(403);
    house.clock.moveTo(before);
  });
});
