import { describe, expect, it } from "vitest";
import { reminderAt, reminderStep } from "./reminder.ts";
import { shown, wall } from "./testing/calendars.ts";

const instant = (text: string) => Temporal.Instant.fromEpochMilliseconds(wall(text) * 60_000);
const local = (at: Temporal.Instant) => shown(at.epochMilliseconds / 60_000);

describe("a reminder", () => {
  it.each([
    // An ordinary day: a day before at the same time.
    ["2026-11-20T09:30", 24, "2026-11-19T09:30"],
    ["2026-11-20T15:00", 2, "2026-11-20T13:00"],
    // The night is quiet: the evening before, never later than meant.
    ["2026-11-20T08:15", 2, "2026-11-19T19:30"],
    ["2026-11-20T22:00", 24, "2026-11-19T19:30"],
    // The clocks are moved in between: still the same time of day.
    ["2026-03-29T12:00", 24, "2026-03-28T12:00"],
    ["2026-10-25T12:00", 24, "2026-10-24T12:00"],
    ["2026-10-26T09:00", 48, "2026-10-24T09:00"],
    // A leap day and a new year.
    ["2028-03-01T09:00", 24, "2028-02-29T09:00"],
    ["2027-01-01T10:00", 24, "2026-12-31T10:00"],
  ])("of %s, %i hours before, comes at %s", (starts, hours, due) => {
    expect(local(reminderAt(instant(starts), hours))).toBe(due);
  });

  it("waits for its moment, is sent until the visit begins, never for a time booked after that moment", () => {
    const startsAt = instant("2026-11-20T09:30");
    const step = (made: string, now: string) =>
      reminderStep({ startsAt, madeAt: instant(made) }, 24, instant(now));
    expect(step("2026-11-10T12:00", "2026-11-19T09:29")).toBe("wait");
    expect(step("2026-11-10T12:00", "2026-11-19T09:30")).toBe("send");
    expect(step("2026-11-10T12:00", "2026-11-20T09:29")).toBe("send");
    expect(step("2026-11-10T12:00", "2026-11-20T09:30")).toBe("never");
    expect(step("2026-11-19T10:00", "2026-11-19T10:01")).toBe("never");
  });
});
