import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sweepDrafts } from "#src/domains/forms/index.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

describe("what was typed is never lost", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  beforeEach(() => house.clock.advance({ hours: 48 }));
  afterAll(() => house.close());

  const WORDS = "Kirjoitan tätä osissa, kun pienin nukkuu.";
  const OWN_WORDS = "/fi/pyyda-apua/own-words";

  it("an answer that is wrong is shown again with the reason, beside what was right", async () => {
    const parent = await new HttpVisitor(house.baseUrl).get("/fi/pyyda-apua/way");
    await parent.submit({ way: "own-contact" });
    await parent.submit({ reach: "email" });
    await parent.submit({ email: "äiti@koti" });
    expect(parent.status).toBe(422);
    expect(parent.html).toContain('value="äiti@koti"');
    expect(parent.html).toContain('href="#email"');
  });

  it("the back button shows the answers, and a changed one hides what hung on it without forgetting it", async () => {
    const parent = await new HttpVisitor(house.baseUrl).get("/fi/pyyda-apua");
    await parent.submit({ "for-whom": "my-child" });
    await parent.submit({ "child-age": "age-3-6" });
    await parent.get("/fi/pyyda-apua/for-whom");
    expect(parent.html).toMatch(/value="my-child"[^>]*checked|checked[^>]*value="my-child"/);
    await parent.submit({ "for-whom": "myself" });
    expect(parent.title).toBe("Mihin haluat apua?");
    await parent.get("/fi/pyyda-apua/for-whom");
    await parent.submit({ "for-whom": "my-child" });
    expect(parent.html).toMatch(/value="age-3-6"[^>]*checked|checked[^>]*value="age-3-6"/);
  });

  it("a nameless draft waits for a day on its browser, and for nobody else", async () => {
    const parent = await new HttpVisitor(house.baseUrl).get(OWN_WORDS);
    await parent.submit({ "own-words": WORDS });
    house.clock.advance({ hours: 23 });
    expect((await parent.get(OWN_WORDS)).text).toContain(WORDS);
    expect((await new HttpVisitor(house.baseUrl).get(OWN_WORDS)).text).not.toContain(WORDS);
    house.clock.advance({ hours: 2 });
    expect((await parent.get(OWN_WORDS)).text).not.toContain(WORDS);
    expect(await sweepDrafts(house.database.db, house.clock.now())).toBeGreaterThan(0);
    // An old draft's cookie begins a new one.
    await parent.submit({ "own-words": "Alusta." });
    expect((await parent.get(OWN_WORDS)).text).toContain("Alusta.");
  });

  it("an old draft that nobody has swept yet is not brought back by a new one", async () => {
    const parent = await new HttpVisitor(house.baseUrl).get(OWN_WORDS);
    await parent.submit({ "own-words": WORDS });
    house.clock.advance({ hours: 25 });
    await parent.get("/fi/pyyda-apua/for-whom");
    await parent.submit({ "for-whom": "myself" });
    expect((await parent.get(OWN_WORDS)).text).not.toContain(WORDS);
  });

  it("a signed-in person goes on with another device, on the page they like", async () => {
    const phone = await new HttpVisitor(house.baseUrl).signIn("resident", "aino", OWN_WORDS);
    await phone.submit({ "own-words": WORDS });
    const laptop = await new HttpVisitor(house.baseUrl).signIn("resident", "aino", "/fi");
    expect(laptop.text).toContain("Jatka kesken jäänyttä");
    await laptop.get("/fi/pyyda-apua/for-whom");
    await laptop.submit({ "for-whom": "our-family" });
    await phone.get("/fi/pyyda-apua/tarkista");
    expect(phone.text).toContain(WORDS);
    expect(phone.text).toContain("Koko perheellemme");
  });

  it("what is begun without a name becomes the person's who signs in to send it", async () => {
    const person = await new HttpVisitor(house.baseUrl).get(OWN_WORDS);
    await person.submit({ "own-words": WORDS });
    await person.signIn("resident", "daniel", OWN_WORDS);
    expect(person.text).toContain(WORDS);
    const elsewhere = await new HttpVisitor(house.baseUrl).signIn("resident", "daniel", OWN_WORDS);
    expect(elsewhere.text).toContain(WORDS);
  });

  it("a session that ends on the way loses nothing", async () => {
    const person = await new HttpVisitor(house.baseUrl).signIn("resident", "elin", OWN_WORDS);
    house.clock.advance({ minutes: 45 });
    await person.submit({ "own-words": WORDS });
    expect(person.text).toContain(WORDS);
    await person.submit({});
    await person.signIn("resident", "elin", OWN_WORDS);
    expect(person.text).toContain(WORDS);
  });

  it("what is saved while typing is there after the connection was lost", async () => {
    const person = await new HttpVisitor(house.baseUrl).signIn("resident", "matti", OWN_WORDS);
    const token = /name="_csrf" value="([^"]*)"/.exec(person.html)?.[1] ?? "";
    const quiet = person.twin();
    await quiet.post(`${OWN_WORDS}?keep=1`, { _csrf: token, "own-words": "Kesken jäi" });
    expect(quiet.status).toBe(204);
    await person.get(OWN_WORDS);
    expect(person.text).toContain("Kesken jäi");
    expect(person.status).toBe(200);
    expect(person.title).not.toMatch(/^Virhe/);
  });

  it("the same page in another language keeps the answers", async () => {
    const parent = await new HttpVisitor(house.baseUrl).get(OWN_WORDS);
    await parent.submit({ "own-words": WORDS });
    expect((await parent.get("/sv/be-om-hjalp/own-words")).text).toContain(WORDS);
  });
});
