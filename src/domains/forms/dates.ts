const FHIR_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const FINNISH_DATE = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

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

/** What a person types (28.2.2026 or 2026-02-28) as a FHIR date; undefined when no such day exists. */
export function readDate(typed: string): string | undefined {
  const text = typed.replaceAll(/\s/g, "");
  const parts = FINNISH_DATE.exec(text);
  const date = parts ? `${parts[3]}-${parts[2]?.padStart(2, "0")}-${parts[1]?.padStart(2, "0")}` : text;
  return date.length === 10 && isDate(date) ? date : undefined;
}
