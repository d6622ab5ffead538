import { mayGoBy, wishesInForce, wishesOf } from "#src/domains/people/index.ts";
import {
  type Appointment,
  type BookingNotice,
  codeOf,
  noticesOf,
  placeToName,
} from "#src/domains/scheduling/index.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
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
  return (first, ...others) =>
    noticesOf(first, template, {
      newId,
      place: placeToName(site.content, first, first.language),
      code: template === "time-cancelled" || others.length > 0 ? null : codeOf(first, site.codeFor),
      others: others.map(({ startsAt }) => startsAt),
    }).filter(({ channel }) => wish === undefined || mayGoBy(wish, channel));
}
