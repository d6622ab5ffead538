import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { askNameless } from "./asking.ts";

describe("two professionals at the same matter", () => {
  let house: TestHouse;
  let one: HttpVisitor;
  let other: HttpVisitor;
  let path = "";
  let code = "";
  beforeAll(async () => {
    house = await testHouse();
    one = await signedIn("riikka");
    other = await signedIn("tuula");
  });
  beforeEach(async () => {
    house.clock.advance({ minutes: 5 });
    code = await askNameless(new HttpVisitor(house.baseUrl));
    const [contact] = await house.database.owner<{ id: string }[]>`
      select id from contact order by received_at desc, reference desc limit 1`;
    path = `/fi/staff/inbox/${contact?.id}`;
    await one.get(path);
    await other.get(path);
  });
  afterAll(() => house.close());

  const signedIn = (key: string) => {
    const subject = house.personas.staff.find((persona) => persona.key === key)?.subject ?? "";
    return new HttpVisitor(house.baseUrl).signIn("staff", subject, "/fi/staff/inbox");
  };
  const tokenOn = (page: HttpVisitor) => /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? "";
  const press = (page: HttpVisitor, step: string, fields: Record<string, string> = {}) =>
    page.post(`${path}/${step}`, { _csrf: tokenOn(page), ...fields });
  const seen = (page: HttpVisitor) => /name="seen" value="(\d+)"/.exec(page.html)?.[1] ?? "";

  it("both take it: one has it, the other is told who", async () => {
    expect([one.status, other.status]).toEqual([200, 200]);
    await Promise.all([press(one, "take"), press(other, "take")]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const [loser] = one.status === 409 ? [one] : [other];
    expect(loser?.html.match(/<h1/g)).toHaveLength(1);
    const [held] = await house.database.owner<{ n: number }[]>`
      select count(*)::int as n from journal where type = 'taken' and contact_id = ${path.split("/").at(-1) ?? ""}`;
    expect(held?.n).toBe(1);
  });

  it("the same person answers in two windows: one answer goes, the other's text stays on the page", async () => {
    await press(one, "take");
    await one.get(path);
    const window = one.twin();
    const texts = ["Ensimmäinen vastaus, joka lähti.", "Toinen vastaus, jota kirjoitin puoli tuntia."];
    await Promise.all([
      press(one, "answer", { body: texts[0] ?? "", seen: seen(one) }),
      press(window, "answer", { body: texts[1] ?? "", seen: seen(window) }),
    ]);
    expect([one.status, window.status].sort()).toEqual([200, 409]);
    const [loser, kept] = one.status === 409 ? [one, texts[0]] : [window, texts[1]];
    expect(loser.text).toContain(kept);
    const reader = await new HttpVisitor(house.baseUrl).get("/fi/koodi");
    await reader.submit({ code });
    expect(texts.filter((text) => reader.text.includes(text))).toHaveLength(1);
    expect(reader.text).not.toContain(kept);
  });

  it("the family writes while the answer is being written: it is shown first, and the answer's text stays", async () => {
    await press(one, "take");
    await one.get(path);
    const family = await new HttpVisitor(house.baseUrl).get("/fi/koodi");
    await family.submit({ code });
    await family.submit({ body: "Unohdin kertoa: hän pelkää pimeää." });
    await press(one, "answer", { body: "Vastaus vanhaan tietoon.", seen: seen(one) });
    expect(one.status).toBe(409);
    expect(one.text).toContain("Unohdin kertoa");
    expect(one.text).toContain("Vastaus vanhaan tietoon.");
    await press(one, "answer", { body: "Vastaus kaikkeen.", seen: seen(one) });
    expect(one.status).toBe(200);
  });

  it("a worker signed out on the way finds the answer after signing in again", async () => {
    await press(one, "take");
    await one.get(path);
    house.clock.advance({ hours: 2 });
    const text = "Vastaus, jota kirjoitin, kun puhelin soi.";
    await press(one, "answer", { body: text, seen: seen(one) });
    expect(one.status).toBe(401);
    const next = /href="(\/auth\/staff\/start[^"]*)"[^>]*data-turbo="false"/
      .exec(one.html)?.[1]
      ?.replaceAll("&amp;", "&");
    const subject = house.personas.staff.find(({ key }) => key === "riikka")?.subject ?? "";
    await one.get(`${next}&login_hint=${subject}`);
    expect(one.text).toContain(text);
    await one.submit({}, { button: "Lähetä uudelleen" });
    expect(one.status).toBe(200);
    const reader = await new HttpVisitor(house.baseUrl).get("/fi/koodi");
    await reader.submit({ code });
    expect(reader.text).toContain(text);
    other = await signedIn("tuula");
  });
});
