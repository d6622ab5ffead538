import { describe, expect, it } from "vitest";
import type { PersonId } from "#src/kernel/id.ts";
import { isWorkingDay } from "#src/kernel/working-days.ts";
import { COUNTY_TIME_ZONE } from "./calendar.ts";
import type { Doing, Submit } from "./doings.ts";
import { residents } from "./population.ts";
import { professionals } from "./professionals.ts";
import type { Resident } from "./resident.ts";
import { script } from "./script.ts";
import { summarise } from "./summary.ts";

const endDate = Temporal.PlainDate.from("2026-11-21");
const people = [...residents({ seed: "test", count: 3000, endDate })];
const byId = new Map(people.map((resident) => [resident.id, resident]));
const staff = professionals({ seed: "test" });
const staffById = new Map(staff.map((person) => [person.id, person]));
const parent = people.find(
  ({ id }) => people.filter(({ guardians }) => guardians.includes(id)).length === 2,
) as Resident;
const options = {
  seed: "test",
  endDate,
  residents: people,
  professionals: staff,
  contacts: 6000,
  personas: { "parent-of-two": parent.id },
};
const doings = [...script(options)];
const submits = new Map(
  doings.flatMap((doing) => (doing.kind === "submit" ? [[doing.contactKey, doing]] : [])),
);
const submitOf = (doing: Doing) => submits.get(doing.contactKey) as Submit & { at: Temporal.Instant };
const summary = summarise(doings, endDate);

describe("the script", () => {
  it("is the same for the same seed, end date and size, and another for another seed", () => {
    expect(JSON.stringify([...script(options)])).toBe(JSON.stringify(doings));
    expect(JSON.stringify([...script({ ...options, seed: "other" })])).not.toBe(JSON.stringify(doings));
  });

  it("goes forward in time, within twelve months, to the end of the day before the end date", () => {
    let last = Temporal.PlainDate.from("2025-11-21").toZonedDateTime(COUNTY_TIME_ZONE).epochMilliseconds;
    for (const { at } of doings) {
      expect(at.epochMilliseconds).toBeGreaterThanOrEqual(last);
      last = at.epochMilliseconds;
    }
    expect(last).toBeLessThan(endDate.toZonedDateTime(COUNTY_TIME_ZONE).epochMilliseconds);
  });

  it("played until another moment is the beginning of a longer one", () => {
    const until = Temporal.Instant.from("2026-11-10T10:00:00Z");
    const shorter = [...script({ ...options, until })];
    expect(JSON.stringify(shorter)).toBe(JSON.stringify(doings.slice(0, shorter.length)));
    const noon = Temporal.Instant.from("2026-11-21T21:00:00Z");
    const longer = [...script({ ...options, until: noon })];
    expect(JSON.stringify(longer.slice(0, doings.length))).toBe(JSON.stringify(doings));
    expect(longer.length).toBeGreaterThan(doings.length);
  });

  it("starts as many contacts as asked, besides those set on the stage", () => {
    expect([...submits.keys()].filter((key) => !key.startsWith("staged"))).toHaveLength(6000);
  });

  it("does only what is possible: taken before worked on, asked before replied, nothing after closing", () => {
    const state = new Map<
      string,
      { owner?: string | undefined; asked: boolean; answered: boolean; done: boolean }
    >();
    for (const doing of doings) {
      if (doing.kind === "submit") {
        expect(state.has(doing.contactKey)).toBe(false);
        state.set(doing.contactKey, { asked: false, answered: false, done: false });
        continue;
      }
      const matter = state.get(doing.contactKey);
      if (matter === undefined) throw new Error("nothing happens before it is sent");
      // Care is given when the contact has long been closed.
      if (doing.kind === "care") continue;
      expect(matter.done).toBe(false);
      // Whoever writes a call down promises to call back before anybody has taken it.
      if (doing.kind === "promise-call") {
        expect(matter.owner).toBeUndefined();
        continue;
      }
      if (doing.kind === "take") {
        expect(matter.owner).toBeUndefined();
        matter.owner = doing.by;
        continue;
      }
      if (doing.kind === "family-reply") {
        expect(matter.asked || matter.answered).toBe(true);
        matter.asked = false;
        continue;
      }
      expect(matter.owner).toBe(doing.by);
      if (doing.kind === "release") matter.owner = undefined;
      if (doing.kind === "hand-over") matter.owner = doing.to;
      if (doing.kind === "ask-back") matter.asked = true;
      if (doing.kind === "answer") {
        expect(matter.asked).toBe(false);
        matter.answered = true;
      }
      if (doing.kind === "close") matter.done = true;
    }
  });

  it("lets professionals work in office hours and those on call at any", () => {
    for (const doing of doings) {
      if (doing.kind === "submit" || doing.kind === "family-reply") continue;
      const at = doing.at.toZonedDateTimeISO(COUNTY_TIME_ZONE);
      const open = isWorkingDay(at.toPlainDate()) && at.hour >= 8 && at.hour < 17;
      if (!open) expect(submitOf(doing).acute || submitOf(doing).channel === "chat").toBe(true);
    }
  });

  it("gives a contact to people of its team who work in its language", () => {
    for (const doing of doings) {
      if (doing.kind !== "take") continue;
      const submit = submitOf(doing);
      const by = staffById.get(doing.by);
      expect(by?.languages).toContain(submit.lang);
      expect(
        by?.teams.some((team) => team === submit.team || (submit.acute && team === "on-call-social")),
      ).toBe(true);
      expect(by?.lines).toContain(submit.line);
    }
  });

  it("keeps the promise of five working days about nineteen times in twenty", () => {
    expect(summary.family.shareInTime).toBeGreaterThan(0.92);
    expect(summary.family.shareInTime).toBeLessThan(0.97);
    expect(summary.family.medianWorkingDays).toBeGreaterThan(1.5);
    expect(summary.family.medianWorkingDays).toBeLessThan(3.5);
  });

  it("leaves an inbox to work on: open, overdue, waiting for the family, and a few acute", () => {
    expect(summary.family.open).toBeGreaterThan(8);
    expect(summary.family.open).toBeLessThan(60);
    expect(summary.family.overdue).toBeGreaterThanOrEqual(2);
    expect(summary.family.waitingForFamily).toBeGreaterThanOrEqual(1);
    expect(summary.acute).toBeGreaterThan(2);
    expect(summary.acute / summary.family.received).toBeLessThan(0.04);
  });

  it("shows every channel, line, language and way", () => {
    expect(Object.keys(summary.byChannelAndLine).length).toBe(10);
    expect(Object.keys(summary.byLang).sort()).toEqual(["en", "fi", "sv"]);
    expect(Object.keys(summary.byWay).sort()).toEqual(["anonymous", "identified", "own-contact"]);
  });
});

