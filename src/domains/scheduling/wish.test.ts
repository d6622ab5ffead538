import { describe, expect, it } from "vitest";
import type { Appointment } from "./model.ts";
import {
  answerBy,
  fits,
  inOrder,
  standingBeside,
  type WaitingRules,
  type Wish,
  type Wishes,
  type WishId,
} from "./wish.ts";

const instant = (text: string) => Temporal.Instant.from(text);

describe("the order of the waiting list", () => {
  const one = (id: string, made: string, due: string | null): Pick<Wish, "id" | "madeAt" | "dueAt"> => ({
    id: id as WishId,
    madeAt: instant(made),
    dueAt: due === null ? null : instant(due),
  });
  const cases: [string, ReturnType<typeof one>[], string[]][] = [
    [
      "the nearest limit first, whoever has waited longest",
      [
        one("a", "2026-11-01T08:00:00Z", "2026-12-01T08:00:00Z"),
        one("b", "2026-11-05T08:00:00Z", "2026-11-25T08:00:00Z"),
      ],
      ["b", "a"],
    ],
    [
      "without a limit last",
      [one("a", "2026-10-01T08:00:00Z", null), one("b", "2026-11-05T08:00:00Z", "2026-12-25T08:00:00Z")],
      ["b", "a"],
    ],
    [
      "the oldest wish when limits are the same",
      [
        one("a", "2026-11-05T08:00:00Z", "2026-12-01T08:00:00Z"),
        one("b", "2026-11-01T08:00:00Z", "2026-12-01T08:00:00Z"),
      ],
      ["b", "a"],
    ],
    [
      "the oldest wish when there are no limits",
      [one("a", "2026-11-05T08:00:00Z", null), one("b", "2026-11-01T08:00:00Z", null)],
      ["b", "a"],
    ],
  ];
  it.each(cases)("%s", (_, wishes, order) => {
    expect(wishes.toSorted(inOrder).map(({ id }) => id)).toEqual(order);
  });
});

describe("whether a time is what was wished for", () => {
  const wish: Wishes = {
    forms: [],
    units: [],
    languages: [],
    weekdays: 0b0011111,
    fromMinute: 0,
    toMinute: 1_440,
    fromDate: Temporal.PlainDate.from("2026-11-20"),
    untilDate: Temporal.PlainDate.from("2026-12-20"),
  };
  // A Thursday, 10.00 in Helsinki.
  const time = { startsAt: instant("2026-11-26T08:00:00Z"), unit: "vaasa", form: "in-person" } as const;
  const cases: [string, Partial<Wishes>, boolean][] = [
    ["anything fits who asks for nothing", {}, true],
    ["another weekday", { weekdays: 0b0000001 }, false],
    ["a time of the day that ends at it", { toMinute: 600 }, false],
    ["a time of the day that begins at it", { fromMinute: 600 }, true],
    ["the last day itself", { untilDate: Temporal.PlainDate.from("2026-11-26") }, true],
    ["after the last day", { untilDate: Temporal.PlainDate.from("2026-11-25") }, false],
    ["before the first day", { fromDate: Temporal.PlainDate.from("2026-11-27") }, false],
    ["another form of service", { forms: ["phone"] }, false],
    ["another place", { units: ["kokkola"] }, false],
  ];
  it.each(cases)("%s", (_, more, fit) => {
    expect(fits({ ...wish, ...more }, time)).toBe(fit);
  });
  it("a place does not matter to somebody who is met by phone", () => {
    expect(fits({ ...wish, units: ["kokkola"] }, { ...time, form: "phone" })).toBe(true);
  });
  it("a weekday by the wall in Helsinki, also just after midnight", () => {
    const night = { ...time, startsAt: instant("2026-11-26T22:30:00Z") };
    expect(fits({ ...wish, weekdays: 0b0010000 }, night)).toBe(true);
  });
});

describe("until when an offer is held", () => {
  const rules: WaitingRules = {
    answer: 30,
    call: 120,
    ahead: 60,
    quiet: { from: "21:00", to: "07:00" },
    days: 60,
    order: { fi: "", sv: "", en: "" },
  };
  const by = (now: string, starts: string, byPhone = false) =>
    answerBy(rules, byPhone, instant(starts), instant(now))?.toString() ?? null;
  const cases: [string, string | null, string | null][] = [
    ["half an hour by day", by("2026-11-26T08:00:00Z", "2026-11-27T08:00:00Z"), "2026-11-26T08:30:00Z"],
    [
      "longer where somebody must call",
      by("2026-11-26T08:00:00Z", "2026-11-27T08:00:00Z", true),
      "2026-11-26T10:00:00Z",
    ],
    [
      "from the morning on when it is offered at night",
      by("2026-11-26T20:00:00Z", "2026-11-27T08:00:00Z"),
      "2026-11-27T05:30:00Z",
    ],
    [
      "from the same morning on after midnight",
      by("2026-11-26T23:00:00Z", "2026-11-27T08:00:00Z"),
      "2026-11-27T05:30:00Z",
    ],
    [
      "no longer than an hour before it begins",
      by("2026-11-26T08:00:00Z", "2026-11-26T09:20:00Z"),
      "2026-11-26T08:20:00Z",
    ],
    ["not at all when there is no time to answer", by("2026-11-26T08:00:00Z", "2026-11-26T09:10:00Z"), null],
  ];
  it.each(cases)("%s", (_, is, expected) => {
    expect(is).toBe(expected);
  });
});

describe("which booked time an offered one would stand beside", () => {
  const wish = { personId: "emil", type: "nurse", replaces: null } as unknown as Wish;
  const time = (id: string, startsAt: string, more: Partial<Appointment> = {}) =>
    ({
      id,
      personId: "emil",
      type: "nurse",
      status: "booked",
      startsAt: instant(startsAt),
      ...more,
    }) as Appointment;
  const [friday, monday] = [time("friday", "2026-11-27T08:00:00Z"), time("monday", "2026-11-30T08:00:00Z")];
  const cases: [string, Appointment[], Partial<Wish>, string | undefined][] = [
    ["none where nothing is booked", [], {}, undefined],
    ["the soonest of several", [monday, friday], {}, "friday"],
    ["not one that is over", [time("past", "2026-11-25T08:00:00Z"), monday], {}, "monday"],
    ["not one of another type", [{ ...friday, type: "doctor" }], {}, undefined],
    [
      "not a cancelled one, nor the held one itself",
      [
        { ...friday, status: "cancelled" },
        { ...monday, status: "held" },
      ],
      {},
      undefined,
    ],
    ["not somebody else's", [{ ...friday, personId: "matti" as Appointment["personId"] }], {}, undefined],
    ["not the one that was wished away", [friday, monday], { replaces: friday.id }, "monday"],
  ];
  it.each(cases)("%s", (_, times, more, expected) => {
    expect(standingBeside({ ...wish, ...more }, times, instant("2026-11-26T08:00:00Z"))?.id).toBe(expected);
  });
});
