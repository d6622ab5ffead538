import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { codeOn, fillIn } from "./asking.ts";

describe("a form that comes twice, late, or from elsewhere", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  beforeEach(() => house.clock.advance({ minutes: 20 }));
  afterAll(() => house.close());

  const contacts = async () =>
    (await house.database.owner<{ n: number }[]>`select count(*)::int as n from contact`)[0]?.n ?? 0;
  const tokenOn = (page: HttpVisitor) => /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? "";

  it("a double click sends once, and both clicks land on the page of what was sent", async () => {
    const before = await contacts();
    const parent = await fillIn(new HttpVisitor(house.baseUrl));
    const clicks = [parent, parent.twin(), parent.twin(), parent.twin()];
    await Promise.all(clicks.map((click) => click.submit({})));
    expect(await contacts()).toBe(before + 1);
    expect(clicks.map(({ title }) => title)).toEqual(clicks.map(() => "Viestisi on lähetetty"));
    expect(new Set(clicks.map(codeOn)).size).toBe(1);
  });

  it("the back button and another send find what was sent already", async () => {
    const parent = await fillIn(new HttpVisitor(house.baseUrl));
    const back = parent.twin();
    await parent.submit({});
    const sent = await contacts();
    const code = codeOn(parent);
    back.setCookie("pb_sent", parent.cookie("pb_sent") ?? "");
    back.forget("pb_draft");
    await back.submit({});
    expect(back.text).toContain("Olet jo lähettänyt tämän viestin");
    expect(codeOn(back)).toBe(code);
    expect(await contacts()).toBe(sent);
  });

  it("a signed-in double click makes one contact too", async () => {
    const before = await contacts();
    const aino = await new HttpVisitor(house.baseUrl).signIn("resident", "aino");
    await fillIn(aino, {
      way: "signed-in",
      reach: "email",
      email: "aino@example.invalid",
      "for-whom": "myself",
    });
    const clicks = [aino, aino.twin(), aino.twin()];
    await Promise.all(clicks.map((click) => click.submit({})));
    expect(await contacts()).toBe(before + 1);
    expect(clicks.map(({ title }) => title)).toEqual(clicks.map(() => "Viestisi on lähetetty"));
  });

  it.each([
    ["without its token", undefined],
    ["with the token of somebody else", "2la.AAAAAAAAAAAAAAAAAAAAAA"],
    ["with nonsense for a token", "%00'\"><x"],
  ])("%s: the page keeps what was written and sends it again", async (_, token) => {
    const parent = await new HttpVisitor(house.baseUrl).get("/fi/pyyda-apua/own-words");
    const words = `Kirjoitin tätä kaksi tuntia.\nEn jaksa uudestaan. ${token ?? ""}`;
    await parent.post("/fi/pyyda-apua/own-words", { "own-words": words, ...(token && { _csrf: token }) });
    expect(parent.status).toBe(400);
    expect(parent.text).toContain("Kirjoittamasi on tallessa");
    expect(parent.text).toContain("Kirjoitin tätä kaksi tuntia.");
    await parent.submit({});
    expect(parent.status).toBe(200);
    await parent.get("/fi/pyyda-apua/own-words");
    expect(parent.text).toContain("En jaksa uudestaan.");
  });

  it("left open for three days: the page keeps what was written", async () => {
    const parent = await new HttpVisitor(house.baseUrl).get("/sv/be-om-hjalp/own-words");
    house.clock.advance({ hours: 72 });
    await parent.submit({ "own-words": "Jag började skriva i fredags och orkar först nu." });
    expect(parent.status).toBe(400);
    expect(parent.html).toContain('<html lang="sv"');
    expect(parent.text).toContain("Jag började skriva i fredags");
    await parent.submit({});
    expect(parent.status).toBe(200);
  });

  it("left open overnight it is simply taken", async () => {
    const parent = await new HttpVisitor(house.baseUrl).get("/fi/pyyda-apua/own-words");
    house.clock.advance({ hours: 11 });
    await parent.submit({ "own-words": "Jatkoin aamulla." });
    expect(parent.status).toBe(200);
    expect(parent.title).not.toMatch(/^Virhe/);
  });

  it.each([
    ["another site", { origin: "https://example.org" }],
    ["another site by the browser's own word", { "sec-fetch-site": "cross-site" }],
    ["nowhere", { origin: "null" }],
  ])("from %s it is refused, with no way to send it by one click", async (_, headers) => {
    const before = await contacts();
    const parent = await fillIn(new HttpVisitor(house.baseUrl));
    await parent.post("/fi/pyyda-apua/tarkista", { _csrf: tokenOn(parent) }, headers);
    expect(parent.status).toBe(403);
    expect(parent.html).not.toContain("Lähetä uudelleen");
    expect(await contacts()).toBe(before);
  });

  describe("after signing out in another tab", () => {
    const REPLY = "Tyttö nukkui viime yönä jo vähän paremmin, mutta aamu oli vaikea.";

    async function openMatter(persona: string) {
      const person = await new HttpVisitor(house.baseUrl).signIn("resident", persona);
      await fillIn(person, {
        way: "signed-in",
        reach: "email",
        email: `${persona}@example.invalid`,
        "for-whom": "myself",
      });
      await person.submit({});
      const matter = /href="(\/fi\/omat-asiat\/[0-9a-f-]{36})"/.exec(person.html)?.[1] ?? "";
      return person.get(matter);
    }
    async function signOut(person: HttpVisitor) {
      const other = await person.twin().get("/fi/omat-asiat");
      await other.post("/auth/sign-out", { _csrf: tokenOn(other), audience: "resident", lang: "fi" });
      // Tabs share their cookies.
      const cookie = other.cookie("pb_resident");
      if (cookie === undefined) person.forget("pb_resident");
      else person.setCookie("pb_resident", cookie);
    }

    it("a reply is kept for its writer, and sent after signing in again", async () => {
      const aino = await openMatter("aino");
      await signOut(aino);
      await aino.submit({ body: REPLY });
      expect(aino.status).toBe(401);
      expect(aino.text).toContain("Kirjoittamasi on tallessa");
      const again =
        /href="(\/auth\/resident\/start[^"]*)"[^>]*data-turbo="false"/
          .exec(aino.html)?.[1]
          ?.replaceAll("&amp;", "&") ?? "";
      await aino.get(`${again}&login_hint=aino`);
      expect(aino.text).toContain(REPLY);
      await aino.submit({});
      expect(aino.text).toContain("Viestisi on lähetetty");
      expect(aino.text).toContain(REPLY);
    });

    it("somebody else who signs in on that browser sees nothing of it", async () => {
      const aino = await openMatter("aino");
      await signOut(aino);
      await aino.submit({ body: REPLY });
      await aino.signIn("resident", "elin", "/fi/jatka?as=resident");
      expect(aino.status).toBe(404);
      expect(aino.text).not.toContain(REPLY);
    });

    it("what was asked on the form goes on where it was", async () => {
      const aino = await new HttpVisitor(house.baseUrl).signIn("resident", "aino");
      await aino.get("/fi/pyyda-apua/own-words");
      await signOut(aino);
      await aino.submit({ "own-words": REPLY });
      expect(aino.text).toContain(REPLY);
      await aino.submit({});
      await aino.signIn("resident", "aino", "/fi/pyyda-apua/own-words");
      expect(aino.text).toContain(REPLY);
    });
  });
});
