import { describe, expect, it } from "vitest";
import { easterSunday, holidaysOf } from "#src/kernel/holidays.ts";
import { isWorkingDay } from "#src/kernel/working-days.ts";
import { COUNTY_TIME_ZONE } from "./calendar.ts";
import { CHANNELS, type Channel, contactMoments } from "./rhythm.ts";
import { Rng } from "./rng.ts";
import { WORKING_DAY, WorkingTime } from "./working-time.ts";

const local = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(COUNTY_TIME_ZONE).toInstant();
const times = (channel: Channel, from: string, to: string, count: number) =>
  Array.from(
    contactMoments({ rng: Rng.of("rhythm"), from: local(from), to: local(to), count, channel }),
    (ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(COUNTY_TIME_ZONE),
  );
const year = Object.fromEntries(
  CHANNELS.map((channel) => [channel, times(channel, "2025-11-21", "2026-11-21", 20_000)]),
) as Record<Channel, Temporal.ZonedDateTime[]>;
const among = (at: Temporal.ZonedDateTime[], test: (at: Temporal.ZonedDateTime) => boolean) =>
  at.filter(test).length;

describe("contacts in a year", () => {
  it.each(CHANNELS)("by %s are as many as asked, sorted and inside the period", (channel) => {
    const at = year[channel].map(({ epochMilliseconds }) => epochMilliseconds);
    expect(at).toHaveLength(20_000);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    expect(at[0]).toBeGreaterThanOrEqual(local("2025-11-21").epochMilliseconds);
    expect(at.at(-1)).toBeLessThan(local("2026-11-21").epochMilliseconds);
  });

  it.each(["phone", "drop-in", "referral", "professional"] as const)(
    "by %s come when offices are open",
    (channel) => {
      for (const at of year[channel]) {
        expect(isWorkingDay(at.toPlainDate())).toBe(true);
        expect(at.hour >= 8 && at.hour < 16).toBe(true);
      }
    },
  );

  it("by form come at evenings, nights and weekends too", () => {
    const form = year["web-form"];
    expect(among(form, ({ hour }) => hour >= 17)).toBeGreaterThan(6000);
    expect(among(form, ({ hour }) => hour < 6)).toBeGreaterThan(400);
    expect(among(form, ({ dayOfWeek }) => dayOfWeek > 5)).toBeGreaterThan(2500);
  });

  it("peak on Mondays and follow the school year; Christmas is quiet", () => {
    for (const channel of ["phone", "web-form"] as const) {
      const at = year[channel];
      const days = [1, 2, 3, 4, 5].map((day) => among(at, ({ dayOfWeek }) => dayOfWeek === day));
      expect(Math.max(...days)).toBe(days[0]);
      const november = among(at, ({ month }) => month === 10);
      expect(among(at, ({ month }) => month === 7)).toBeLessThan(november * 0.55);
    }
    const on = (day: string) => among(year["web-form"], (at) => at.toPlainDate().toString() === day);
    expect(on("2025-12-25")).toBeLessThan(on("2025-12-11") * 0.5);
  });
});

describe("nights when clocks change", () => {
  it("the hour that is left out in spring holds no contact", () => {
    const at = times("web-form", "2026-03-29", "2026-03-30", 20_000);
    expect(among(at, ({ hour }) => hour === 3)).toBe(0);
    expect(among(at, ({ hour }) => hour === 4)).toBeGreaterThan(50);
  });

  it("the hour that comes twice in autumn holds contacts twice", () => {
    const at = times("web-form", "2026-10-25", "2026-10-26", 20_000);
    expect(among(at, (moment) => moment.hour === 3 && moment.offset === "+03:00")).toBeGreaterThan(30);
    expect(among(at, (moment) => moment.hour === 3 && moment.offset === "+02:00")).toBeGreaterThan(30);
  });

  it("offices open at eight by the clock on the wall, before and after", () => {
    const hours = times("phone", "2026-03-26", "2026-04-02", 5000).map(({ hour }) => hour);
    expect(Math.min(...hours)).toBe(8);
    expect(Math.max(...hours)).toBe(15);
  });
});

describe("working time", () => {
  const time = new WorkingTime(Temporal.PlainDate.from("2025-11-01"), Temporal.PlainDate.from("2027-01-31"));

  // The day of receipt is not counted; weekends, holidays and the eves of Christmas and midsummer are not working days.
  it.each([
    ["2026-11-02T09:00", "2026-11-09", "a plain week, Monday"],
    ["2026-11-06T23:40", "2026-11-13", "Friday night"],
    ["2026-11-07T12:00", "2026-11-13", "Saturday"],
    ["2026-03-27T15:00", "2026-04-07", "over the spring change, Good Friday and Easter Monday"],
    ["2025-12-19T10:00", "2025-12-31", "over Christmas Eve, Christmas and Boxing Day"],
    ["2025-12-31T10:00", "2026-01-09", "over New Year's Day and Epiphany"],
    ["2026-06-15T10:00", "2026-06-23", "over Midsummer Eve"],
    ["2026-05-08T10:00", "2026-05-18", "over Ascension Day"],
    ["2026-10-23T23:59", "2026-10-30", "over the autumn change"],
  ])("five working days after %s end on %s: %s", (received, expected) => {
    const due = time.dueAfter(local(received).epochMilliseconds, 5);
    expect(time.endOf(due)).toBe(local(`${expected}T16:00`).epochMilliseconds);
  });

  it("goes forward only in office hours, and back to the same moment", () => {
    const at = (text: string) => time.at(local(text).epochMilliseconds);
    expect(at("2026-03-30T09:00") - at("2026-03-27T15:00")).toBe(WORKING_DAY / 4);
    expect(at("2026-11-07T03:00")).toBe(at("2026-11-09T07:59"));
    const moment = local("2026-10-26T10:30").epochMilliseconds;
    expect(time.momentOf(time.at(moment))).toBe(moment);
  });
});

it.each([
  [2024, "2024-03-31"],
  [2025, "2025-04-20"],
  [2026, "2026-04-05"],
  [2027, "2027-03-28"],
])("Easter of %i is %s", (year, day) => {
  expect(easterSunday(year).toString()).toBe(day);
  expect(holidaysOf(year).length).toBeGreaterThanOrEqual(12);
});
