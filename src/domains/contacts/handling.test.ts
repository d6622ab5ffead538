import { describe, expect, it } from "vitest";
import { Refusal } from "#src/kernel/errors.ts";
import { contactStatus } from "./facts.ts";
import { day, Story, TO, told, wall } from "./testing/story.ts";

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
