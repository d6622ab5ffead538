import { mayGoBy, noticeWishes, wishesInForce, wishesOf } from "#src/domains/people/index.ts";
import {
  type Appointment,
  type BookingNotice,
  codeOf,
  noticesOf,
  placeToName,
} from "#src/domains/scheduling/index.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { findType } from "./booking/appointment-types.ts";
import type { Site } from "./site.ts";

/**
 * What is told of an appointment, by the ways that the person allows; of several at once in one notice. Nothing for a
 * person who wants none.
 */
export async function telling(
  site: Site,
  { db, newId }: Scope,
  personId: PersonId | null,
  template: BookingNotice["template"],
): Promise<(first: Appointment, ...others: readonly Appointment[]) => BookingNotice[]> {
  const wish = personId === null ? undefined : wishesOf(await wishesInForce(db, personId)).notices.value;
  return (first, ...others) => told(site, newId, template, wish, first, others);
}

/** The same for many people at once: what is told of each one's own appointment. */
export async function tellingMany(
  site: Site,
  { db, newId }: Scope,
  people: readonly PersonId[],
  template: BookingNotice["template"],
): Promise<(appointment: Appointment) => BookingNotice[]> {
  const wishes = await noticeWishes(db, people);
  return (appointment) => {
    const wish = appointment.personId === null ? undefined : wishes.get(appointment.personId);
    return told(site, newId, template, wish, appointment, []);
  };
}

const told = (
  site: Site,
  newId: Scope["newId"],
  template: BookingNotice["template"],
  wish: string | undefined,
  first: Appointment,
  others: readonly Appointment[],
): BookingNotice[] =>
  noticesOf(first, template, {
    newId,
    place: placeToName(site.content, first, first.language),
    toFill: template !== "time-cancelled" && findType(site, first.type)?.form !== undefined,
    code: template === "time-cancelled" || others.length > 0 ? null : codeOf(first, site.codeFor),
    others: others.map(({ startsAt }) => startsAt),
  }).filter(({ channel }) => wish === undefined || mayGoBy(wish, channel));
