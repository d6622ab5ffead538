import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { PATHS } from "#src/web/paths.ts";
import { ERROR_WORDS, type ErrorStatus } from "#src/web/ui/error-words.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

describe("every page of what went wrong", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  afterAll(() => house.close());

  const tokenOn = (page: HttpVisitor) => /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? "";
  const resident = () => new HttpVisitor(house.baseUrl).signIn("resident", "aino");
  const worker = () => {
    const subject = house.personas.staff.find(({ key }) => key === "riikka")?.subject ?? "";
    return new HttpVisitor(house.baseUrl).signIn("staff", subject);
  };

  type Way = (lang: Lang) => Promise<HttpVisitor>;
  const WAYS: readonly (readonly [string, ErrorStatus, Way])[] = [
    [
      "a form without its token",
      400,
      async (lang) => (await resident()).post(PATHS.code[lang], { code: "x" }),
    ],
    [
      "a body that is no form",
      400,
      async (lang) => (await resident()).post(PATHS.code[lang], {}, { "content-type": "text/plain" }),
    ],
    [
      "nobody signed in, a resident's page",
      401,
      async (lang) => new HttpVisitor(house.baseUrl).get(PATHS.matters[lang]),
    ],
    [
      "nobody signed in, a worker's page",
      401,
      async (lang) => new HttpVisitor(house.baseUrl).get(PATHS.inbox[lang]),
    ],
    [
      "a code that is not open",
      401,
      async (lang) => new HttpVisitor(house.baseUrl).get(PATHS.codeMatter[lang]),
    ],
    [
      "a form of another site",
      403,
      async (lang) =>
        (await resident()).post(PATHS.code[lang], { code: "x" }, { origin: "https://example.org" }),
    ],
    ["a page of another role", 403, async (lang) => (await worker()).get(PATHS.reasons[lang])],
    ["a resident's page that is not there", 404, async (lang) => (await resident()).get(`/${lang}/xyz`)],
    [
      "a worker's page that is not there",
      404,
      async (lang) => (await worker()).get(`/${lang}/staff/inbox/0190b07a-ffff-7fff-8fff-ffffffffffff`),
    ],
    [
      "more than a form can be",
      413,
      async (lang) => (await resident()).post(PATHS.code[lang], { code: "x".repeat(4_100_000) }),
    ],
    [
      "too many tries",
      429,
      async (lang) => {
        house.clock.advance({ hours: 10 });
        const guesser = await resident();
        await guesser.get(PATHS.code[lang]);
        const token = tokenOn(guesser);
        for (let n = 0; n < 20 && guesser.status !== 429; n++)
          await guesser.post(PATHS.code[lang], { _csrf: token, code: "AAAA-BBBB-CCCC-DDDD" });
        return guesser;
      },
    ],
  ];

  const all = WAYS.flatMap(([what, status, way]) => LANGS.map((lang) => [what, status, lang, way] as const));
  it.each(all)(
    "%s (%i, %s): one heading, the language, a number to call, nothing of the machine",
    async (_, status, lang, way) => {
      const page = await way(lang);
      expect(page.status).toBe(status);
      expect(page.html).toContain(`<html lang="${lang}"`);
      expect(page.html.match(/<h1[\s>]/g)).toHaveLength(1);
      expect(page.title).not.toBe("");
      expect(page.html).toMatch(/href="tel:/);
      expect(page.html).not.toMatch(
        /\bat .*\.tsx?:\d|(?:Type|Range|Syntax|Reference|Postgres)Error|\[object/,
      );
      expect(page.headers.get("cache-control")).toBe("no-store");
      expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    },
  );

  it("the three languages have the same pages, each in words of its own", () => {
    for (const status of [400, 401, 403, 404, 409, 413, 429, 500, 503] as const) {
      const titles = LANGS.map((lang) => ERROR_WORDS[lang][status].title);
      expect([status, new Set(titles).size]).toEqual([status, 3]);
    }
  });
});
