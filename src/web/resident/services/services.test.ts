import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importDescriptions } from "#src/domains/directory/index.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { hoursInWords } from "./hours.ts";

let house: TestHouse;
let visitor: HttpVisitor;

beforeAll(async () => {
  house = await testHouse();
  visitor = new HttpVisitor(house.baseUrl);
});
afterAll(() => house.close());

const get = async (path: string) => {
  await visitor.get(path);
  return visitor.status;
};

describe("somebody looks for help", () => {
  test.each([
    ["/fi/palvelut", "Palvelut", "hammas särkee", "Hammashoito ja suun terveys", "oral-health"],
    ["/sv/tjanster", "Tjänster", "papper för rullstol", "Hjälpmedel", "assistive-devices"],
    ["/en/services", "Services", "baby crying", "Child health clinic", "child-clinic"],
  ])("%s: finds a service by own words and opens its page", async (path, title, question, name, id) => {
    expect(await get(path)).toBe(200);
    expect(visitor.title).toBe(title);
    expect(await get(`${path}?q=${encodeURIComponent(question)}`)).toBe(200);
    const first = visitor.html.match(/<h3[^>]*><a href="([^"]+)">([^<]+)</);
    expect(first?.slice(1)).toEqual([`${path}/${id}`, name]);
    expect(await get(`${path}/${id}`)).toBe(200);
    expect(visitor.title).toBe(name);
    expect(visitor.html).toMatch(/href="tel:/);
    expect(visitor.html).toContain('lang="fi"');
  });

  test("the page of a service tells how, where and when, and not how far its review is", async () => {
    await get("/fi/palvelut/oral-health");
    for (const told of [
      "Näin saat apua",
      "Suun terveyden linja",
      "06 218 0005",
      "Vaasan hammashoitola",
      "Auki ma–",
      "suomi, ruotsi, englanti",
      "Tarkista hinta",
      "Pohjanmaan hyvinvointialue, 2026",
    ])
      expect(visitor.text).toContain(told);
    expect(visitor.html).not.toMatch(/draft|luonnos|verified/i);
  });

  test("filters narrow: a municipality, a group and a channel", async () => {
    await get("/fi/palvelut?municipality=598&group=young&channel=chat");
    expect(visitor.text).toContain("Digi walk-in");
    expect(visitor.text).not.toContain("Lastenneuvola");
    await get("/fi/palvelut?q=nova&municipality=598");
    expect(visitor.html).not.toContain("/fi/palvelut/nova-clinic");
    await get("/fi/palvelut?q=nova&municipality=905");
    expect(visitor.html).toContain("/fi/palvelut/nova-clinic");
  });

  test("words of danger bring the numbers that help before all services", async () => {
    await get(`/fi/palvelut?q=${encodeURIComponent("haluan tappaa itseni")}`);
    expect(visitor.text).toContain("soita heti");
    expect(visitor.html).toContain("tel:112");
  });
});

describe("bad input", () => {
  test.each([
    ["empty", ""],
    ["white space", "   "],
    ["very long", "ä".repeat(10_000 / 6)],
    ["very long words", "x".repeat(10_000)],
    ["a script", "<script>alert(1)</script>"],
    ["quotes", `"'><img src=x onerror=alert(1)>`],
    ["half a character and NUL", "%ED%A0%80\u0000"],
    ["what nobody offers", "qzxwvqzxwv"],
  ])("%s: a page, nothing run", async (_, question) => {
    expect(await get(`/fi/palvelut?q=${encodeURIComponent(question)}`)).toBe(200);
    expect(visitor.html).not.toContain("<script>alert");
    expect(visitor.html).not.toContain("<img src=x");
    expect(visitor.title).toBe("Palvelut");
  });

  test("nothing found says what to do", async () => {
    await get("/sv/tjanster?q=qzxwvqzxwv");
    expect(visitor.text).toContain("Vi hittade ingen tjänst");
    expect(visitor.html).toContain('href="/sv/be-om-hjalp"');
  });

  test("unknown filters are passed over", async () => {
    await get("/en/services?municipality=091&group=%3Cb%3E&language=ru&channel=fax&line=x");
    expect(visitor.status).toBe(200);
    expect(visitor.text).toContain("All services");
  });

  test("an identity code is not searched with and not shown again", async () => {
    await get("/fi/palvelut?q=rokote+010190-900A");
    expect(visitor.html).toContain('value="rokote"');
  });

  test.each(["/fi/palvelut/no-such", "/sv/tjanster/sote-9999", "/en/services/__proto__", "/fi/palvelut/%00"])(
    "%s: not found",
    async (path) => {
      expect(await get(path)).toBe(404);
    },
  );
});

describe("a national description", () => {
  test("is found when it has been imported, with its year and the county's own service", async () => {
    expect(await get("/fi/palvelut/sote-0025")).toBe(404);
    const text = (fi: string, sv: string, en: string) => ({ fi, sv, en });
    const one = (code: string, name: string) => ({
      ReferenceCode: code,
      Name: text(name, `${name}-sv`, `${name}-en`),
      ShortDescription: text("Kunta <b>antaa</b>.", "Kommunen ger.", "The municipality gives."),
      BackgroundDescription: text("Yksi.\n\nKaksi.", "Ett.", "One."),
    });
    const file = JSON.stringify([
      one("SOTE-0025", "Rokotuspalvelut"),
      one("SOTE-0098", "Merimiesterveydenhuolto"),
    ]);
    await importDescriptions(house.database.db, file, 2022, house.clock.now());
    await get("/fi/palvelut?q=merimies");
    expect(visitor.text).toContain("Valtakunnallinen kuvaus vuodelta 2022");
    for (const [path, told, own] of [
      ["/fi/palvelut", "ennen vuoden 2023 uudistusta", "Rokotukset"],
      ["/sv/tjanster", "före reformen 2023", "Vaccinationer"],
      ["/en/services", "before the reform of 2023", "Vaccinations"],
    ] as const) {
      expect(await get(`${path}/sote-0025`)).toBe(200);
      expect(visitor.text).toContain(told);
      expect(visitor.html).toContain(`href="${path}/vaccinations"`);
      expect(visitor.text).toContain(own);
      expect(visitor.html).not.toContain("<b>antaa");
      await get(`${path}/vaccinations`);
      expect(visitor.html).toContain(`href="${path}/sote-0025"`);
    }
  });
});

test.each([
  ["fi", "ma–pe klo 8–15.30, la klo 10–14"],
  ["sv", "må–fr kl. 8–15.30, lö kl. 10–14"],
  ["en", "Mon–Fri 8 am–3.30 pm, Sat 10 am–2 pm"],
] as const)("opening hours in words: %s", (lang, words) => {
  const week = ["mon", "tue", "wed", "thu", "fri"] as const;
  const hours = [
    { days: [...week], from: "08:00", to: "15:30", holidays: false },
    { days: ["sat" as const], from: "10:00", to: "14:00", holidays: false },
  ];
  expect(hoursInWords(hours, lang)).toBe(words);
});
