import { HttpVisitor } from "#test/http-visitor.ts";
import { pageFloor } from "../floor/floor.ts";
import type { House } from "../house/house.ts";
import { request } from "../load/load.ts";
import { measure, QUICK } from "../load/measure.ts";
import { type Row, rateRow } from "../report/row.ts";
import { LEAD, openContacts } from "./queue.ts";

const OPEN = 10_000;
const MANY = 50_000;
const PATH = "/fi/staff/inbox";
const SESSIONS = 8;

/** The queue of ten thousand open contacts, fifty to the page, read by signed-in professionals. */
export async function* inbox(house: House): AsyncGenerator<Row> {
  await openContacts(house, OPEN);
  const sessions: string[] = [];
  let page = "";
  for (let n = 0; n < SESSIONS; n += 1) {
    const visitor = new HttpVisitor(house.baseUrl);
    await visitor.signIn("staff", LEAD.subject, PATH);
    if (visitor.status !== 200 || !visitor.path.startsWith(PATH))
      throw new Error(`the inbox was not reached: ${visitor.status} ${visitor.path}`);
    sessions.push(visitor.cookie("pb_staff") ?? "");
    page = visitor.html;
  }
  if (!QUICK) yield* await pageFloor(page);
  const asked = { port: house.port, expect: 200, cpu: house.cpu };
  const get = (path: string) =>
    sessions.map((session) => request("GET", path, { cookies: { pb_staff: session } }));
  const options = { callers: 16 };
  yield rateRow(
    "inbox of 10 000 open contacts, first page",
    await measure(asked, () => get(PATH), options),
    "p99 ≤ 40 ms",
  );
  yield rateRow("inbox, page 100", await measure(asked, () => get(`${PATH}?page=100`), options));
}

/** Filters of the queue, the rarest kinds among them: what a professional narrows fifty thousand to. */
const NARROWED = {
  "not taken": "view=free",
  late: "view=late",
  "waiting (none)": "view=waiting",
  "in English": "view=team&language=en",
  "by phone (none)": "view=team&channel=phone",
  north: "view=team&area=north",
  "fits me": "view=free&competence=mine",
  "page 100": "view=team&page=100",
} as const;

/** The queue after a holiday: fifty thousand open, read by signed-in professionals, first as it opens, then narrowed. */
export async function* holiday(house: House): AsyncGenerator<Row> {
  await openContacts(house, MANY);
  await house.db`vacuum analyze contact`.catch(() => undefined);
  const sessions: string[] = [];
  let page = "";
  for (let n = 0; n < SESSIONS; n += 1) {
    const visitor = new HttpVisitor(house.baseUrl);
    await visitor.signIn("staff", LEAD.subject, PATH);
    sessions.push(visitor.cookie("pb_staff") ?? "");
    page = visitor.html;
  }
  yield* await pageFloor(page);
  const asked = { port: house.port, expect: 200, cpu: house.cpu };
  const get = (query: string) =>
    sessions.map((session) => request("GET", `${PATH}?${query}`, { cookies: { pb_staff: session } }));
  const options = { callers: 16 };
  const open = await measure(asked, () => get("view=team"), options);
  yield rateRow("inbox of 50 000 open contacts, first page", open, "p99 ≤ 50 ms");
  for (const [name, query] of Object.entries(NARROWED))
    yield rateRow(`inbox of 50 000, ${name}`, await measure(asked, () => get(query), options));
}
