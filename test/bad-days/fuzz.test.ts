import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isLang, LANGS } from "#src/kernel/lang.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

const ROOMY = { perClient: { capacity: 1e9, refillSeconds: 1 }, inAll: { capacity: 1e9, refillSeconds: 1 } };
const OPEN_DOORS = { submitForm: ROOMY, codeGuess: ROOMY, keepDraft: ROOMY, signInStart: ROOMY };

const JUNK = [
  "",
  " ",
  "0",
  "-1",
  "NaN",
  "1e309",
  "99999999999999999999",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "toString",
  "' or 1=1 --",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "%",
  "%00",
  "%E0%A4%A",
  "\u0000",
  "\ud800",
  "\ufeff\u202e\u2028",
  "👩‍👩‍👧",
  "x".repeat(3_000),
  "0190b07a-ffff-7fff-8fff-ffffffffffff",
  "2026-02-30",
  "2026-W60",
  "fi",
  "{{7*7}}",
  '{"a":[1]}',
  "a,b;c|d",
];

const QUERY_NAMES = [
  "page",
  "again",
  "sent",
  "keep",
  "as",
  "q",
  "lang",
  "next",
  "from",
  "to",
  "period",
  "by",
  "line",
  "team",
  "sort",
  "cursor",
  "after",
  "municipality",
  "status",
  "login_hint",
  "code",
  "state",
  "error",
  "topics",
  "t",
];

describe("junk at every door", () => {
  let house: TestHouse;
  const visitors: [string, HttpVisitor][] = [];
  beforeAll(async () => {
    house = await testHouse({ doors: OPEN_DOORS as never });
    visitors.push(["anyone", new HttpVisitor(house.baseUrl)]);
    visitors.push(["aino", await new HttpVisitor(house.baseUrl).signIn("resident", "aino")]);
    for (const key of ["riikka", "anders", "oskari", "tuula"]) {
      const subject = house.personas.staff.find((one) => one.key === key)?.subject ?? "";
      visitors.push([key, await new HttpVisitor(house.baseUrl).signIn("staff", subject)]);
    }
  });
  afterAll(() => house.close());

  /** Different junk in every place at every turn, and all of it in the end. */
  function* junk() {
    for (let n = 0; ; n++) yield JUNK[(n * 7) % JUNK.length] ?? "";
  }
  const next = junk();
  const some = () => next.next().value ?? "";
  const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
  const filled = (path: string) => path.replace(/:(\w+)/g, () => encoded(some()) || "x");

  function sound(visitor: HttpVisitor, what: string): void {
    expect([what, visitor.status < 500]).toEqual([what, true]);
    if (!visitor.headers.get("content-type")?.startsWith("text/html")) return;
    const lang = /<html lang="(\w+)"/.exec(visitor.html)?.[1] ?? "none";
    expect([what, isLang(lang)]).toEqual([what, true]);
    const first = new URL(visitor.path, house.baseUrl).pathname.split("/")[1];
    if (isLang(first)) expect([what, lang]).toEqual([what, first]);
    expect([what, visitor.html.match(/<h1[\s>]/g)?.length]).toEqual([what, 1]);
    expect([what, visitor.html.includes("<script>alert(1)")]).toEqual([what, false]);
  }

  it("every page with junk in its address never fails", async () => {
    for (const [who, visitor] of visitors) {
      for (const route of house.app.routes.filter(({ method }) => method === "GET")) {
        for (const [turn, lang] of LANGS.entries()) {
          const query = new URLSearchParams(QUERY_NAMES.map((name) => [name, some()]));
          const path = `${filled(route.path[lang])}${turn === 2 ? "" : `?${query}`}`;
          await visitor.get(path);
          sound(visitor, `${who} ${route.name} ${path.slice(0, 300)}`);
        }
      }
    }
  }, 120_000);

  it("every form with junk in its fields never fails, with a good token or without", async () => {
    for (const [who, visitor] of visitors) {
      const home = who === "anyone" || who === "aino" ? "/fi/koodi" : "/fi/staff/inbox";
      const token = /name="_csrf" value="([^"]*)"/.exec((await visitor.get(home)).html)?.[1];
      for (const route of house.app.routes.filter(({ method }) => method === "POST")) {
        const names = [
          "body",
          "code",
          "own-words",
          "subject",
          "to",
          "team",
          "seen",
          "version",
          "reason",
          "do",
          "action",
          "leave",
          "sending",
          "__proto__",
          "q",
          "",
          "person",
          "register",
        ];
        for (const [turn, lang] of LANGS.entries()) {
          const fields = Object.fromEntries(
            names.map((name) => [name, turn % 2 === 0 ? some() : [some(), some()]]),
          );
          const path = filled(route.path[lang]);
          await visitor.post(path, { ...fields, ...(token && turn > 0 && { _csrf: token }) });
          sound(visitor, `${who} ${route.name} ${path.slice(0, 300)}`);
        }
      }
    }
  }, 120_000);

  it("the doors beside the pages never fail either", async () => {
    const anyone = new HttpVisitor(house.baseUrl);
    const doors = [
      "/",
      "/ui",
      "/health",
      "/ready",
      "/metrics",
      "/live",
      "/assets/x",
      "/.well-known/security.txt",
    ];
    const signIn = ["resident", "staff"].flatMap((who) => [
      `/auth/${who}/start`,
      `/auth/${who}/callback`,
      `/demo/idp/${who}/interaction/x`,
    ]);
    for (const door of [...doors, ...signIn]) {
      for (let turn = 0; turn < JUNK.length; turn++) {
        const query = new URLSearchParams(QUERY_NAMES.map((name) => [name, some()]));
        await anyone.get(`${door}?${query}`);
        expect([door, query.toString().slice(0, 200), anyone.status < 500]).toEqual([
          door,
          query.toString().slice(0, 200),
          true,
        ]);
      }
    }
    for (const door of ["/auth/sign-out", "/auth/sign-out-everywhere"]) {
      for (const type of [
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "application/json",
        "",
      ]) {
        const answer = await fetch(`${house.baseUrl}${door}`, {
          method: "POST",
          body: "junk",
          headers: { "content-type": type },
          redirect: "manual",
        });
        expect([door, type, answer.status < 500]).toEqual([door, type, true]);
      }
    }
  }, 120_000);

  it("cookies full of junk are nobody's", async () => {
    for (const value of JUNK) {
      const visitor = new HttpVisitor(house.baseUrl);
      const safe = encoded(value);
      for (const name of [
        "pb_v",
        "pb_resident",
        "pb_staff",
        "pb_login",
        "pb_draft",
        "pb_sent",
        "pb_code",
        "pb_stash",
      ])
        visitor.setCookie(name, safe);
      for (const path of [
        "/fi",
        "/fi/pyyda-apua",
        "/fi/pyyda-apua/lahetetty",
        "/fi/koodi/vastaus",
        "/fi/omat-asiat",
        "/fi/jatka?as=staff",
        "/fi/staff/inbox",
      ]) {
        await visitor.get(path);
        sound(visitor, `${path} with ${safe.slice(0, 60)}`);
      }
    }
  }, 60_000);
});
