import type { BookingHand } from "#src/domains/scheduling/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import type { Exchange } from "#src/platform/http/route.ts";

/** Who decides about an appointment on a page: the signed-in person by a right, or whoever has its code. */
export const handOf = ({ actor, scope }: Exchange, ground: Ground): BookingHand => ({
  by: ground === "code" ? actorRef({ kind: "code", contactId: null }) : actorRef(actor),
  ground,
  now: scope.now,
});