describe("the form of families", () => {
  const asked = [...submits.values()].filter(({ form }) => form === "ask-for-help");

  it("is answered only where it asks, and names nobody who wrote without identification", () => {
    for (const { way, answers, personId, subjectId, acute } of asked) {
      if (way === "anonymous") {
        expect([personId, answers.phone, answers.email, answers.reach]).toEqual(Array(4).fill(undefined));
      } else {
        expect(answers.phone === undefined).toBe(answers.reach === "email");
        expect(answers.email === undefined).toBe(answers.reach === "phone");
        expect(answers["call-time"] === undefined).toBe(answers.reach === "email");
      }
      expect(personId === undefined).toBe(way !== "identified");
      const ofChild = answers["for-whom"] === "my-child" || answers["for-whom"] === "young-person";
      expect(answers["child-age"] !== undefined).toBe(ofChild);
      expect(answers["safe-now"] !== undefined).toBe(answers.topic === "violence");
      if (acute && answers.topic === "violence") expect(answers["safe-now"]).toBe("not-safe");
      if (subjectId !== undefined) expect(byId.get(subjectId)?.guardians).toContain(personId as PersonId);
    }
  });

  it("tells nothing of a child too small for it", () => {
    const school = asked.filter(
      ({ topic, contactKey }) => topic === "bullying" && !contactKey.startsWith("staged"),
    );
    const ages = school.flatMap(({ answers }) => answers["child-age"] ?? []);
    expect(ages.length).toBeGreaterThan(20);
    expect([...new Set(ages)].sort()).toEqual(["age-13-17", "age-7-12"]);
  });

  it("of a parent of two shows matters in different states at the end", () => {
    const own = asked.filter(({ contactKey }) => contactKey.startsWith("staged-parent-of-two"));
    expect(own).toHaveLength(3);
    const last = own.map(
      ({ contactKey }) => doings.findLast((doing) => doing.contactKey === contactKey)?.kind,
    );
    expect(last.sort()).toEqual(["ask-back", "close", "submit"]);
    expect(own.every(({ personId }) => personId === parent.id)).toBe(true);
    expect(new Set(own.flatMap(({ subjectId }) => subjectId ?? [])).size).toBe(2);
  });
});

it("a contact at which the product would raise an alarm is taken by those on call within minutes", () => {
  const alarms = ({ line, topic }: Submit) => line === "family" && topic === "violence";
  const sent = new Map<string, Temporal.Instant>();
  let taken = 0;
  for (const doing of script({ ...options, alarms })) {
    if (doing.kind === "submit") {
      if (doing.acute) sent.set(doing.contactKey, doing.at);
      else expect(alarms(doing)).toBe(false);
    }
    const at = sent.get(doing.contactKey);
    if (doing.kind !== "take" || at === undefined || !sent.delete(doing.contactKey)) continue;
    expect(staffById.get(doing.by)?.teams).toContain("on-call-social");
    expect(at.until(doing.at).total({ unit: "minutes" })).toBeLessThan(15);
    taken++;
  }
  expect(taken).toBeGreaterThan(30);
});

it("a long script is played without keeping what is done", () => {
  let open = 0;
  let most = 0;
  let count = 0;
  for (const doing of script({ ...options, contacts: 60_000, months: 3 })) {
    count++;
    if (doing.kind === "submit") most = Math.max(most, ++open);
    if (doing.kind === "close") open--;
  }
  expect(count).toBeGreaterThan(200_000);
  expect(most).toBeLessThan(12_000);
});
