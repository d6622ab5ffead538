import { setTimeout as sleep } from "node:timers/promises";
import { HttpVisitor } from "#test/http-visitor.ts";
import type { House } from "../house/house.ts";
import { Connection } from "../load/connection.ts";
import { request } from "../load/load.ts";
import { QUICK } from "../load/measure.ts";
import { Screen } from "../load/screen.ts";
import { quantile } from "../report/numbers.ts";
import { milliseconds, type Row } from "../report/row.ts";
import { filledForms } from "./drafts.ts";
import { LEAD } from "./queue.ts";

const SCREENS = 1_000;
const SAMPLE = 20;
const CHANGES = QUICK ? 5 : 20;
const PATH = "/fi/staff/inbox";

/** A family sends; how long until every connected inbox is told, and until a screen has drawn itself anew. */
export async function* screens(house: House): AsyncGenerator<Row> {
  const visitor = new HttpVisitor(house.baseUrl);
  await visitor.signIn("staff", LEAD.subject, PATH);
  const topics = /<meta name="pb-live" content="([^"]+)"/.exec(visitor.html)?.[1];
  if (!topics) throw new Error("the inbox names no topics");
  const cookie = `pb_staff=${visitor.cookie("pb_staff") ?? ""}`;
  const path = `/live?topics=${encodeURIComponent(topics)}`;
  const connected: Screen[] = [];
  await new Promise<void>((resolve) => {
    let ready = 0;
    for (let n = 0; n < SCREENS; n += 1)
      connected.push(new Screen(house.port, path, cookie, () => ++ready === SCREENS && resolve()));
  });
  const forms = await (await filledForms(house))(2 * CHANGES);
  const page = request("GET", PATH, { cookies: { pb_staff: visitor.cookie("pb_staff") ?? "" } });
  for (const refreshing of [SAMPLE, SCREENS]) {
    const { told, drawn, lost } = await changes(
      house.port,
      connected,
      forms.splice(0, CHANGES),
      page,
      refreshing,
    );
    const whom = refreshing === SCREENS ? "all 1 000" : `${refreshing} of 1 000`;
    const missing = lost > 0 ? `; ${lost} NEVER TOLD` : "";
    yield {
      what: `told of a change, 1 000 screens (${whom} refresh)`,
      figure: spread(told) + missing,
      bar: "p99 ≤ 1 s",
    };
    yield { what: `drawn anew after a change (${whom} refresh)`, figure: spread(drawn), bar: "p99 ≤ 1 s" };
  }
  for (const screen of connected) screen.close();
}

const spread = (values: readonly number[]) =>
  `p50 ${milliseconds(quantile(values, 0.5))}, p99 ${milliseconds(quantile(values, 0.99))}, most ${milliseconds(quantile(values, 1))}`;

/** One change after another, each when the last has reached everyone; times from the moment its sender was answered. */
async function changes(
  port: number,
  connected: readonly Screen[],
  forms: readonly Uint8Array[],
  page: Uint8Array,
  refreshing: number,
) {
  const told: number[] = [];
  const drawn: number[] = [];
  let lost = 0;
  const sender = new Connection(port);
  const readers = connected.slice(0, refreshing).map(() => new Connection(port));
  for (const form of forms) {
    const at = new Map<number, number>();
    const seen: number[] = [];
    let refreshed = 0;
    connected.forEach((screen, index) => {
      screen.told = () => {
        if (at.has(index)) return;
        at.set(index, performance.now());
        readers[index]?.send(page, () => {
          seen.push(performance.now());
          refreshed += 1;
        });
      };
    });
    const answered = await new Promise<number>((resolve) =>
      sender.send(form, () => resolve(performance.now())),
    );
    for (
      let waited = 0;
      (at.size < connected.length || refreshed < readers.length) && waited < 1_500;
      waited += 1
    )
      await sleep(10);
    lost += connected.length - at.size;
    told.push(...[...at.values()].map((moment) => Math.max(0, moment - answered)));
    drawn.push(...seen.map((moment) => Math.max(0, moment - answered)));
    await sleep(500);
  }
  for (const connection of [sender, ...readers]) connection.close();
  return { told, drawn, lost };
}
