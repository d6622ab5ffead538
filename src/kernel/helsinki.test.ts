import { describe, expect, it } from "vitest";
import { addMonths, ageAt, at, endOfDay, HELSINKI, localDate, localTime, startOfDay } from "./helsinki.ts";

const date = (text: string) => Temporal.PlainDate.from(text);
const instant = (text: string) => Temporal.Instant.from(text);

describe("dates in Helsinki", () => {
  it.each([
    ["winter evening in UTC is the next day", "2026-01-15T22:30:00Z", "2026-01-16", "00:30:00"],
    ["summer evening in UTC, an hour sooner", "2026-07-15T21:30:00Z", "2026-07-16", "00:30:00"],
    ["the last winter second", "2026-03-29T00:59:59Z", "2026-03-29", "02:59:59"],
    ["the first summer second", "2026-03-29T01:00:00Z", "2026-03-29", "04:00:00"],
    ["03.30 the first time", "2026-10-25T00:30:00Z", "2026-10-25", "03:30:00"],
    ["03.30 the second time", "2026-10-25T01:30:00Z", "2026-10-25", "03:30:00"],
  ])("%s", (_, utc, day, time) => {
    expect(localDate(instant(utc)).toString()).toBe(day);
    expect(localTime(instant(utc)).toString()).toBe(time);
  });

  it.each([
    ["2026-01-15", "2026-01-14T22:00:00Z", "2026-01-15T21:59:59.999Z"],
    ["2026-03-29", "2026-03-28T22:00:00Z", "2026-03-29T20:59:59.999Z"], // 23 hours
    ["2026-10-25", "2026-10-24T21:00:00Z", "2026-10-25T21:59:59.999Z"], // 25 hours
    ["2026-12-31", "2026-12-30T22:00:00Z", "2026-12-31T21:59:59.999Z"],
  ])("%s begins and ends", (day, start, end) => {
    expect(startOfDay(date(day)).toString()).toBe(start);
    expect(endOfDay(date(day)).toString()).toBe(end);
  });

  it.each([
    ["2026-06-01", "08:00", "2026-06-01T05:00:00Z"],
    ["2026-12-01", "08:00", "2026-12-01T06:00:00Z"],
    ["2026-03-29", "03:30", "2026-03-29T01:30:00Z"], // skipped that night: 04.30
    ["2026-10-25", "03:30", "2026-10-25T00:30:00Z"], // twice that night: the first
  ])("%s at %s", (day, time, utc) => {
    expect(at(date(day), time).toString()).toBe(utc);
  });
});

describe("months and ages", () => {
  it.each([
    ["2026-01-31", 3, "2026-04-30"], // Act 150/1930, 3 §
    ["2026-08-31", 6, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2026-11-15", 3, "2027-02-15"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(addMonths(date(from), months).toString()).toBe(to);
  });

  it.each([
    ["2003-05-14", "2026-05-13", 22],
    ["2003-05-14", "2026-05-14", 23],
    ["2003-05-14", "2003-05-14", 0],
    ["2003-05-14", "2003-05-13", -1],
    ["2004-02-29", "2027-02-27", 22],
    ["2004-02-29", "2027-02-28", 23], // Act 150/1930, 3 §: the month's last day stands for the missing one
    ["2004-02-29", "2028-02-28", 23],
    ["2004-02-29", "2028-02-29", 24],
  ])("born %s, on %s: %i", (born, on, age) => {
    expect(ageAt(date(born), date(on))).toBe(age);
  });
});

describe("dates that are kept by the hour", () => {
  it("are those of the calendar at every hour around midnight and the changes of the clock, asked twice", () => {
    const from = instant("1969-12-30T00:00:00Z");
    const hours = [0, 24, 1_000_000 / 4, ...[0, 1, 2, 3].map((day) => 494_000 + day * 24)];
    for (const start of hours) {
      for (let minutes = 0; minutes < 72 * 60; minutes += 30) {
        const moment = from.add({ hours: start, minutes });
        const expected = moment.toZonedDateTimeISO(HELSINKI).toPlainDate().toString();
        expect([localDate(moment).toString(), localDate(moment).toString()]).toEqual([expected, expected]);
      }
    }
  });
});
