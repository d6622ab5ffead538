import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MAX_FIELDS } from "#src/platform/http/fields.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { askNameless, fillIn } from "./asking.ts";

const ROOMY = { capacity: 10_000, refillSeconds: 1 };
const OPEN_DOORS = {
  submitForm: { perClient: ROOMY },
  codeGuess: { perClient: ROOMY, inAll: ROOMY },
  keepDraft: { perClient: ROOMY },
  signInStart: { perClient: ROOMY },
};

describe("words that no form was made for", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ doors: OPEN_DOORS as never });
  });
  beforeEach(() => house.clock.advance({ minutes: 1 }));
  afterAll(() => house.close());

  const contacts = async () =>
    (await house.database.owner<{ n: number }[]>`select count(*)::int as n from contact`)[0]?.n;
  const OWN_WORDS = "/fi/pyyda-apua/own-words";

  it("a megabyte of text is stopped with the limit told, and all of it is still in the field", async () => {
    const parent = new HttpVisitor(house.baseUrl);
    const text = "Väsymys ei lopu. ".repeat(62_000);
    await parent.get(OWN_WORDS);
    await parent.submit({ "own-words": text });
    expect(parent.status).toBe(422);
    expect(parent.text).toMatch(/4[ \u00a0\u202f]000/);
    expect(parent.title).toMatch(/^Virhe: /);
    expect(parent.html.includes(text)).toBe(true);
    await parent.get(OWN_WORDS);
    expect(parent.html.includes(text)).toBe(true);
  });

  it("more than a form can be is refused before it is read to its end", async () => {
    const parent = new HttpVisitor(house.baseUrl);
    await parent.get(OWN_WORDS);
    await parent.submit({ "own-words": "x".repeat(4_100_000) });
    expect(parent.status).toBe(413);
    expect(parent.title).toBe("Virhe: Lähetys on liian suuri");
    expect(parent.html).toContain('<html lang="fi"');
  });

  it("more fields than a form can have", async () => {
    const parent = new HttpVisitor(house.baseUrl);
    await parent.get(OWN_WORDS);
    await parent.submit({ "own-words": Array.from({ length: MAX_FIELDS + 1 }, () => "a") });
    expect(parent.status).toBe(413);
  });

  it.each([
    ["markup", `<script>alert("x")</script> & <img src=x onerror='alert(1)'> </textarea></main>`],
    ["emoji of several parts", "Olemme 👩‍👩‍👧‍👦 ja 🇫🇮 – voimat 🪫"],
    ["right-to-left", "ابني لا ينام \u202eniin outoa\u202c ja בסדר"],
    ["many lines and blanks", "Ensin:\n\n  - uni\n  - ruoka\n\nSitten muu."],
    ["a formula and a template", `=HYPERLINK("x") {{7*7}} \${7*7} %s %00 ' or 1=1 --`],
  ])("%s is stored and shown as it was written", async (_, words) => {
    const parent = new HttpVisitor(house.baseUrl);
    const code = await askNameless(parent, { "own-words": words });
    const [stored] = await house.database.owner<
      { body: string }[]
    >`select body from message where kind = 'request' order by at desc, id desc limit 1`;
    expect(stored?.body).toBe(words);
    await parent.get("/fi/koodi");
    await parent.submit({ code });
    expect(parent.status).toBe(200);
    expect(decode(parent.html)).toContain(words);
    expect(parent.html).not.toContain("<script>alert");
    expect(parent.html).not.toContain("<img src=x");
  });

  it("NUL and half characters go, the words around them stay", async () => {
    const parent = new HttpVisitor(house.baseUrl);
    await parent.get(OWN_WORDS);
    const token = encodeURIComponent(/name="_csrf" value="([^"]*)"/.exec(parent.html)?.[1] ?? "");
    const answer = await fetch(`${house.baseUrl}${OWN_WORDS}`, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        cookie: `pb_v=${parent.cookie("pb_v")}`,
      },
      body: `_csrf=${token}&own-words=ennen%00v%C3%A4liss%C3%A4%ED%A0%80j%C3%A4lkeen%FF`,
    });
    expect(answer.status).toBe(303);
    const [draft] = await house.database.owner<{ words: string }[]>`
      select answers #>> '{own-words,0,valueString}' as words from draft order by updated_at desc limit 1`;
    expect(draft?.words).toMatch(/^ennenvälissä\ufffd+jälkeen\ufffd$/);
  });

  it("a file where a form should be, and a body that is no form at all", async () => {
    const parent = new HttpVisitor(house.baseUrl);
    await parent.get(OWN_WORDS);
    const cookie = `pb_v=${parent.cookie("pb_v")}`;
    const bodies: [string, string][] = [
      ["application/json", `{"own-words": "x"}`],
      ["multipart/form-data; boundary=zz", "--zz\r\nnonsense"],
      ["multipart/form-data", "no boundary"],
      ["text/plain", "own-words=x"],
      ["application/x-www-form-urlencoded", "%&=%%%&&=="],
    ];
    for (const [type, body] of bodies) {
      const answer = await fetch(`${house.baseUrl}${OWN_WORDS}`, {
        method: "POST",
        headers: { "content-type": type, cookie },
        body,
      });
      expect([type, answer.status]).toEqual([type, 400]);
      expect(await answer.text()).toContain('<html lang="fi"');
    }
  });

  it("unknown fields, and names that mean something to a program, change nothing", async () => {
    const before = await contacts();
    const parent = new HttpVisitor(house.baseUrl);
    await parent.get("/fi/pyyda-apua");
    const token = /name="_csrf" value="([^"]*)"/.exec(parent.html)?.[1] ?? "";
    const strange = {
      __proto__x: "1",
      constructor: "2",
      "topic[]": "3",
      way: "signed-in",
      danger: "suicide",
      personId: "x",
      "": "y",
    };
    await parent.post("/fi/pyyda-apua/for-whom", {
      _csrf: token,
      ...strange,
      ["__proto__"]: "z",
      "for-whom": "myself",
    });
    expect(parent.status).toBe(200);
    expect(parent.title).toBe("Mihin haluat apua?");
    const [draft] = await house.database.owner<
      { answers: object }[]
    >`select answers from draft order by updated_at desc limit 1`;
    expect(Object.keys(draft?.answers ?? {})).toEqual(["for-whom"]);
    await fillIn(parent);
    await parent.submit({});
    expect(await contacts()).toBe((before ?? 0) + 1);
  });
});

function decode(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
