import { wishesInForce, wishesOf } from "#src/domains/people/index.ts";
import {
  type Appointment,
  type BookingHand,
  type BookingNotice,
  codeOf,
  noticesOf,
  placeToName,
} from "#src/domains/scheduling/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Site } from "../../site.ts";

/** Who decides about an appointment on a page: the signed-in person by a right, or whoever has its code. */
export const handOf = ({ actor, scope }: Exchange, ground: Ground): BookingHand => ({
  by: ground === "code" ? actorRef({ kind: "code", contactId: null }) : actorRef(actor),
  ground,
  now: scope.now,
});

/** The notices of an appointment; none for a person who wants none. */
export async function telling(
  site: Site,
  { db, newId }: Scope,
  personId: PersonId | null,
  template: BookingNotice["template"],
): Promise<(appointment: Appointment) => BookingNotice[]> {
  const banned = personId !== null && wishesOf(await wishesInForce(db, personId)).notices.value === "ban";
  return (appointment) =>
    banned
      ? []
      : noticesOf(appointment, template, {
          newId,
          place: placeToName(site.content, appointment, appointment.language),
          code: template === "time-cancelled" ? null : codeOf(appointment, site.codeFor),
        });
}
