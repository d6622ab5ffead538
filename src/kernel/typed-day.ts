/** A day as a date field sends it, "2026-11-21"; undefined when it is none. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return readDayParts({ year, month, day });
}

/** A day as a person writes it, "21.11.2026", or as a date field sends it; undefined when it is none. */
export function readWrittenDay(text: string): Temporal.PlainDate | undefined {
  const bare = text.replaceAll(/\s/g, "");
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(bare) ?? [];
  return day ? readDayParts({ year, month, day }) : readDay(bare);
}

interface DayParts {
  readonly day?: string | undefined;
  readonly month?: string | undefined;
  readonly year?: string | undefined;
}

/** A day as it is typed into a field each for day, month and year; undefined when there is no such day. */
export function readDayParts({ day = "", month = "", year = "" }: DayParts): Temporal.PlainDate | undefined {
  if (![day, month].every((part) => /^\s*\d{1,2}\s*$/.test(part)) || !/^\s*\d{4}\s*$/.test(year))
    return undefined;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: "reject" },
    );
  } catch {
    return undefined;
  }
}
