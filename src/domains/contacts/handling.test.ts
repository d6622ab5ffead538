import { beforeAll, describe, expect, it } from "vitest";
import { loadCounty, type RunningCounty } from "#src/county/county.ts";
import { deltas, sum } from "#src/domains/measures/index.ts";
import type { ActorRef } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { at, localDate } from "#src/kernel/helsinki.ts";
import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { closeAfterDeath, personDied } from "./death.ts";
import { contactStatus } from "./facts.ts";
import * as rules from "./handling.ts";
import type { Change, Contact } from "./model.ts";
import { type NewContact, submit } from "./submit.ts";

const wall = (text: string) => at(Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11));
const day = (instant: Temporal.Instant | null) => instant && localDate(instant).toString();

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

let county: RunningCounty;
beforeAll(async () => {
  county = await loadCounty(rootFolder());
});

/** What has happened to one contact: each step decided by the rule, on the state that the one before left. */
class Story {
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
    const hand = (by: ActorRef): rules.Hand => ({
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

const told = (...steps: string[]) => steps.reduce((story, step) => story.do(step), new Story());

// docs/features/contacts.md, "States".
const TO: Readonly<Record<string, readonly string[]>> = {
  queued: [],
  taken: ["take 2026-11-23 12:00"],
  waiting: ["take 2026-11-23 12:00", "ask 2026-11-24 12:00"],
  answered: ["take 2026-11-23 12:00", "answer 2026-11-25 12:00"],
  closed: ["take 2026-11-23 12:00", "answer 2026-11-25 12:00", "close 2026-11-25 13:00"],
};

describe("what may be done with a contact, by its state", () => {
  it.each([
    // step by the holder, in each state: the state that follows, or why not
    ["take", "taken", "contact-not-free", "contact-not-free", "contact-not-free", "contact-not-free"],
    ["release", "not-holder", "queued", "contact-not-taken", "contact-not-taken", "contact-not-taken"],
    ["hand-out", "taken", "taken", "waiting", "contact-not-open", "contact-not-open"],
    ["hand-over", "not-holder", "queued", "waiting-for-reply", "contact-not-open", "contact-not-open"],
    ["note", "queued", "taken", "waiting", "answered", "contact-closed"],
    ["ask", "not-holder", "waiting", "contact-not-taken", "contact-not-taken", "contact-not-taken"],
    ["answer", "not-holder", "answered", "answered", "contact-not-taken", "contact-not-taken"],
    ["close", "not-holder", "contact-not-answered", "contact-not-answered", "closed", "contact-not-answered"],
    ["reply", "queued", "taken", "taken", "taken", "contact-closed"],
    [
      "settle",
      "contact-not-answered",
      "contact-not-answered",
      "contact-not-answered",
      "closed",
      "contact-not-answered",
    ],
    ["see", "no-alarm", "no-alarm", "no-alarm", "no-alarm", "no-alarm"],
  ])("%s: queued %s, taken %s, waiting %s, answered %s, closed %s", (step, ...outcomes) => {
    const found = Object.values(TO).map((steps) => {
      const story = told(...steps);
      try {
        return story.do(`${step} 2026-11-26 12:00`).contact.status;
      } catch (refusal) {
        if (refusal instanceof Refusal) return refusal.reason;
        throw refusal;
      }
    });
    expect(found).toEqual(outcomes);
  });

  it.each(["release", "ask", "answer", "hand-over"])("%s is for whoever has it, nobody else", (step) => {
    expect(() => told(...(TO.taken ?? []), `${step} 2026-11-24 09:00 by b`)).toThrow("not-holder");
  });

  it.each([
    [["take 2026-11-23 12:00", "release 2026-11-23 13:00"]],
    [["take 2026-11-23 12:00", "ask 2026-11-24 09:00", "hand-out 2026-11-24 10:00"]],
    [["take 2026-11-23 12:00", "ask 2026-11-24 09:00", "reply 2026-11-25 10:00", "note 2026-11-25 11:00"]],
    [["take 2026-11-23 12:00", "hand-over 2026-11-24 09:00", "take 2026-11-24 12:00 by b"]],
    [["take 2026-11-23 12:00", "answer 2026-11-24 09:00", "reply 2026-11-26 10:00"]],
    [["take 2026-11-23 12:00", "answer 2026-11-24 09:00", "settle 2026-12-24 09:00"]],
  ])("the state follows from the facts alone: %s", (steps) => {
    const { facts, contact } = told(...steps);
    expect(contactStatus(facts)).toBe(contact.status);
  });
});

describe("the clock of the promise: the 5th working day, the day of receipt not counted (content: BE_OM_HJALP)", () => {
  it.each([
    // the facts, the promised day after the last of them
    ["sent on a Monday", [], "2026-11-30"],
    ["asked back it stands still", ["take 2026-11-23 12:00", "ask 2026-11-25 10:00"], null],
    // Three working days (26, 27, 30 November) were left after the day of asking; 7 December is the third after the 2nd, the 6th is a Sunday.
    [
      "the days left are counted from the reply",
      ["take 2026-11-23 12:00", "ask 2026-11-25 10:00", "reply 2026-12-02 10:00"],
      "2026-12-07",
    ],
    [
      "asked and replied on one day it does not move",
      ["take 2026-11-23 12:00", "ask 2026-11-25 10:00", "reply 2026-11-25 15:00"],
      "2026-11-30",
    ],
    ["handed over it goes on", ["take 2026-11-23 12:00", "hand-over 2026-11-24 10:00"], "2026-11-30"],
    ["a word of the family that was not asked for moves nothing", ["reply 2026-11-25 10:00"], "2026-11-30"],
    ["answered it stops", ["take 2026-11-23 12:00", "answer 2026-11-24 10:00"], null],
    // 6 December is Independence Day and a Sunday: five working days after Wednesday the 2nd end on the 9th.
    [
      "a reply to the answer starts a new one",
      ["take 2026-11-23 12:00", "answer 2026-11-24 10:00", "reply 2026-12-02 10:00"],
      "2026-12-09",
    ],
  ])("%s", (_, steps, due) => {
    expect(day(told(...steps).contact.dueAt)).toBe(due);
  });

  it.each([
    ["on the last day", ["take 2026-11-23 12:00", "answer 2026-11-30 23:59"], true, false],
    ["a minute later", ["take 2026-11-23 12:00", "answer 2026-12-01 00:00"], false, true],
    [
      "found late by the program, then answered",
      ["take 2026-11-23 12:00", "breach 2026-12-01 00:01", "answer 2026-12-02 10:00"],
      false,
      true,
    ],
    [
      "asked back when it was late already",
      ["take 2026-11-23 12:00", "ask 2026-12-01 09:00", "answer 2026-12-01 10:00"],
      false,
      true,
    ],
    [
      "asked back in time, answered long after without a reply",
      ["take 2026-11-23 12:00", "ask 2026-11-25 09:00", "answer 2026-12-20 10:00"],
      true,
      false,
    ],
  ])("kept or broken: %s", (_, steps, inTime, breached) => {
    const { last, contact, facts } = told(...steps);
    expect(last.facts.find(({ type }) => type === "answered")?.data.inTime).toBe(inTime);
    expect(contact.breachedAt !== null).toBe(breached);
    expect(facts.filter(({ type }) => type === "breached")).toHaveLength(breached ? 1 : 0);
  });

  it("counts the first answer alone as the answer to the promise", () => {
    const story = told("take 2026-11-23 12:00", "answer 2026-11-24 10:00", "reply 2026-12-02 10:00");
    expect(story.do("answer 2026-12-20 10:00").last.facts.at(-1)?.data.first).toBe(false);
  });
});

describe("the alarm of acute danger", () => {
  const acute = () => new Story({ danger: ["suicide"] });

  it("has a clock of its own from the sending, and stops only when somebody says that they have seen it", () => {
    const story = acute();
    expect(story.contact.alarmDueAt?.toString()).toBe(wall("2026-11-23 10:15").toString());
    expect(story.facts.map(({ type }) => type)).toEqual(["received", "alarm-raised"]);
    story.do("take 2026-11-23 10:05");
    expect(story.contact.alarmSeenAt).toBeNull();
    story.do("see 2026-11-23 10:06");
    expect(story.last.facts[0]).toMatchObject({ type: "alarm-seen", data: { inTime: true } });
    expect(() => story.do("see 2026-11-23 10:07")).toThrow("no-alarm");
  });

  it.each([
    ["2026-11-23 10:15", true],
    ["2026-11-23 10:16", false],
  ])("seen at %s it was in time: %s", (when, inTime) => {
    expect(acute().do(`see ${when}`).last.facts[0]?.data.inTime).toBe(inTime);
  });

  it("is raised again by what the family writes later", () => {
    const story = acute().do("see 2026-11-23 10:06").do("danger 2026-11-23 20:00");
    expect(story.contact).toMatchObject({ alarmSeenAt: null, danger: ["suicide"] });
    expect(story.contact.alarmDueAt?.toString()).toBe(wall("2026-11-23 20:15").toString());
    expect(story.last.facts.map(({ type }) => type)).toEqual(["noted", "alarm-raised"]);
  });
});

describe("registers", () => {
  it.each([
    // asked on the form, step, outcome, ground of the log
    [false, "hand-over", "handed-over", "contact.hand-over", "care-relationship"],
    [true, "hand-over", "handed-over", "contact.hand-over", "care-relationship"],
    [true, "move", "moved-register", "contact.disclose", "permission"],
    [false, "move-stated", "moved-register", "contact.disclose", "stated-ground"],
  ])("permission %s, %s: %s", (moveAllowed, step, type, action, ground) => {
    const { last } = new Story({ moveAllowed }).do("take 2026-11-23 12:00").do(`${step} 2026-11-24 12:00`);
    expect(last.facts[0]?.type).toBe(type);
    expect(last.accesses[0]).toMatchObject({ action, ground });
    expect(last.contact).toMatchObject({ status: "queued", holderId: null });
  });

  it("does not move across without permission or ground", () => {
    expect(() => told("take 2026-11-23 12:00", "move 2026-11-24 12:00")).toThrow("move-needs-permission");
  });

  it("ends the relationship of the team that handed over ninety days after, and begins one with the next", () => {
    const { last } = told("take 2026-11-23 12:00", "hand-over 2026-11-24 12:00");
    expect(last.relationships).toMatchObject([
      { team: "family-middle", endsAt: wall("2026-11-24 12:00").add({ hours: 24 * 90 }) },
      { team: "family-north", endsAt: null },
    ]);
  });
});

describe("notices and codes", () => {
  const withMail = {
    notifyEmail: "parent@example.invalid",
    codeHash: new Uint8Array(32),
    personId: null,
    senderId: null,
  };

  it("say that there is something to read, never what", () => {
    const story = new Story(withMail);
    const sent = [story.last, story.do("take 2026-11-23 12:00").last, story.do("ask 2026-11-24 12:00").last];
    sent.push(story.do("reply 2026-11-25 12:00").last, story.do("answer 2026-11-26 12:00").last);
    expect(sent.map(({ notices }) => notices.map(({ template }) => template))).toEqual([
      ["received"],
      [],
      ["question"],
      [],
      ["answer"],
    ]);
    expect(
      new Set(sent.flatMap(({ notices }) => notices.flatMap(({ params }) => Object.keys(params)))),
    ).toEqual(new Set(["reference"]));
  });

  it("a code opens until thirty days after the last answer, and for as long as none is given", () => {
    const story = new Story(withMail).do("take 2026-11-23 12:00");
    expect(story.contact.codeUntil).toBeNull();
    story.do("answer 2026-11-24 12:00");
    expect(story.contact.codeUntil?.toString()).toBe(wall("2026-11-24 12:00").add({ hours: 720 }).toString());
    expect(story.do("reply 2026-11-30 12:00").contact.codeUntil).toBeNull();
  });
});

describe("somebody who dies while their contact is open", () => {
  const open = ["due", "waiting", "overdue"];
  const figures = (story: Story, measures = open) =>
    sum(story.facts.flatMap((fact) => deltas({ ...fact, data: fact.data ?? {} })))
      .filter(({ cell }) => measures.includes(cell.measure))
      .map(({ cell, n }) => `${cell.measure} ${n}`);

  it.each([
    ["queued", "queued"],
    ["taken", "taken"],
    ["waiting", "taken"],
  ])(
    "is in no figure of what is open: %s stays open as %s, without a limit, until a person closes it",
    (state, after) => {
      const story = told(...(TO[state] ?? []));
      expect(figures(story)).toHaveLength(1);
      story.do("die 2026-11-26 12:00");
      expect([story.contact.status, story.contact.dueAt, figures(story)]).toEqual([after, null, []]);
      expect(contactStatus(story.facts)).toBe(after);
      story.do("close-dead 2026-12-01 12:00");
      expect([story.contact.status, figures(story)]).toEqual(["closed", []]);
      expect(story.facts.at(-1)?.data).toMatchObject({ reason: "settled-with-family" });
    },
  );

  it("an answer after it is no answer in time; one before it stays one", () => {
    const answered = ["answered", "in-time", "first-answer"];
    const late = told("take 2026-11-23 12:00", "die 2026-11-24 12:00", "answer 2026-11-25 12:00");
    expect(figures(late, answered)).toEqual([]);
    expect(figures(told(...(TO.answered ?? [])).do("die 2026-11-26 12:00"), answered)).toHaveLength(3);
  });

  it("is closed so by nobody but its holder, and no living person's contact is", () => {
    const story = told("take 2026-11-23 12:00");
    expect(() => story.do("close-dead 2026-11-24 12:00")).toThrow(Refusal);
    story.do("die 2026-11-24 12:00");
    expect(() => story.do("close-dead 2026-11-25 12:00 by b")).toThrow(Refusal);
  });
});
