export const COUNTY_TIME_ZONE = "Europe/Helsinki";

/** Epoch milliseconds of a local date and hour in the county. */
export function localMs(date: Temporal.PlainDate, hour = 0): number {
  const at = date.toPlainDateTime(Temporal.PlainTime.from({ hour }));
  return at.toZonedDateTime(COUNTY_TIME_ZONE).epochMilliseconds;
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
export function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return new Temporal.PlainDate(year, Math.floor(sum / 31), (sum % 31) + 1);
}

function saturdayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (13 - date.dayOfWeek) % 7 });
}

/** Days off besides weekends, Christmas Eve and Midsummer Eve among them, as they are for the county's offices. */
export function holidays(year: number): ReadonlySet<string> {
  const on = (month: number, day: number) => new Temporal.PlainDate(year, month, day);
  const easterDay = easter(year);
  const midsummer = saturdayFrom(on(6, 20));
  return new Set(
    [
      on(1, 1),
      on(1, 6),
      easterDay.subtract({ days: 2 }),
      easterDay.add({ days: 1 }),
      on(5, 1),
      easterDay.add({ days: 39 }),
      midsummer.subtract({ days: 1 }),
      midsummer,
      saturdayFrom(on(10, 31)),
      on(12, 6),
      on(12, 24),
      on(12, 25),
      on(12, 26),
    ].map(String),
  );
}

const holidaysOf = new Map<number, ReadonlySet<string>>();

export function isHoliday(date: Temporal.PlainDate): boolean {
  let days = holidaysOf.get(date.year);
  if (days === undefined) {
    days = holidays(date.year);
    holidaysOf.set(date.year, days);
  }
  return days.has(date.toString());
}

export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && !isHoliday(date);
}
