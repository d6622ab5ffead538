import { namedPeriod, type Period } from "#src/domains/measures/index.ts";
import { type AppointmentType, singleTypesOf } from "#src/domains/scheduling/index.ts";
import type { Content } from "#src/platform/content/index.ts";

export const BOOKING_PERIODS = ["28d", "3m"] as const;
export const AREAS = ["north", "middle", "south"] as const;
const BOOKING_FIELDS = ["period", "area", "unit", "type", "line", "weeks"] as const;
export type BookingField = (typeof BOOKING_FIELDS)[number];
export type BookingFault = `unknown-${BookingField}` | "unit-elsewhere" | "type-elsewhere";

/** How far ahead the wait is looked at, in weeks. */
const MOST_WEEKS = 12;
const WEEKS = 6;
/** No code of ours is longer. */
const MOST = 60;

/** What the reader asked to see, what of it is wrong, and what was typed. */
export interface BookingChoice {
  /** Whole days that have passed. */
  readonly period: Period;
  readonly area?: string | undefined;
  readonly unit?: string | undefined;
  readonly type?: string | undefined;
  readonly line?: string | undefined;
  readonly weeks: number;
  readonly typed: Readonly<Record<BookingField, string>>;
  readonly faults: readonly { readonly field: BookingField; readonly fault: BookingFault }[];
}

/** Reads the address. What is wrong is named, and the figures are then without it. */
export function readBookingChoice(
  query: URLSearchParams,
  content: Content,
  today: Temporal.PlainDate,
): BookingChoice {
  const typed = Object.fromEntries(
    BOOKING_FIELDS.map((field) => [field, (query.get(field) ?? "").toWellFormed().trim().slice(0, MOST)]),
  ) as Record<BookingField, string>;
  const faults: { field: BookingField; fault: BookingFault }[] = [];
  const known = (field: BookingField, values: readonly string[]) => {
    const value = typed[field];
    if (value === "") return undefined;
    if (values.includes(value)) return value;
    faults.push({ field, fault: `unknown-${field}` });
    return undefined;
  };
  const types = singleTypesOf(content);
  const period = known("period", BOOKING_PERIODS) as (typeof BOOKING_PERIODS)[number] | undefined;
  const area = known("area", AREAS);
  let unit = known(
    "unit",
    content.units.map(({ id }) => id),
  );
  let type = known(
    "type",
    types.map(({ id }) => id),
  );
  const line = known(
    "line",
    content.lines.map(({ id }) => id),
  );
  if (unit !== undefined && area !== undefined && content.findUnit(unit)?.area !== area) {
    faults.push({ field: "unit", fault: "unit-elsewhere" });
    unit = undefined;
  }
  const chosen = types.find(({ id }) => id === type);
  if (chosen && line !== undefined && !chosen.lines.includes(line)) {
    faults.push({ field: "type", fault: "type-elsewhere" });
    type = undefined;
  }
  let weeks = WEEKS;
  if (typed.weeks !== "") {
    const asked = /^\d{1,2}$/.test(typed.weeks) ? Number(typed.weeks) : 0;
    if (asked >= 1 && asked <= MOST_WEEKS) weeks = asked;
    else faults.push({ field: "weeks", fault: "unknown-weeks" });
  }
  return {
    period: namedPeriod(period ?? "28d", today.subtract({ days: 1 })),
    area,
    unit,
    type,
    line,
    weeks,
    typed,
    faults,
  };
}

/** The types that a choice is about. */
export function typesChosen(
  types: readonly AppointmentType[],
  { type, line }: Pick<BookingChoice, "type" | "line">,
): AppointmentType[] {
  return types.filter(
    (one) => (type === undefined || one.id === type) && (line === undefined || one.lines.includes(line)),
  );
}

/** The units that a choice is about. */
export function unitsChosen(
  content: Content,
  { area, unit }: Pick<BookingChoice, "area" | "unit">,
): string[] {
  return content.units
    .filter((one) => (unit === undefined || one.id === unit) && (area === undefined || one.area === area))
    .map(({ id }) => id);
}

/** The query of the same view with some fields changed; begins with "?" unless empty. */
export function bookingQuery(
  { typed }: BookingChoice,
  change: Partial<Record<BookingField | "format", string>> = {},
): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries({ ...typed, ...change })) if (value) query.set(field, value);
  return query.size === 0 ? "" : `?${query}`;
}
