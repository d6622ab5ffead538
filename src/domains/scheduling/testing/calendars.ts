import type { ResourceId } from "#src/kernel/id.ts";
import { FREE, stretches } from "../busy.ts";
import { dayNumber, minuteOf } from "../days.ts";
import type { BookableType, Calendar, Exception, Offering, Resource, WeeklyRule } from "../model.ts";

export const MONDAY_TO_FRIDAY = 0b0011111;
export const EVERY_DAY = 0b1111111;

/** A minute since 1970 from a time on the wall in Helsinki. */
export const wall = (text: string): number =>
  minuteOf(Temporal.PlainDateTime.from(text).toZonedDateTime("Europe/Helsinki").toInstant());

/** What a minute since 1970 shows on the wall in Helsinki. */
export const shown = (minute: number): string =>
  Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
    .toZonedDateTimeISO("Europe/Helsinki")
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });

export const resource = (id: string, more: Partial<Resource> = {}): Resource => ({
  id: id as ResourceId,
  kind: "professional",
  unit: "vaasa",
  profession: "nurse",
  skills: [],
  languages: ["fi", "sv"],
  ...more,
});

export const offering = (more: Partial<Offering> = {}): Offering => ({
  unit: "vaasa",
  forms: ["in-person"],
  types: null,
  urgent: false,
  keptFor: null,
  seats: 1,
  ...more,
});

export const weekly = (from: string, to: string, more: Partial<WeeklyRule> = {}): WeeklyRule => ({
  weekdays: MONDAY_TO_FRIDAY,
  from: clock(from),
  to: clock(to),
  validFrom: dayNumber(Temporal.PlainDate.from("2026-01-01")),
  validUntil: null,
  everyWeeks: 1,
  onHolidays: false,
  offer: offering(),
  ...more,
});

const clock = (text: string) => {
  const [hours, minutes] = text.split(":").map(Number);
  return (hours as number) * 60 + (minutes as number);
};

export const calendar = (
  id: string,
  rules: readonly WeeklyRule[],
  more: {
    readonly busy?: readonly (readonly [string, string])[];
    readonly exceptions?: readonly Exception[];
    readonly resource?: Partial<Resource>;
  } = {},
): Calendar => ({
  resource: resource(id, more.resource),
  rules,
  exceptions: more.exceptions ?? [],
  busy: more.busy ? stretches(more.busy.map(([from, to]) => [wall(from), wall(to)] as const)) : FREE,
});

export const nurseVisit = (more: Partial<BookableType> = {}): BookableType => ({
  id: "nurse",
  line: "health",
  minutes: 30,
  before: 0,
  after: 0,
  forms: ["in-person", "remote", "phone", "home"],
  needs: [{ kind: "professional", professions: ["nurse"], skills: [] }],
  step: 15,
  notice: 0,
  horizonDays: 90,
  ...more,
});
