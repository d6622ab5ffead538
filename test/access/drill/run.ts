import type { Lang } from "#src/kernel/lang.ts";
import type { TestHouse } from "../../app.ts";
import { pdfText } from "../../pdf-text.ts";
import { type Ask, asksOf } from "./asks.ts";
import { actions } from "./by-actions.ts";
import type { DrillWorld } from "./model.ts";
import { oracle } from "./oracle.ts";
import { type Walker, walkers } from "./walkers.ts";
import { contactUuid } from "./world.ts";

export interface DrillResult {
  readonly cases: number;
  readonly requests: number;
  readonly leaks: readonly string[];
  /** What somebody has a right to and did not get. */
  readonly refused: readonly string[];
}

export interface DrillOptions {
  readonly langs?: readonly Lang[];
  /** Every so many contacts by their addresses; 1 for all. */
  readonly stride?: number;
  /** Of filters and files the first of each kind. */
  readonly few?: boolean;
  /** Only by the actions and stores, without pages. */
  readonly direct?: boolean;
  readonly progress?: (line: string) => void;
}

const WORD = /(sana|muisti|oikaisu|viite|Suku|Katu|posti|hetu|pyynto|vaade)(\d{4})loppu/g;
const ID = /d0000000-0000-4000-8000-(\d{12})/g;
const AT_ONCE = 4;

/**
 * The access matrix: everybody asks for everything by every route, in lists, filters, files, live streams and by the
 * actions behind them; each answer is searched for every secret word there is and compared with the oracle. A case is
 * one actor and one resource at one address: an address of a resource is one, a list or a file one for each resource.
 */
export async function drill(
  house: TestHouse,
  world: DrillWorld,
  options: DrillOptions = {},
): Promise<DrillResult> {
  const { langs = ["fi"], stride = 1, direct = false, few = false, progress = () => undefined } = options;
  const may = oracle(world);
  const leaks: string[] = [];
  const refused: string[] = [];
  const count = { cases: 0, requests: 0 };
  const everybody = await walkers(house, world);
  const resources = world.contacts.length + world.people.length;

  for (const [index, walker] of everybody.entries()) {
    await actions(house, world, may, walker, leaks, refused, count);
    if (direct) continue;
    const asks = [...asksOf(house, world, may, walker, langs, stride, few)];
    const token = walker.who.kind === "resident" ? await tokenOf(house, walker, count) : "";
    let next = 0;
    const worker = async () => {
      for (let ask = asks[next++]; ask; ask = asks[next++]) await visit(ask, token);
    };
    const visit = async (ask: Ask, csrf: string) => {
      count.requests += 1;
      const body = ask.form && new URLSearchParams({ ...ask.form, _csrf: csrf });
      const response = await fetch(`${house.baseUrl}${ask.path}`, {
        redirect: "manual",
        headers: { cookie: walker.cookie },
        ...(body && { method: "POST", body }),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const pdf = response.headers.get("content-type") === "application/pdf";
      const text = pdf ? pdfText(bytes) : new TextDecoder().decode(bytes);
      const shown = `${walker.name}: ${ask.form ? "POST" : "GET"} ${ask.path} (${ask.route}) ${response.status}`;
      count.cases += ask.whole ? resources : 1;
      for (const found of new Set([...text.matchAll(WORD)].map(([word]) => word))) {
        // What was typed into the search stands in its field again.
        if (ask.path.includes(found)) continue;
        const [, kind = "", n] = /^(\D+)(\d{4})/.exec(found) ?? [];
        if (!may.maySee(walker.who, kind, Number(n), ask.route)) leaks.push(`${shown} tells ${found}`);
      }
      for (const n of new Set([...text.matchAll(ID)].map(([, digits]) => Number(digits)))) {
        // The address asked for stands on the page that refuses it.
        if (ask.path.includes(contactUuid(n)) && response.status >= 400) continue;
        if (!may.maySee(walker.who, "viite", n, ask.route)) leaks.push(`${shown} leads to contact ${n}`);
      }
      if (response.status >= 500) leaks.push(`${shown}: an error`);
      if (ask.expected === true && response.status !== 200) refused.push(shown);
      if (ask.expected === false && response.status === 200) leaks.push(`${shown}: opened`);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    progress(
      `${index + 1}/${everybody.length} ${walker.name}: ${count.cases} cases, ${count.requests} requests, ${leaks.length} leaks`,
    );
  }
  return { ...count, leaks, refused };
}

async function tokenOf(house: TestHouse, walker: Walker, count: { requests: number }): Promise<string> {
  count.requests += 1;
  const response = await fetch(`${house.baseUrl}/fi/omat-asiat/tiedot`, {
    headers: { cookie: walker.cookie },
  });
  return /name="_csrf" value="([^"]+)"/.exec(await response.text())?.[1] ?? "";
}
