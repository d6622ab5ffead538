import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGS } from "#src/kernel/lang.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { fillIn } from "./asking.ts";

describe("what is not there, and what is not theirs", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  afterAll(() => house.close());

  it.each([
    ["/de/um-hilfe-bitten", "fi"],
    ["/fi/ei-ole", "fi"],
    ["/sv/finns-inte", "sv"],
    ["/en/be-om-hjalp", "en"],
    ["/en/ask-for-help/no-such-question", "en"],
    ["/sv/%E0%A4%A", "sv"],
    ["/fi/omat-asiat/%00", "fi"],
    ["/.env", "fi"],
    ["/assets/../package.json", "fi"],
    ["/assets/..%2f..%2fpackage.json", "fi"],
    ["/assets/%00.css", "fi"],
    ["/auth/nobody/start", "fi"],
    ["//example.org/fi", "fi"],
  ])("%s: a page that says so, in %s", async (path, lang) => {
    const visitor = await new HttpVisitor(house.baseUrl).signIn("resident", "aino");
    await visitor.get(`${house.baseUrl}${path}`);
    expect(visitor.status).toBe(404);
    expect(visitor.html).toContain(`<html lang="${lang}"`);
    expect(visitor.html.match(/<h1/g)).toHaveLength(1);
    expect(visitor.html).toContain('href="tel:');
  });

  it("a post to nowhere is not found either", async () => {
    for (const path of ["/fi/ei-ole", "/de/x", "/fi", "/fi/omat-asiat"]) {
      const answer = await fetch(`${house.baseUrl}${path}`, {
        method: "POST",
        body: new URLSearchParams({ a: "b" }),
      });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  describe("the matter of somebody else", () => {
    /** A page with what differs between two askings of the same kind taken out. */
    const alike = ({ status, html }: HttpVisitor, id: string) => [
      status,
      html
        .replaceAll(id, "ID")
        .replaceAll(/[0-9a-f]{8}(?=<\/span>)/g, "REFERENCE")
        .replaceAll(/name="_csrf" value="[^"]*"/g, ""),
    ];
    let matter = "";
    beforeAll(async () => {
      const sanna = await new HttpVisitor(house.baseUrl).signIn("resident", "sanna");
      await fillIn(sanna, { way: "signed-in", reach: "email", email: "sanna@example.invalid" });
      const helmi = house.personas.residents.find(({ key }) => key === "helmi")?.id ?? "";
      await sanna.submit({ subject: helmi });
      matter = /omat-asiat\/([0-9a-f-]{36})/.exec(sanna.html)?.[1] ?? "";
      expect(matter).not.toBe("");
    });

    it.each([...LANGS])("looks like one that is not there, read or written to (%s)", async (lang) => {
      const none = "0190b07a-ffff-7fff-8fff-ffffffffffff";
      const base = { fi: "/fi/omat-asiat", sv: "/sv/mina-arenden", en: "/en/my-matters" }[lang];
      const aino = await new HttpVisitor(house.baseUrl).signIn("resident", "aino");
      const seen: unknown[] = [];
      const answered: unknown[] = [];
      for (const id of [matter, none]) {
        await aino.get(`${base}/${id}`);
        seen.push(alike(aino, id));
        const token = /name="_csrf" value="([^"]*)"/.exec((await aino.get(base)).html)?.[1] ?? "";
        await aino.post(`${base}/${id}`, { _csrf: token, body: "Mitä tälle kuuluu?" });
        answered.push(alike(aino, id));
      }
      expect(seen[0]).toEqual(seen[1]);
      expect(answered[0]).toEqual(answered[1]);
      expect((seen[0] as [number])[0]).toBe(404);
      expect((answered[0] as [number])[0]).toBe(404);
    });

    it("is as hidden from whoever is not signed in", async () => {
      const stranger = new HttpVisitor(house.baseUrl);
      const pages = [];
      for (const id of [matter, "0190b07a-ffff-7fff-8fff-ffffffffffff"])
        pages.push(alike(await stranger.get(`/fi/omat-asiat/${id}`), id));
      expect(pages[0]).toEqual(pages[1]);
      expect(stranger.status).toBe(401);
    });

    it("leaves no trace of having been read by who was turned away", async () => {
      const reads = await house.database.owner<{ actor_id: string }[]>`
        select distinct actor_id from access_log where contact_id = ${matter}`;
      const sanna = house.personas.residents.find(({ key }) => key === "sanna")?.id;
      expect(reads.map(({ actor_id }) => actor_id)).toEqual([sanna]);
    });
  });
});
