import { expect, it } from "vitest";
import { type BookingRead, bookingReport } from "./booking-report.ts";

const county = {
  areaOf: (unit: string) => (unit === "vasa" ? "middle" : unit === "" ? "" : "north"),
  professionsOf: ({ type }: { type?: string | undefined }) => (type === undefined ? null : ["nurse"]),
};
const kind = { line: "health", type: "nurse", unit: "vasa" };
const NOTHING: BookingRead = { capacity: [], went: [], asked: [], freed: [], waiting: [] };
const report = (read: Partial<BookingRead>) => bookingReport({ ...NOTHING, ...read }, county);

it("a share is of those whose visit was marked, with its interval", () => {
  const made = report({ went: [{ ...kind, came: 38, missed: 2, unmarked: 7 }] });
  expect(made.missed({})).toMatchObject({ hits: 2, of: 40, share: 0.05 });
  expect(made.unmarked({ unit: "vasa" })).toBe(7);
  expect(made.missed({ unit: "larsmo" })).toMatchObject({ of: 0, share: null });
});

it("few are hidden, and one more beside them, in the unit, its area and its type alike", () => {
  const went = (unit: string, came: number) => ({ ...kind, unit, came, missed: 0, unmarked: 0 });
  const { missed } = report({ went: [went("vasa", 30), went("larsmo", 3), went("jakobstad", 12)] });
  expect(missed({ unit: "larsmo" })).toBeNull();
  expect(missed({ unit: "jakobstad" })).toBeNull();
  expect(missed({ area: "north" })).toMatchObject({ of: 15 });
  expect(missed({ unit: "vasa" })).toMatchObject({ of: 30 });
});

it("filled, and filled again, are of calendars: a type's are of all who can give it", () => {
  const capacity = (profession: string, offered: number, taken: number) => ({
    step: 1,
    unit: "vasa",
    profession,
    offered,
    taken,
    visits: 20,
  });
  const freed = (quarters: number | null, n: number) => ({ unit: "vasa", profession: "nurse", quarters, n });
  const made = report({
    capacity: [capacity("nurse", 600, 450), capacity("dentist", 400, 400)],
    freed: [freed(0, 4), freed(9, 3), freed(null, 3)],
  });
  expect(made.filled({})?.share).toBe(0.85);
  expect(made.filled({ type: "nurse" })?.share).toBe(0.75);
  expect(made.refilled({})).toMatchObject({ hits: 7, of: 10, share: 0.7 });
  expect(made.refillMinutes({})).toBe(15);
  expect(made.balance({ type: "nurse" }, 1).offered).toBe(600);
});

it("each need is asked once; what few asked in a week is hidden with its hours", () => {
  const asked = (step: number, kindOf: "booked" | "wished", n: number, needs: number, minutes: number) => ({
    ...kind,
    step,
    kind: kindOf,
    n,
    needs,
    minutes,
    online: kindOf === "booked" ? 6 : 0,
  });
  const made = report({
    asked: [asked(1, "booked", 20, 15, 450), asked(1, "wished", 5, 5, 150), asked(2, "booked", 10, 3, 90)],
  });
  expect(made.online({})).toMatchObject({ hits: 12, of: 30 });
  expect(made.balance({}, 2)).toEqual({ offered: 0, asked: null, askings: null });
  // Of two weeks the other is hidden too: the sum would tell.
  expect(made.balance({}, 1).askings).toBeNull();
});

it("who would do with any of several units waits once", () => {
  const made = report({
    waiting: ["vasa", "larsmo", "jakobstad"].map((unit) => ({ type: "nurse", unit, n: 7 / 3, minutes: 70 })),
  });
  expect(made.waiting("nurse")).toBe(7);
  expect(made.waiting("doctor")).toBe(0);
});

it("of several professions the sum is told when it tells of no single hidden one", () => {
  const freed = (profession: string, n: number) => ({ unit: "vasa", profession, quarters: 1, n });
  const both = { ...county, professionsOf: () => ["nurse", "dentist"] };
  const refilled = (nurses: number, dentists: number) =>
    bookingReport(
      { ...NOTHING, freed: [freed("nurse", nurses), freed("dentist", dentists), freed("physician", 30)] },
      both,
    ).refilled({ type: "nurse" });
  expect(refilled(3, 4)?.of).toBe(7);
  expect(refilled(1, 2)).toBeNull();
  expect(refilled(8, 9)?.of).toBe(17);
});
