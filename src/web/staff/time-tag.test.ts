import { describe, expect, it } from "vitest";
import { lateBy, type Timed, timeTag } from "./time-tag.ts";

// A Thursday in Helsinki; times without a zone below are UTC, two hours behind.
const THURSDAY_NOON = "2026-11-19T10:00:00Z";

function timed(due: string | null, over: Partial<Timed> = {}): Timed {
  return {
    status: "queued",
    dueAt: due ? Temporal.Instant.from(due) : null,
    alarmDueAt: null,
    alarmSeenAt: null,
    ...over,
  };
}
const alarm = (seen: boolean) => ({
  alarmDueAt: Temporal.Instant.from("2026-11-19T10:20:00Z"),
  alarmSeenAt: seen ? Temporal.Instant.from("2026-11-19T09:55:00Z") : null,
});

describe("how a contact stands", () => {
  it.each([
    ["an unseen alarm before all else", timed("2026-11-26T21:59:59Z", alarm(false)), "acute", "heti 12.20"],
    ["a seen alarm no longer", timed("2026-11-26T21:59:59Z", alarm(true)), "on-time", "5 pv"],
    ["five working days over a weekend", timed("2026-11-26T21:59:59Z"), "on-time", "5 pv"],
    ["the next working day", timed("2026-11-20T21:59:59Z"), "soon", "1 pv"],
    ["to the end of today", timed("2026-11-19T21:59:59Z"), "soon", "tänään"],
    ["within office hours today", timed("2026-11-19T14:00:00Z"), "soon", "4 h 00"],
    ["passed today", timed("2026-11-19T08:55:00Z"), "overdue", "−1 h 05"],
    ["passed before the weekend", timed("2026-11-13T21:59:59Z"), "overdue", "−4 pv"],
    ["the family is asked", timed(null, { status: "waiting" }), "waiting", "odottaa"],
    ["answered", timed(null, { status: "answered" }), "done", "vastattu"],
    ["closed with its alarm", timed(null, { status: "closed", ...alarm(false) }), "done", "päätetty"],
  ] as const)("%s", (_, contact, state, text) => {
    expect(timeTag(contact, "fi", Temporal.Instant.from(THURSDAY_NOON))).toEqual({ state, text });
  });
});

describe("how late something is", () => {
  it.each([
    ["2026-11-19T08:00:00Z", "2026-11-19T10:30:00Z", "2 h 30"],
    ["2026-11-13T21:59:59Z", "2026-11-14T08:00:00Z", "1 d"], // Friday to Saturday: no working day, one calendar day
    ["2026-11-11T21:59:59Z", "2026-11-19T10:00:00Z", "6 d"],
  ])("from %s to %s", (promised, until, text) => {
    expect(lateBy(Temporal.Instant.from(promised), Temporal.Instant.from(until), "en")).toBe(text);
  });
});
