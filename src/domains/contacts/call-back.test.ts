import { describe, expect, it } from "vitest";
import type { ContactId, PersonId } from "#src/kernel/id.ts";
import {
  callDays,
  isAnswered,
  missCallBack,
  nextTries,
  promiseCallBack,
  reachCallBack,
  readTime,
} from "./call-back.ts";
import { correctPerson } from "./correction.ts";
import type { CallBack, Contact } from "./model.ts";
import type { Hand } from "./step.ts";
import { submit } from "./submit.ts";

/** As the county's lines answer: content/lines.yaml. */
const OFFICE = [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "16:00" }];
const at = (iso: string) => Temporal.Instant.from(iso);
const by = { kind: "staff", id: "nina", role: "nurse", unit: "contact-centre" } as const;
const hand = (now: string): Hand => ({
  by,
  ground: "queue-duty",
  now: at(now),
  ids: { message: crypto.randomUUID(), notice: crypto.randomUUID() },
});
const AINO = "aino" as PersonId;
const ELIN = "elin" as PersonId;

function recorded(more: Partial<Parameters<typeof submit>[0]> = {}): Contact {
  const made = submit(
    {
      id: "contact" as ContactId,
      reference: "PB-00000-0",
      submission: "submission",
      register: "health",
      line: "health",
      team: "health-line",
      channel: "phone",
      way: "identified",
      personId: AINO,
      senderId: null,
      ground: "queue-duty",
      language: "fi",
      municipality: "905",
      nonDisclosure: false,
      topic: "fever",
      form: null,
      formVersion: null,
      response: null,
      words: "Kuume.",
      danger: [],
      moveAllowed: false,
      codeHash: null,
      notifyEmail: null,
      callPhone: null,
      callTime: null,
      by,
      ids: { message: "message", notice: "notice" },
      promise: { id: "PHC_HTA_SAME_DAY", dueAfter: () => at("2026-11-20T14:00:00Z") },
      alarmMinutes: 15,
      ...more,
    },
    at("2026-11-20T07:00:00Z"),
  );
  return made.contact;
}

describe("when a call can be promised", () => {
  it.each([
    ["Friday at opening", "2026-11-20T06:00:00Z", true],
    ["Friday at closing", "2026-11-20T14:00:00Z", true],
    ["Friday evening", "2026-11-20T14:01:00Z", false],
    ["Saturday", "2026-11-21T10:00:00Z", false],
    ["Independence Day, a Monday in 2027", "2027-12-06T10:00:00Z", false],
    ["the Monday after the clocks went back", "2026-10-26T06:00:00Z", true],
  ])("%s", (_, moment, open) => {
    expect(isAnswered(OFFICE, at(moment))).toBe(open);
  });

  it("offers today until it closes, then the next working days", () => {
    const days = (now: string) => callDays(OFFICE, at(now), 2).map(String);
    expect(days("2026-11-20T13:00:00Z")).toEqual(["2026-11-20", "2026-11-23"]);
    expect(days("2026-11-20T15:00:00Z")).toEqual(["2026-11-23", "2026-11-24"]);
  });

  it("offers to try again while somebody is there, and on the next two days", () => {
    expect(nextTries(OFFICE, at("2026-11-20T11:07:00Z")).map(String)).toEqual([
      "2026-11-20T12:15:00Z",
      "2026-11-23T07:00:00Z",
      "2026-11-23T11:00:00Z",
      "2026-11-24T07:00:00Z",
    ]);
  });

  it.each([
    ["14", "14:00:00"],
    ["1430", "14:30:00"],
    ["14.30", "14:30:00"],
    ["9:05", "09:05:00"],
    ["24", undefined],
    ["14.60", undefined],
    ["soon", undefined],
  ])("reads the time %s", (typed, time) => {
    expect(readTime(typed)?.toString()).toBe(time);
  });
});

describe("a call promised", () => {
  const due = "2026-11-20T12:00:00Z";
  const found = { contact: recorded(), facts: [] };
  const promised = promiseCallBack(found, { phone: "040", dueAt: at(due) }, hand("2026-11-20T07:05:00Z"));
  const callBack = promised.callBack as CallBack;

  it("is kept by the first attempt in time, whoever answers", () => {
    const missed = missCallBack(found, callBack, at("2026-11-20T13:00:00Z"), hand("2026-11-20T11:55:00Z"));
    expect(missed.facts[0]).toMatchObject({ type: "call-back-missed", data: { attempt: 1, inTime: true } });
    expect(missed.callBack).toMatchObject({
      attempts: 1,
      reachedAt: null,
      dueAt: at("2026-11-20T13:00:00Z"),
    });
    const reached = reachCallBack(found, missed.callBack as CallBack, hand("2026-11-20T12:50:00Z"));
    expect(reached.facts[0]?.data).toMatchObject({ attempt: 2, inTime: false });
    expect(reached.callBack?.reachedAt).toEqual(at("2026-11-20T12:50:00Z"));
  });

  it("is late after its time, and leaves the contact's own clock alone", () => {
    const late = reachCallBack(found, callBack, hand("2026-11-20T12:00:01Z"));
    expect(late.facts[0]?.data).toMatchObject({ inTime: false });
    expect(late.contact.dueAt).toEqual(found.contact.dueAt);
    expect(late.facts[0]?.data.before).toBe(late.facts[0]?.data.after);
  });

  it("is refused for the past, and once it was made", () => {
    expect(() => promiseCallBack(found, { phone: "040", dueAt: at(due) }, hand(due))).toThrow(
      "call-back-past",
    );
    const reached = reachCallBack(found, callBack, hand("2026-11-20T11:00:00Z"));
    expect(() => reachCallBack(found, reached.callBack as CallBack, hand(due))).toThrow("call-back-done");
  });
});

describe("a person corrected", () => {
  const right = { personId: ELIN, municipality: "545", nonDisclosure: false };
  it("moves the relationship and tells both", () => {
    const made = correctPerson(
      { contact: recorded(), facts: [] },
      right,
      "wrong-pick",
      hand("2026-11-20T08:00:00Z"),
    );
    expect(made.contact).toMatchObject({ personId: ELIN, municipality: "545", version: 2 });
    expect(made.accesses.map(({ personId }) => personId)).toEqual([ELIN, AINO]);
    expect(made.relationships).toMatchObject([{ personId: ELIN, endsAt: null }]);
    expect(made.correction).toMatchObject({ from: AINO, to: ELIN });
    expect(made.facts[0]?.data).toMatchObject({ municipalityBefore: "905", municipality: "545" });
  });

  it("to nobody known begins no relationship", () => {
    const nobody = { personId: null, municipality: null, nonDisclosure: false };
    const made = correctPerson(
      { contact: recorded(), facts: [] },
      nobody,
      "caller-misled",
      hand("2026-11-20T08:00:00Z"),
    );
    expect(made.contact.way).toBe("anonymous");
    expect(made.relationships).toEqual([]);
  });

  it.each([
    ["what the person sent themselves", { senderId: AINO }, "sent-by-person"],
    ["what a code opens", { codeHash: new Uint8Array(32) }, "sent-by-person"],
    ["to the same person", { personId: ELIN }, "same-person"],
  ])("is refused: %s", (_, more, reason) => {
    const contact = recorded(more);
    expect(() =>
      correctPerson({ contact, facts: [] }, right, "wrong-pick", hand("2026-11-20T08:00:00Z")),
    ).toThrow(reason);
  });
});
