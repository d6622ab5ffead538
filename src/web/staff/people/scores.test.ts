import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "../../../../test/app.ts";
import { HttpVisitor } from "../../../../test/http-visitor.ts";
import { askAs } from "../testing/contacts.ts";
import { Professional } from "../testing/professional.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ now: "2026-11-20T08:00:00Z" });
});
afterAll(() => house.close());

const idOf = (key: string) => house.personas.residents.find((one) => one.key === key)?.id ?? "";
const path = (key: string, query = "") => `/fi/staff/people/${idOf(key)}/scores${query}`;
const good = {
  score: "12",
  "measured.day": "19",
  "measured.month": "11",
  "measured.year": "2026",
  filledBy: "self",
  note: "",
  do: "save",
};
const rows = async (key: string) => {
  const [row] = await house.database.db`
    select count(*)::int as n from instrument_score where person_id = ${idOf(key)}`;
  return row?.n;
};
const resident = (key: string) =>
  new HttpVisitor(house.baseUrl).signIn("resident", key, "/fi/omat-asiat/mittaukset");

describe("a score in a person's record", () => {
  it("is entered inside a relationship, with its published band, and seen by the person and in their log", async () => {
    await askAs(house, "aino");
    const riikka = await Professional.at(house, "riikka");
    await riikka.get(path("aino", "?instrument=phq-9"));
    await riikka.submit({ ...good, score: "40", "measured.day": "31", note: "x" });
    expect(riikka.status).toBe(422);
    expect(riikka.text).toContain("Tulos ei ole mittarin vaihteluvälillä");
    expect(riikka.text).toContain("Tarkista päivä");
    expect(riikka.html).toContain('value="40"');
    expect(await rows("aino")).toBe(0);
    const twin = riikka.twin();
    await riikka.submit(good);
    expect([riikka.status, riikka.text]).toEqual([200, expect.stringContaining("Tulos on tallennettu")]);
    await twin.submit(good);
    expect([twin.status, await rows("aino")]).toEqual([200, 1]);
    expect(riikka.text).toContain("keskivaikea");
    await riikka.get(path("aino", "?instrument=phq-9"));
    await riikka.submit({ ...good, score: "8", "measured.day": "20" });
    expect(riikka.text).toContain("Viimeisin tulos on 8, edellinen oli 12.");

    const aino = await resident("aino");
    expect(aino.text).toContain("Masennuskysely PHQ-9");
    expect(aino.text).toContain("lievä");
    expect(aino.text).toContain("ihminen");
    await aino.get("/fi/omat-asiat/lukuloki");
    expect(aino.text).toContain("kirjasi mittauksen tuloksen");
    expect(aino.text).toContain("katsoi mittausten tuloksia");
  });

  it("is corrected by a new row, and can be taken back; the old rows stay", async () => {
    const riikka = await Professional.at(house, "riikka");
    await riikka.get(path("aino"));
    const correct = riikka.link(`${path("aino")}?correct=`) ?? "";
    await riikka.get(correct.split("#")[0] ?? "");
    const late = riikka.twin();
    await riikka.submit({ ...good, score: "9", "measured.day": "20" });
    expect([riikka.status, await rows("aino")]).toEqual([200, 3]);
    expect(riikka.text).toContain("Viimeisin tulos on 9, edellinen oli 12.");
    late.html = late.html.replace(
      /name="submission" value="[^"]*"/,
      `name="submission" value="${crypto.randomUUID()}"`,
    );
    await late.submit({ ...good, score: "10" });
    expect([late.status, await rows("aino")]).toEqual([409, 3]);
    await riikka.get((riikka.link(`${path("aino")}?correct=`) ?? "").split("#")[0] ?? "");
    await riikka.submit({ ...good, do: "take-back" });
    expect(riikka.text).toContain("keskivaikea");
    expect(riikka.text).not.toContain("edellinen oli");
    expect(await rows("aino")).toBe(4);
  });

  it("of another register, team or person is as if it were not", async () => {
    const nina = await Professional.at(house, "nina");
    await nina.get(path("aino"));
    expect(nina.text).not.toContain("PHQ-9");
    expect(nina.path).toBe(`/fi/staff/people/${idOf("aino")}`);
    // A health relationship opens the health register, not what the social side entered.
    await askAs(house, "aino", { register: "health", line: "health", team: "health-line" });
    await nina.get(path("aino"));
    expect([nina.status, nina.text]).toEqual([200, expect.stringContaining("Ei tuloksia")]);
    await nina.get(path("aino", "?instrument=gad-7"));
    await nina.submit({ ...good, score: "5" });
    expect(nina.html).toContain('id="s-gad-7');
    const riikka = await Professional.at(house, "riikka");
    await riikka.get(path("aino"));
    expect(riikka.text).toContain("Masennuskysely PHQ-9");
    expect(riikka.html).not.toContain('id="s-gad-7');
    const score = await house.database.db`select id from instrument_score where register = 'health' limit 1`;
    await riikka.get(path("aino", "?instrument=phq-9"));
    const before = await rows("aino");
    await riikka.post(path("aino"), { _csrf: await riikka.token(), ...good, corrects: score[0]?.id ?? "" });
    expect([riikka.status, await rows("aino")]).toEqual([404, before]);
    const elin = await resident("elin");
    expect(elin.text).not.toContain("PHQ-9");
  });

  it("of a small child is shown to the guardian, of a young person to themselves alone", async () => {
    const riikka = await Professional.at(house, "riikka");
    const onni = idOf("onni");
    await askAs(house, "onni", { senderId: idOf("sanna") as never, ground: "guardian" });
    await riikka.get(path("onni", "?instrument=sdq"));
    await riikka.submit({ ...good, filledBy: "parent", note: "" });
    expect(riikka.text).toContain("Tulos on tallennettu");
    const sanna = await resident("sanna");
    expect(sanna.text).toContain("Vahvuudet ja vaikeudet");
    await house.database.owner`update person set birth_date = '2011-01-01' where id = ${onni}`;
    await sanna.get("/fi/omat-asiat/mittaukset");
    expect(sanna.text).not.toContain("Vahvuudet ja vaikeudet");
  });

  it("finds the measures that fit on the contact's page", async () => {
    const { id } = await askAs(house, "aino", { topic: "loneliness" });
    const riikka = await Professional.at(house, "riikka");
    await riikka.contact(id);
    expect(riikka.text).toContain("Aiheeseen sopivia mittareita");
    await riikka.get("/fi/mittarit?topic=loneliness");
    expect(riikka.text).toContain("UCLA-3");
    expect(riikka.text).not.toContain("Barthelin");
  });
});

describe("bringing measures in by file, on the page", () => {
  const send = async (who: HttpVisitor, name: string, text: string | Uint8Array<ArrayBuffer>) => {
    await who.get("/fi/staff/instruments");
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    return who.upload(
      "/fi/staff/instruments",
      { _csrf: who.hidden("_csrf") },
      { field: "file", name, bytes },
    );
  };

  it("reports what is wrong, and takes what is right", async () => {
    const oskari = await Professional.at(house, "oskari");
    const header = "abbr,name_fi,name_sv,name_en,groups,phenomena,filled_by,licence\n";
    const wrong = await send(oskari, "a.csv", `${header}NEW-1,Uusi,Ny,New,older,slepe,self,free\n`);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Tarkoititko: sleep?");
    const exe = await send(oskari, "list.csv", new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]));
    expect([exe.status, exe.text]).toEqual([422, expect.stringContaining("ei ole taulukko")]);
    const right = await send(oskari, "a.csv", `${header}NEW-1,Uusi,Ny,New,older,sleep,self,free\n`);
    expect([right.status, right.text]).toEqual([200, expect.stringContaining("on tuotu kirjastoon")]);
    await oskari.get("/fi/mittarit/new-1");
    expect(oskari.status).toBe(200);
  });
});
