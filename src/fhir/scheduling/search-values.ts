import { HELSINKI } from "#src/kernel/helsinki.ts";
import { fault } from "./outcome.ts";

/** A stretch of time that a search asks for; the end is not in it. */
export interface Span {
  readonly from?: Temporal.Instant;
  readonly before?: Temporal.Instant;
}

const DATE =
  /^(eq|ge|gt|le|lt)?(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/**
 * Date parameters of a search, all of which must hold. A date without a zone is the county's own; what is left out of it
 * makes it longer: a month is all of the month. Throws a Fault for what is no such date.
 */
export function spanOf(name: string, values: readonly string[]): Span {
  let span: Span = {};
  for (const value of values) {
    const [from, before] = stretchOf(name, value);
    const prefix = /^[a-z]{2}/.exec(value)?.[0] ?? "eq";
    if (prefix === "ge" || prefix === "eq") span = { ...span, from: later(span.from, from) };
    if (prefix === "gt") span = { ...span, from: later(span.from, before) };
    if (prefix === "lt") span = { ...span, before: earlier(span.before, from) };
    if (prefix === "le" || prefix === "eq") span = { ...span, before: earlier(span.before, before) };
  }
  return span;
}

function stretchOf(name: string, value: string): readonly [Temporal.Instant, Temporal.Instant] {
  // A plus sign that was not escaped arrives as a space.
  const [, , year, month, day, hour, minute, second, zone] = DATE.exec(value.replace(" ", "+")) ?? [];
  try {
    if (year === undefined || year < "1900" || year > "2200") throw new RangeError(value);
    const date = Temporal.PlainDate.from(`${year}-${month ?? "01"}-${day ?? "01"}`, { overflow: "reject" });
    if (hour === undefined) {
      const unit = day ? { days: 1 } : month ? { months: 1 } : { years: 1 };
      return [startOf(date), startOf(date.add(unit))];
    }
    const clock = `${hour}:${minute}:${second ?? "00"}`;
    const from = zone
      ? Temporal.Instant.from(`${date}T${clock}${zone}`)
      : date.toZonedDateTime({ timeZone: HELSINKI, plainTime: Temporal.PlainTime.from(clock) }).toInstant();
    return [from, from.add(second === undefined ? { minutes: 1 } : { seconds: 1 })];
  } catch {
    throw fault(
      400,
      "value",
      `${name}: not a date that we can search by. Write eq, ge, gt, le or lt and a date, as in ${name}=ge2026-12-01 or ${name}=lt2026-12-01T12:00:00Z`,
    );
  }
}

const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(HELSINKI).toInstant();
const later = (a: Temporal.Instant | undefined, b: Temporal.Instant) =>
  a && Temporal.Instant.compare(a, b) > 0 ? a : b;
const earlier = (a: Temporal.Instant | undefined, b: Temporal.Instant) =>
  a && Temporal.Instant.compare(a, b) < 0 ? a : b;

/** A coded value as a search writes it: `code`, `|code` or `system|code`; the system null where any will do. */
export function readToken(text: string): { readonly system: string | null; readonly code: string } {
  const bar = text.indexOf("|");
  return bar < 0 ? { system: null, code: text } : { system: text.slice(0, bar), code: text.slice(bar + 1) };
}

/** One of several values: a comma between them means "or". */
export const anyOf = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(",")).filter((value) => value !== "");

/** A reference as a search or a resource writes it: relative, absolute below our own address, or the id alone. */
export function readReference(
  text: string,
  base: string,
): { readonly type: string | null; readonly id: string } | undefined {
  const own = text.startsWith(`${base}/`) ? text.slice(base.length + 1) : text;
  const [, type, id] = /^(?:([A-Z][A-Za-z]+)\/)?([A-Za-z0-9.-]{1,64})$/.exec(own) ?? [];
  return id === undefined ? undefined : { type: type ?? null, id };
}
