import { meets } from "./fits.ts";
import type { BookableType, Calendar, FormOfService, Offering } from "./model.ts";

const parts = new WeakMap<Calendar, ReadonlyMap<string, Calendar>>();

/** A calendar cut into what is worked in each unit; kept as long as the calendar stands. Absences are in every part. */
function byUnit(calendar: Calendar): ReadonlyMap<string, Calendar> {
  const known = parts.get(calendar);
  if (known) return known;
  const { rules, exceptions } = calendar;
  const units = [...new Set([...rules, ...exceptions].flatMap(({ offer }) => offer?.unit ?? []))];
  const made = new Map(
    units.map((unit) => {
      if (units.length === 1) return [unit, calendar] as const;
      const there = {
        ...calendar,
        rules: rules.filter(({ offer }) => offer.unit === unit),
        exceptions: exceptions.filter(({ offer }) => offer === null || offer.unit === unit),
      };
      return [unit, there] as const;
    }),
  );
  parts.set(calendar, made);
  return made;
}

/** The calendars of each unit, each with its working time in that unit alone. */
export function calendarsByUnit(calendars: readonly Calendar[]): ReadonlyMap<string, readonly Calendar[]> {
  const found = new Map<string, Calendar[]>();
  for (const calendar of calendars) {
    for (const [unit, part] of byUnit(calendar)) {
      const there = found.get(unit);
      if (there) there.push(part);
      else found.set(unit, [part]);
    }
  }
  return found;
}

/** The form of service in which a type is usually given: the first that the content names. */
export const usualForm = ({ forms }: Pick<BookableType, "forms">): FormOfService => forms[0] ?? "in-person";

/** Whether working time is open to a type in its usual form to everybody, and not kept for what cannot wait. */
export const isOpenTo = (offer: Offering, type: BookableType): boolean =>
  !offer.urgent &&
  offer.forms.includes(usualForm(type)) &&
  (offer.types === null || offer.types.includes(type.id));

/** Whether a unit gives a type at all, from a day on: somebody who can do it has working time for it there. */
export function gives(type: BookableType, there: readonly Calendar[], today: number): boolean {
  return there.some(
    ({ resource, rules, exceptions }) =>
      meets(resource, type.needs[0]) &&
      (rules.some(
        ({ offer, validUntil }) => (validUntil === null || validUntil >= today) && isOpenTo(offer, type),
      ) ||
        exceptions.some(({ offer }) => offer !== null && isOpenTo(offer, type))),
  );
}
