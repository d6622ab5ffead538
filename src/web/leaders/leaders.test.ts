import { afterAll, beforeAll, expect, test } from "vitest";
import { localDate } from "#src/kernel/helsinki.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

let house: TestHouse;
let analyst: HttpVisitor;

/** Cells of a day: how many came, were answered and were answered in time. */
async function day(
  municipality: string,
  language: string,
  received: number,
  answered: number,
  inTime: number,
) {
  const put = (measure: string, bucket: number, n: number) => house.database.owner`
    insert into measure_cell values (${measure}, '2026-11-10', 'family', 'web-form', ${municipality}, ${language}, ${bucket}, ${n})`;
  await put("received", 0, received);
  await put("answered", 100, answered);
  await put("in-time", 0, inTime);
}

beforeAll(async () => {
  house = await testHouse();
  await day("905", "fi", 61, 60, 54);
  await day("499", "sv", 31, 30, 30);
  await day("231", "fi", 3, 3, 2);
  await day("hidden", "fi", 2, 2, 2);
  analyst = await new HttpVisitor(house.baseUrl).signIn("staff", "anders-holmqvist");
});
afterAll(() => house.close());

test("the analyst sees whether the promise was kept, with its interval", async () => {
  await analyst.get("/en/leaders");
  expect(analyst.status).toBe(200);
  expect(analyst.title).toBe("Do we keep our promise?");
  expect(analyst.text).toContain("Answered in the promised time 92.6");
  expect(analyst.text).toContain("88 of 95 answers");
  expect(analyst.text).toMatch(/interval 85\.6–96\.4%/);
  expect(analyst.text).toContain("CC BY 4.0");
});

test("in three languages, and the page refreshes itself when a figure changes", async () => {
  for (const [lang, title] of [
    ["fi", "Pidämmekö lupauksemme?"],
    ["sv", "Håller vi vad vi lovar?"],
  ] as const) {
    await analyst.get(`/${lang}/leaders`);
    expect(analyst.title).toBe(title);
    expect(analyst.html).toMatch(/name="pb-live" content="[^"]*measures/);
  }
});

test("a change of the figures is on the next page, though views are kept for all readers", async () => {
  const [reader, other] = [analyst, await new HttpVisitor(house.baseUrl).signIn("staff", "anders-holmqvist")];
  await reader.get("/en/leaders?language=sv");
  expect(reader.text).toContain("30 of 30 answers");
  await house.database
    .owner`update measure_cell set n = n + 1 where municipality = '499' and measure = 'answered'`;
  await house.database.owner`update measure_epoch set n = n + 1`;
  await other.get("/en/leaders?language=sv");
  expect(other.text).toContain("30 of 31 answers");
  await house.database
    .owner`update measure_cell set n = n - 1 where municipality = '499' and measure = 'answered'`;
  await house.database.owner`update measure_epoch set n = n + 1`;
});

test("few are hidden on the page, under the filter, beside the filter and in the export", async () => {
  for (const query of ["municipality=231", "municipality=hidden"]) {
    await analyst.get(`/en/leaders?${query}`);
    expect(analyst.text).toContain("so few people that they are hidden");
    expect(analyst.text).not.toMatch(/of [23] answers/);
  }
  await analyst.get("/en/leaders?format=csv");
  expect(analyst.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const rows = analyst.html.split("\r\n").map((row) => row.split(","));
  const of = (code: string) =>
    rows.find((row) => row[2] === "Municipality" && row[3] === code && row[5] === "contacts")?.[6];
  expect([of("231"), of("hidden"), of("905"), of("280")]).toEqual(["hidden", "hidden", "61", "0"]);
});

test("what was typed wrong is said, kept, and never a failure of ours", async () => {
  for (const [query, said] of [
    ["period=custom&from=2026-03-31&to=2026-01-01", "The last day is before the first"],
    ["period=custom&from=2026-03-31&to=9999-12-31", "The period ends in the future"],
    ["municipality=%3Cscript%3E", "Choose the municipality from the list"],
    ["line=%00%ff", "Choose the line from the list"],
  ] as const) {
    await analyst.get(`/en/leaders?${query}`);
    expect([analyst.status, analyst.text.includes(said)], query).toEqual([200, true]);
    expect(analyst.html).not.toContain('<script>"');
  }
  await analyst.get("/en/leaders?period=custom&from=2026-03-31&to=2026-01-01");
  expect(analyst.html).toContain('value="2026-03-31"');
});

test("every figure opens to its definition; an unknown one is not found", async () => {
  await analyst.get("/en/leaders");
  const measures = new Set(
    [...analyst.html.matchAll(/\/en\/leaders\/definitions\/([a-z-]+)/g)].map(([, id]) => id),
  );
  expect(measures.size).toBeGreaterThanOrEqual(7);
  for (const id of measures) {
    await analyst.get(`/sv/leaders/definitions/${id}?period=12m`);
    expect(analyst.status).toBe(200);
    expect(analyst.html).toContain("/sv/leaders?period=12m");
  }
  await analyst.get("/en/leaders/definitions/nonsense");
  expect(analyst.status).toBe(404);
});

test("others do not see it: a nurse, a resident, somebody signed out", async () => {
  const nurse = await new HttpVisitor(house.baseUrl).signIn("staff", "nina-sandberg");
  await nurse.get("/en/leaders");
  expect(nurse.status).toBe(403);
  const nobody = await new HttpVisitor(house.baseUrl).get("/en/leaders");
  expect(nobody.status).toBe(401);
  expect(nobody.text).not.toContain("answers");
});

test("how contacts were handled: shares by line and team, small ones hidden on the page and in the file", async () => {
  const put = (measure: string, day: string, team: string, n: number) => house.database.owner`
    insert into measure_cell values (${measure}, ${day}, 'health', 'phone', ${team}, 'all', 0, ${n})`;
  const day = localDate(house.clock.now()).subtract({ days: 20 }).toString();
  await put("came", day, "health-line", 40);
  await put("assessed-same-day", day, "health-line", 36);
  await put("first-answer", day, "health-line", 50);
  await put("unsettled", day, "health-line", 5);
  await put("call-tried", day, "health-line", 3);
  await put("call-kept", day, "health-line", 2);
  await analyst.get("/en/leaders/quality");
  expect(analyst.text).toContain("In 36 of 40 cases the assessment was made on the same weekday. That is 90");
  expect(analyst.text).toContain("45 of 50 matters were settled with the first answer.");
  expect(analyst.text).toContain("The cases are so few that the figure is hidden.");
  await analyst.get("/sv/leaders/quality?period=12m&format=csv");
  expect(analyst.headers.get("content-type")).toContain("text/csv");
  expect(analyst.html).toContain("hta-same-weekday;Hela området;;;0,9;40;");
  expect(analyst.html).toContain("call-backs-kept;Hela området;;;dold;dold;");
  await analyst.get("/fi/leaders/definitions/settled-in-one");
  expect(analyst.title).toBe("Selvisi yhdellä kerralla");
});
