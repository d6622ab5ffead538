/** Days on which Finland's offices are closed, besides weekends. The eves are no public holidays, but days off. */
export type Holiday =
  | "new-year"
  | "epiphany"
  | "good-friday"
  | "easter-sunday"
  | "easter-monday"
  | "may-day"
  | "ascension-day"
  | "whit-sunday"
  | "midsummer-eve"
  | "midsummer-day"
  | "all-saints-day"
  | "independence-day"
  | "christmas-eve"
  | "christmas-day"
  | "boxing-day";

const years = new Map<number, ReadonlyMap<number, Holiday>>();

/** The holiday that a date is, by the calendar in force since 1992. */
export function holidayOn(date: Temporal.PlainDate): Holiday | undefined {
  let year = years.get(date.year);
  if (year === undefined) {
    year = new Map(holidaysOf(date.year).map(([day, holiday]) => [day.dayOfYear, holiday]));
    years.set(date.year, year);
  }
  return year.get(date.dayOfYear);
}

/** A year's holidays and days off in the order of the year. */
export function holidaysOf(year: number): readonly (readonly [Temporal.PlainDate, Holiday])[] {
  const day = (month: number, dayOfMonth: number) =>
    Temporal.PlainDate.from({ year, month, day: dayOfMonth });
  const easter = easterSunday(year);
  const midsummer = saturdayFrom(day(6, 20));
  const days: (readonly [Temporal.PlainDate, Holiday])[] = [
    [day(1, 1), "new-year"],
    [day(1, 6), "epiphany"],
    [easter.subtract({ days: 2 }), "good-friday"],
    [easter, "easter-sunday"],
    [easter.add({ days: 1 }), "easter-monday"],
    [day(5, 1), "may-day"],
    [easter.add({ days: 39 }), "ascension-day"],
    [easter.add({ days: 49 }), "whit-sunday"],
    [midsummer.subtract({ days: 1 }), "midsummer-eve"],
    [midsummer, "midsummer-day"],
    [saturdayFrom(day(10, 31)), "all-saints-day"],
    [day(12, 6), "independence-day"],
    [day(12, 24), "christmas-eve"],
    [day(12, 25), "christmas-day"],
    [day(12, 26), "boxing-day"],
  ];
  return days.sort((a, b) => Temporal.PlainDate.compare(a[0], b[0]));
}

/** Easter Sunday of the Gregorian calendar (the computus of Meeus, Jones and Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}

function saturdayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (6 - date.dayOfWeek + 7) % 7 });
}
