import ICAL from "ical.js";
import { HELSINKI } from "#src/kernel/helsinki.ts";
import type { ShiftRow } from "./shift.ts";
import { mapKey } from "./shift-check.ts";
import { MOST_ROWS, RosterFault } from "./shift-csv-actions.ts";

/** A repeated shift is written out this far, and no rule is followed for more steps than this. */
const AHEAD_DAYS = 400;
const MOST_STEPS = 20_000;

/**
 * The parts that a rule of repetition may have, by how often it comes. Those are what rosters use; of others (the 31st of
 * February, every seventh day if it is a Tuesday) some have no next time, and looking for it would never end.
 */
const FOLLOWED: Readonly<Record<string, readonly string[]>> = {
  DAILY: [],
  WEEKLY: ["BYDAY"],
  MONTHLY: ["BYDAY", "BYMONTHDAY"],
  YEARLY: [],
};

function isFollowed(component: ICAL.Component): boolean {
  if (component.hasProperty("exrule")) return false;
  return component.getAllProperties("rrule").every((property) => {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) return false;
    const parts = Object.keys(rule.parts);
    const byDay = rule.freq === "DAILY" && rule.interval === 1 ? ["BYDAY"] : [];
    const known = [...(FOLLOWED[rule.freq] ?? []), ...byDay];
    const days = (rule.parts.BYMONTHDAY ?? []) as readonly number[];
    const nth = (rule.parts.BYDAY ?? []) as readonly string[];
    return (
      FOLLOWED[rule.freq] !== undefined &&
      rule.interval >= 1 &&
      parts.every((part) => known.includes(part)) &&
      (parts.length < 2 || rule.freq !== "MONTHLY") &&
      days.every((day) => day === -1 || (day >= 1 && day <= 28)) &&
      nth.every((day) => /^(?:[1-4]|-1)?[A-Z]{2}$/.test(String(day)))
    );
  });
}

/** The rows of a roster in iCalendar (RFC 5545): each event a shift, repeated ones written out for a year. */
export function icalShifts(
  text: string,
  map: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): ShiftRow[] {
  const lines = eventLines(text);
  let calendars: ICAL.Component[];
  try {
    const made: unknown = ICAL.parse(text);
    const several = Array.isArray(made) && Array.isArray(made[0]) ? made : [made];
    calendars = several.map((one) => new ICAL.Component(one as never));
  } catch {
    throw new RosterFault("is no iCalendar file that can be read");
  }
  const rows: ShiftRow[] = [];
  let nth = 0;
  for (const calendar of calendars) {
    const owner = String(calendar.getFirstPropertyValue("x-wr-calname") ?? "");
    const events = calendar.getAllSubcomponents("vevent").map((component) => {
      const line = lines[nth] ?? 1;
      nth += 1;
      return { component, line };
    });
    const changes = events.filter(({ component }) => component.hasProperty("recurrence-id"));
    for (const { component, line } of events) {
      if (component.hasProperty("recurrence-id")) continue;
      rows.push(
        ...shiftsOf(
          component,
          line,
          owner,
          changes.map((one) => one.component),
          map,
          now,
        ),
      );
      if (rows.length > MOST_ROWS) throw new RosterFault(`has more than ${MOST_ROWS} shifts: divide it`);
    }
  }
  return rows;
}

/** The line of each event, in their order: the parser does not tell. */
function eventLines(text: string): number[] {
  return text.split(/\r?\n/).flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []));
}

