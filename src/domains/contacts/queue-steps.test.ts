import { describe, expect, it } from "vitest";
import type { AnsweringHours } from "./call-back.ts";
import { contactStatus } from "./facts.ts";
import { mergeHindrance, survivorOf } from "./merge-duplicates.ts";
import type { Contact, FactType } from "./model.ts";
import { cameWhileClosed } from "./opening.ts";
import { readMoment } from "./snooze.ts";

const LINE: AnsweringHours[] = [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "16:00" }];

it.each([
  ["a working day at ten", "2026-11-20T08:00:00Z", false],
  ["the same evening", "2026-11-20T18:00:00Z", true],
  ["a Saturday at ten", "2026-11-21T08:00:00Z", true],
  ["Independence Day's eve, a Saturday, and the day itself", "2026-12-06T10:00:00Z", true],
  ["Christmas Day, a Friday, at ten", "2026-12-25T08:00:00Z", true],
  ["Friday before summer time begins, at eight", "2027-03-26T06:00:00Z", true], // Good Friday
  ["Tuesday after summer time began, at eight", "2027-03-30T05:00:00Z", false],
  ["the same moment of the day in winter time would be seven", "2027-03-23T05:00:00Z", true],
  ["the night when the clock is put back", "2026-10-25T00:30:00Z", true],
])("%s: came while the line was closed: %s %s", (_, at, closed) => {
  expect(cameWhileClosed(LINE, Temporal.Instant.from(at))).toBe(closed);
});

it.each([
  ["2026-11-20", "8", "2026-11-20T06:00:00Z"],
  ["2026-11-20", "8.30", "2026-11-20T06:30:00Z"],
  // The hour that is not: an hour later. The hour that is twice: the first of the two.
  ["2027-03-28", "3.30", "2027-03-28T01:30:00Z"],
  ["2026-10-25", "3.30", "2026-10-25T00:30:00Z"],
  ["2026-02-30", "8", undefined],
  ["huomenna", "8", undefined],
  ["2026-11-20", "25", undefined],
])("%s at %s is %s", (date, time, at) => {
  expect(readMoment(date, time)?.toString()).toBe(at);
});

it.each<[FactType[], string]>([
  [["received", "snoozed", "woke", "joined", "consulted", "consult-answered", "split"], "queued"],
  [["received", "taken", "merged-in", "merge-undone"], "taken"],
  [["received", "taken", "merged"], "closed"],
  [["received", "taken", "merged", "unmerged"], "queued"],
])("%s leave it %s", (types, status) => {
  expect(contactStatus(types.map((type) => ({ type })))).toBe(status);
});

describe("of two about the same", () => {
  const at = Temporal.Instant.from("2026-11-20T08:00:00Z");
  const contact = (given: Partial<Contact>) =>
    ({
      id: crypto.randomUUID(),
      register: "social",
      status: "queued",
      personId: "p",
      senderId: null,
      codeHash: null,
      dueAt: at,
      receivedAt: at,
      ...given,
    }) as Contact;
  const later = at.add({ hours: 1 });

  it.each<[string, Partial<Contact>, Partial<Contact>]>([
    ["the one whose person is known", { dueAt: later }, { personId: null }],
    [
      "the one that a code opens",
      { personId: null, codeHash: new Uint8Array(1), dueAt: later },
      { personId: null },
    ],
    ["the one with the earlier promise", { receivedAt: later }, { dueAt: later }],
    ["the one that came first", {}, { receivedAt: later }],
  ])("%s goes on, whichever one began from", (_, stays, goes) => {
    const [a, b] = [contact(stays), contact(goes)];
    expect(survivorOf(a, b)).toEqual([a, b]);
    expect(survivorOf(b, a)).toEqual([a, b]);
  });

  it.each<[string | undefined, Partial<Contact>, Partial<Contact>]>([
    [undefined, {}, {}],
    [undefined, {}, { personId: null }],
    ["merge-other-person", {}, { personId: "q" as never }],
    ["merge-other-sender", {}, { senderId: "guardian" as never }],
    ["merge-other-register", {}, { register: "health" }],
    ["merge-not-open", {}, { status: "waiting" }],
    ["merge-not-open", { status: "answered" }, {}],
    ["merge-by-code", {}, { personId: null, codeHash: new Uint8Array(1) }],
  ])("the hindrance is %s", (hindrance, a, b) => {
    const [one, other] = [contact(a), contact(b)];
    expect(mergeHindrance(one, other)).toBe(hindrance);
    expect(mergeHindrance(other, one)).toBe(hindrance);
  });
});
