/**
 * Days since 1970-01-01 as a date. Years are counted from March, so that the leap day is a year's last day
 * and months have lengths of a fixed pattern (153 days in five months, 146 097 in 400 years).
 */
export function dateOfEpochDay(day: number): Temporal.PlainDate {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return new Temporal.PlainDate(year, month, ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}

export function epochDayOf(date: Temporal.PlainDate): number {
  return Temporal.PlainDate.from("1970-01-01").until(date, { largestUnit: "days" }).days;
}

/** Whole years lived on the day. */
export function ageOn(birthDate: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const years = day.year - birthDate.year;
  const before = day.month < birthDate.month || (day.month === birthDate.month && day.day < birthDate.day);
  return before ? years - 1 : years;
}
