import { randomUUID } from "node:crypto";
import type { CompiledForm } from "#src/domains/forms/index.ts";
import type { Line } from "#src/platform/content/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { promisedDay } from "../format.ts";
import type { Site } from "../site.ts";
import type { DraftDoor } from "./ask/door.ts";
import { promiseOf } from "./ask/promise.tsx";

/** A page as bytes, cut where each visitor's own values go. */
interface Kept {
  readonly parts: readonly Buffer[];
  /** What goes between the parts, in order. */
  readonly holes: readonly Hole[];
  readonly bytes: number;
  readonly at: number;
}

type Hole = "csrf" | "screen";

/** Bytes of all pages kept, of one of them, and how long one is good, in milliseconds. */
const ALL_MAX = 32_000_000;
const ONE_MAX = 4_000_000;
const GOOD_MS = 60_000;

/** What stands in a kept page where a visitor's own value goes: no form can hold it. */
const MARKS: Readonly<Record<Hole, string>> = {
  csrf: `csrf-${randomUUID()}`,
  screen: `screen-${randomUUID()}`,
};
const CUT = new RegExp(`(${MARKS.csrf}|${MARKS.screen})`);

/** The pages of one house, the one that was asked for longest ago first. */
class Pages {
  readonly #kept = new Map<string, Kept>();
  readonly #names = new WeakMap<CompiledForm, string>();
  #forms = 0;
  #bytes = 0;

  /** One name for each form made ready: another version, or the same read anew, is another. */
  name(form: CompiledForm): string {
    let name = this.#names.get(form);
    if (name === undefined) {
      this.#forms += 1;
      name = String(this.#forms);
      this.#names.set(form, name);
    }
    return name;
  }

  find(key: string, now: number): Kept | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#drop(key, found);
    if (Math.abs(now - found.at) > GOOD_MS) return undefined;
    this.#kept.set(key, found);
    this.#bytes += found.bytes;
    return found;
  }

  keep(key: string, page_: Kept): void {
    const before = this.#kept.get(key);
    if (before) this.#drop(key, before);
    this.#kept.set(key, page_);
    this.#bytes += page_.bytes;
    for (const [oldest, one] of this.#kept) {
      if (this.#bytes <= ALL_MAX) return;
      this.#drop(oldest, one);
    }
  }

  #drop(key: string, { bytes }: Kept): void {
    this.#kept.delete(key);
    this.#bytes -= bytes;
  }
}

const houses = new WeakMap<Site, Pages>();
const withClock = new WeakMap<CompiledForm, boolean>();

/** Whether what the form shows may change by itself from one moment to the next. */
function tellsTime(form: CompiledForm): boolean {
  let tells = withClock.get(form);
  if (tells === undefined) {
    tells = form.hasFormulas && /\b(now|today|timeOfDay)\s*\(/.test(JSON.stringify(form.questionnaire));
    withClock.set(form, tells);
  }
  return tells;
}

/** A form with its draft's cookie, and what its page promises, if it does. */
interface OpenDoor extends DraftDoor {
  readonly line?: Line | undefined;
  readonly deadline?: string | undefined;
}

/**
 * A form's page as it opens to somebody of whom nothing is known and who has answered nothing: the same for all of them but
 * for the token of the form and the name of the screen. Drawn once a minute; `draw` says by `undefined` that its page is nobody else's.
 * A draft, a signed-in visitor or a question in the address is never answered from here.
 */
export async function emptyPage(
  site: Site,
  exchange: Exchange,
  door: OpenDoor,
  draw: (asked: Exchange) => Promise<string | undefined>,
): Promise<Answer | undefined> {
  const { lang, scope, visitor } = exchange;
  const { form } = door.form;
  const known = visitor.resident || exchange.cookie(door.cookie);
  if (known || exchange.query.size > 0 || tellsTime(form)) return undefined;
  const pages = houses.get(site) ?? new Pages();
  houses.set(site, pages);
  const due = door.line && promiseOf(site, { line: door.line, deadline: door.deadline }, scope.now).due;
  const promised = due ? `${door.line?.id} ${promisedDay(due, lang)}` : "";
  const key = `${pages.name(form)} ${promised} ${exchange.path}`;
  const now = scope.now.epochMilliseconds;
  let kept = pages.find(key, now);
  if (!kept) {
    const html = await draw({
      ...exchange,
      csrf: () => MARKS.csrf,
      scope: { ...scope, newId: () => MARKS.screen },
    });
    if (html === undefined) return undefined;
    kept = cut(html, now);
    if (kept.bytes <= ONE_MAX) pages.keep(key, kept);
  }
  return page(filled(kept, { csrf: exchange.csrf(), screen: scope.newId() }));
}

function cut(html: string, at: number): Kept {
  const pieces = html.split(CUT);
  const parts = pieces.filter((_, index) => index % 2 === 0).map((piece) => Buffer.from(piece));
  const holes = pieces
    .filter((_, index) => index % 2 === 1)
    .map((mark): Hole => (mark === MARKS.csrf ? "csrf" : "screen"));
  return { parts, holes, bytes: parts.reduce((sum, part) => sum + part.length, 0), at };
}

const filled = ({ parts, holes }: Kept, own: Readonly<Record<Hole, string>>): Buffer =>
  Buffer.concat(
    parts.flatMap((part, index) => {
      const hole = holes[index];
      return hole ? [part, Buffer.from(own[hole])] : [part];
    }),
  );