function shiftsOf(
  component: ICAL.Component,
  line: number,
  owner: string,
  changes: readonly ICAL.Component[],
  map: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): ShiftRow[] {
  const uid = String(component.getFirstPropertyValue("uid") ?? "");
  const about = (one: ICAL.Component, id: string, start: string, end: string): ShiftRow => ({
    line,
    id,
    professional: professionalOf(one, owner),
    unit: textIn(one, "x-unit") || textIn(one, "location"),
    kind: kindOf(one, map),
    start,
    end,
    forms: textIn(one, "x-forms"),
    seats: textIn(one, "x-seats"),
    ...(textIn(one, "status").toUpperCase() === "CANCELLED" && { cancelled: true }),
  });
  try {
    const own = changes.filter((one) => String(one.getFirstPropertyValue("uid") ?? "") === uid);
    const event = new ICAL.Event(component, { strictExceptions: false, exceptions: [...own] });
    if (!event.startDate) return [about(component, uid, "", "")];
    if (!event.isRecurring())
      return [
        about(component, uid, momentOf(event.startDate, component), momentOf(event.endDate, component)),
      ];
    if (!isFollowed(component)) return [{ ...about(component, uid, "", ""), fault: "bad-recurrence" }];
    return repeated(event, uid, now, about);
  } catch {
    return [{ ...about(component, uid, "", ""), fault: "bad-recurrence" }];
  }
}

function repeated(
  event: ICAL.Event,
  uid: string,
  now: Temporal.Instant,
  about: (one: ICAL.Component, id: string, start: string, end: string) => ShiftRow,
): ShiftRow[] {
  const first = now.toZonedDateTimeISO(HELSINKI).startOfDay().toInstant().epochMilliseconds / 1000;
  const last = first + AHEAD_DAYS * 86_400;
  const rows: ShiftRow[] = [];
  const walk = event.iterator();
  for (let step = 0; ; step += 1) {
    const next = walk.next();
    if (!next) return rows;
    // A rule of minutes or seconds, or one that began very long ago.
    if (step > MOST_STEPS) return [{ ...about(event.component, uid, "", ""), fault: "bad-recurrence" }];
    const { startDate, endDate, item, recurrenceId } = event.getOccurrenceDetails(next);
    if (startDate.toUnixTime() > last) return rows;
    if (endDate.toUnixTime() < first) continue;
    const { component } = item;
    const id = `${uid}/${momentOf(recurrenceId, event.component)}`;
    rows.push(about(component, id, momentOf(startDate, component), momentOf(endDate, component)));
  }
}

/** A moment as the other rows have it: on the wall in Helsinki where the file says so or says no zone, else an instant. */
function momentOf(time: ICAL.Time, component: ICAL.Component): string {
  const wall = time.toString().slice(0, 16);
  if (time.isDate) return `${time.toString().slice(0, 10)}T00:00`;
  // A zone that the file names and does not describe is known by its name.
  const named = component.getFirstProperty("dtstart")?.getFirstParameter("tzid") || "floating";
  const described = time.zone?.tzid ?? "floating";
  const zone = described === "floating" ? named : described;
  if (zone === "floating" || zone === HELSINKI) return wall;
  if (zone === "UTC" || zone === "Z") return `${wall}:00Z`;
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant().toString();
  } catch {
    if (described === "floating") return `${wall} ${zone}`;
    // A name of the file's own, with its own rules.
    return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString();
  }
}

const textIn = (component: ICAL.Component, name: string): string =>
  String(component.getFirstPropertyValue(name) ?? "").trim();

function professionalOf(component: ICAL.Component, owner: string): string {
  const named =
    textIn(component, "x-professional") ||
    textIn(component, "attendee") ||
    textIn(component, "organizer") ||
    textIn(component, "contact") ||
    owner;
  return named.replace(/^mailto:/i, "");
}

/** What an event is: its category, or its title where a map says what that means; a whole day is an absence. */
function kindOf(component: ICAL.Component, map: ReadonlyMap<string, string>): string {
  const said = textIn(component, "x-kind") || textIn(component, "categories");
  if (said !== "") return said;
  const title = textIn(component, "summary");
  if (map.has(mapKey("kind", title))) return title;
  const start = component.getFirstProperty("dtstart")?.getFirstValue();
  return start instanceof ICAL.Time && start.isDate ? "absence" : "";
}
