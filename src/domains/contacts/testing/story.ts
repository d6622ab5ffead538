import { loadCounty } from "#src/county/county.ts";
import type { ActorRef } from "#src/kernel/access.ts";
import { at, localDate } from "#src/kernel/helsinki.ts";
import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { closeAfterDeath, personDied } from "../death.ts";
import * as rules from "../handling.ts";
import type { Change, Contact } from "../model.ts";
import type { Hand } from "../step.ts";
import { type NewContact, submit } from "../submit.ts";

/** A moment by the clock on the wall. */
export const wall = (text: string) => at(Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11));
/** The day of Helsinki on which a moment falls. */
export const day = (instant: Temporal.Instant | null) => instant && localDate(instant).toString();

const worker = (id: string): ActorRef => ({
  kind: "staff",
  id,
  role: "family-worker",
  unit: "family-centre-middle",
});
const FAMILY: ActorRef = { kind: "resident", id: "parent", role: null, unit: null };
const SYSTEM: ActorRef = { kind: "system", id: null, role: "breaches", unit: null };
const MIDDLE = { register: "social", line: "family", team: "family-middle" } as const;
const NORTH = { ...MIDDLE, team: "family-north" } as const;
const HEALTH = { register: "health", line: "psychosocial", team: "psychosocial-middle" } as const;

const county = await loadCounty(rootFolder());

/** What has happened to one contact: each step decided by the rule, on the state that the one before left. */
export class Story {
  readonly facts: Change["facts"][number][] = [];
  last!: Change;

  constructor(given: Partial<NewContact> = {}, when = "2026-11-23 10:00") {
    this.#keep(
      submit(
        {
          id: "c" as ContactId,
          reference: "PB-00000-0",
          submission: "s",
          ...MIDDLE,
          channel: "web-form",
          way: "identified",
          personId: "child" as PersonId,
          senderId: "parent" as PersonId,
          ground: "guardian",
          language: "fi",
          municipality: "905",
          nonDisclosure: false,
          topic: "child-mood",
          form: null,
          formVersion: null,
          response: null,
          words: "Lapsi ei nuku.",
          danger: [],
          moveAllowed: false,
          codeHash: null,
          notifyEmail: null,
          callPhone: null,
          callTime: null,
          by: FAMILY,
          ids: { message: "m", notice: "n" },
          promise: county.promise("BE_OM_HJALP"),
          alarmMinutes: 15,
          ...given,
        },
        wall(when),
      ),
    );
  }

  get contact(): Contact {
    return this.last.contact;
  }

  /** "take 2026-11-23 12:00 by a". */
  do(text: string): this {
    const [, verb = "", when = "", who = "a"] = /^(\S+) (\S+ \S+)(?: by (\S+))?$/.exec(text) ?? [];
    const one = { contact: this.contact, facts: this.facts };
    const hand = (by: ActorRef): Hand => ({
      by,
      ground: "care-relationship",
      now: wall(when),
      ids: { message: "m", notice: "n" },
    });
    const mine = hand(worker(who));
    const steps: Record<string, () => Change> = {
      take: () => rules.take(one, mine),
      release: () => rules.release(one, mine),
      "hand-out": () => rules.handOut(one, "b" as ProfessionalId, mine),
      "hand-over": () => rules.handOver(one, NORTH, null, mine),
      move: () => rules.handOver(one, HEALTH, null, mine),
      "move-stated": () => rules.handOver(one, HEALTH, "child-protection", mine),
      note: () => rules.note(one, "Muistiin.", mine),
      ask: () => rules.askBack(one, "Milloin alkoi?", mine),
      answer: () => rules.answer(one, "Näin.", mine),
      close: () => rules.close(one, mine),
      see: () => rules.seeAlarm(one, mine),
      reply: () => rules.reply(one, "Viikko sitten.", county.promise("BE_OM_HJALP"), [], 15, hand(FAMILY)),
      danger: () => rules.reply(one, "…", county.promise("BE_OM_HJALP"), ["suicide"], 15, hand(FAMILY)),
      breach: () => rules.breach(one, hand(SYSTEM)),
      settle: () => rules.settle(one, hand(SYSTEM)),
      die: () => personDied(one, Temporal.PlainDate.from(when.slice(0, 10)), mine),
      "close-dead": () => closeAfterDeath(one, "settled-with-family", mine),
    };
    const step = steps[verb];
    if (!step) throw new Error(`no step ${verb}`);
    this.#keep(step());
    return this;
  }

  #keep(change: Change): void {
    this.last = change;
    this.facts.push(...change.facts);
  }
}

/** The story of some steps from the sending on. */
export const told = (...steps: string[]) => steps.reduce((story, step) => story.do(step), new Story());

/** The steps that lead to each state (docs/features/contacts.md, "States"). */
export const TO: Readonly<Record<string, readonly string[]>> = {
  queued: [],
  taken: ["take 2026-11-23 12:00"],
  waiting: ["take 2026-11-23 12:00", "ask 2026-11-24 12:00"],
  answered: ["take 2026-11-23 12:00", "answer 2026-11-25 12:00"],
  closed: ["take 2026-11-23 12:00", "answer 2026-11-25 12:00", "close 2026-11-25 13:00"],
};
