import { setTimeout as wait } from "node:timers/promises";
import type { Answered } from "#scenario/http-person.ts";
import { HttpPerson } from "#scenario/http-person.ts";
import type { Professional } from "#scenario/professional.ts";
import type { Rng } from "#scenario/rng.ts";
import { Screen } from "../../../bench/load/screen.ts";
import type { Ledger } from "./ledger.ts";

export interface Workplace {
  readonly baseUrl: string;
  readonly ledger: Ledger;
  readonly told: (answered: Answered) => void;
  /** How long somebody reads or types before the next page, in milliseconds, on average; 0 for at once. */
  readonly think: number;
  readonly teams: readonly string[];
}

/** Statuses of pages that tell politely why something was not done; all others above 399 are errors. */
const POLITE = new Set([404, 409, 422]);
/** How long a browser waits before it brings a page up to date (web/client/refresh.ts). */
const REFRESH_MS = { least: 200, jitter: 400, apart: 2_000 } as const;

/** A signed-in professional with a browser: pages, forms, and the live stream of the page they stand on. */
export class AtWork {
  readonly who: Professional;
  readonly rng: Rng;
  readonly page: HttpPerson;
  readonly place: Workplace;
  #screen: Screen | undefined;
  #topics = "";
  #timer: NodeJS.Timeout | undefined;
  #busy = false;
  #refreshedAt = Number.NEGATIVE_INFINITY;

  constructor(who: Professional, rng: Rng, place: Workplace) {
    this.who = who;
    this.rng = rng;
    this.place = place;
    this.page = new HttpPerson(place.baseUrl, place.told);
  }

  async signIn(): Promise<void> {
    await this.page.signIn("staff", this.who.id, "/fi/staff/inbox");
    if (this.page.status !== 200) throw new Error(`sign-in: ${this.page.status}`);
    this.#follow();
  }

  /** Leaves: nothing is told to this screen any more. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#screen?.close();
    this.#topics = "left";
  }

  /** Opens a page after a moment's thought; false when it was refused, which is counted. */
  async open(path: string): Promise<boolean> {
    await this.#think();
    return this.#does("open", () => this.page.get(path));
  }

  /** Posts a form of the page after a moment's thought; whether it led on. */
  async send(
    name: string,
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<boolean> {
    await this.#think();
    const csrf = this.page.hidden("_csrf");
    return this.#does(name, () => this.page.post(path, { _csrf: csrf, ...fields }));
  }

  /** The step that the page's address says was done. */
  get done(): string {
    return new URL(this.page.path, "http://house").searchParams.get("done") ?? "";
  }

  async #think(): Promise<void> {
    const { think } = this.place;
    if (think > 0) await wait(think * (0.3 + 1.4 * this.rng.float()));
  }

  async #does(name: string, ask: () => Promise<HttpPerson>): Promise<boolean> {
    const { ledger } = this.place;
    this.#busy = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      await ask();
    } catch (error) {
      ledger.wrong(`${name}: no answer (${String((error as Error).message)})`);
      return false;
    } finally {
      this.#busy = false;
    }
    this.#follow();
    const { status } = this.page;
    if (status < 400) return true;
    if (POLITE.has(status)) ledger.refused(`${name} ${status}`);
    else ledger.wrong(`${name} ${status}`);
    return false;
  }

  /** Listens to what the page names, as its script would: another page with the same topics keeps the line. */
  #follow(): void {
    if (this.#topics === "left") return;
    const topics = /<meta name="pb-live" content="([^"]+)"/.exec(this.page.html)?.[1] ?? "";
    if (topics === this.#topics) return;
    this.#screen?.close();
    this.#topics = topics;
    this.#screen = undefined;
    if (topics === "") return;
    const { port } = new URL(this.place.baseUrl);
    const cookie = `pb_staff=${this.page.cookie("pb_staff") ?? ""}`;
    const path = `/live?topics=${encodeURIComponent(topics.split(/\s+/).sort().join(","))}`;
    const screen = new Screen(Number(port), path, cookie, () => undefined);
    screen.told = () => this.#refreshSoon();
    this.#screen = screen;
  }

  #refreshSoon(): void {
    const { least, jitter, apart } = REFRESH_MS;
    const soon = Math.max(least, this.#refreshedAt + apart - performance.now());
    this.#timer ??= setTimeout(() => void this.#refresh(), soon + Math.random() * jitter);
  }

  /** Brings the page up to date, unless one is just leaving it. */
  async #refresh(): Promise<void> {
    this.#timer = undefined;
    if (this.#busy || this.#topics === "left") return;
    this.#refreshedAt = performance.now();
    const other = this.page.twin();
    try {
      await other.get(other.path, { "x-refresh": "1" });
      this.place.ledger.refreshes += 1;
      if (other.status >= 400 && !POLITE.has(other.status))
        this.place.ledger.wrong(`refresh ${other.status}`);
    } catch (error) {
      this.place.ledger.wrong(`refresh: no answer (${String((error as Error).message)})`);
    }
  }
}
