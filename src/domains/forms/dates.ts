import { readWrittenDay } from "#src/kernel/typed-day.ts";

const FHIR_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(?::([0-5]\d|60)(?:\.\d+)?)?$/;
const TYPED_TIME = /^(\d{1,2})(?:[.:](\d{2}))?(?:[.:](\d{2}))?$/;
const ZONE = /(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

function exists(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && year > 0 && day >= 1 && day <= days;
}

/** Whether it is a FHIR date that exists: year, year and month, or a full day. */
export function isDate(value: string): boolean {
  if (!FHIR_DATE.test(value)) return false;
  const [year, month, day] = value.split("-").map(Number);
  return exists(year ?? 0, month ?? 1, day ?? 1);
}

/** Whether it is a time of day: 13:45 or 13:45:30. */
export const isTime = (value: string): boolean => TIME.test(value);

/** Whether it is a FHIR dateTime that exists: a date, or a full day with a time and, or without, its zone. */
export function isDateTime(value: string): boolean {
  const at = value.indexOf("T");
  if (at < 0) return isDate(value);
  const time = value.slice(at + 1).replace(ZONE, "");
  return at === 10 && isDate(value.slice(0, at)) && isTime(time);
}

/** What a person types (28.2.2026 or 2026-02-28) as a FHIR date; undefined when no such day exists. */
export function readDate(typed: string): string | undefined {
  const day = readWrittenDay(typed);
  return day && day.year > 0 ? day.toString() : undefined;
}

/** What a person types (9.30, 9:30, 9) as a FHIR time; undefined when there is no such time. */
export function readTime(typed: string): string | undefined {
  const parts = TYPED_TIME.exec(typed.trim());
  if (!parts) return undefined;
  const time = `${parts[1]?.padStart(2, "0")}:${parts[2] ?? "00"}:${parts[3] ?? "00"}`;
  return isTime(time) ? time : undefined;
}

const ZONE_HERE = "Europe/Helsinki";

/** FHIR wants the zone beside a time: what is written without one is the clock on the county's walls. */
function zoned(dateTime: string): string {
  if (ZONE.test(dateTime)) return dateTime;
  return Temporal.PlainDateTime.from(dateTime).toZonedDateTime(ZONE_HERE).toString({ timeZoneName: "never" });
}

/** A dateTime as a browser's field holds it: the local day and time, without a zone. */
export function localDateTime(value: string): string {
  if (!ZONE.test(value)) return value;
  return Temporal.Instant.from(value).toZonedDateTimeISO(ZONE_HERE).toPlainDateTime().toString().slice(0, 16);
}

/** A day and a time together, as typed or as a browser sends them. */
export function readDateTime(typed: string): string | undefined {
  const text = typed.trim();
  if (isDateTime(text)) return text.includes("T") ? zoned(text) : text;
  const [day = "", ...rest] = text.split(/\s+/);
  const date = readDate(day);
  const clock = rest.join(" ").replace(/^(klo|kl\.?|at)\s*/i, "");
  if (date === undefined) return undefined;
  if (clock === "") return date;
  const time = readTime(clock);
  return time === undefined ? undefined : zoned(`${date}T${time}`);
}
