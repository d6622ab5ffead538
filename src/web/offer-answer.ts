import { acceptOffer, declineOffer } from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Site } from "./site.ts";

/** What became of an offered time that somebody answered; "over" when it was no longer theirs to answer. */
export type OfferAnswered = "accepted" | "declined" | "over";

/** Takes an offered time from the waiting list, or lets it go on to the next. */
export async function answerOffer(
  site: Pick<Site, "poke">,
  scope: Scope,
  id: AppointmentId,
  step: "accept" | "decline",
  hand: Parameters<typeof acceptOffer>[2],
): Promise<OfferAnswered> {
  try {
    if (step === "accept") await acceptOffer(scope, id, hand);
    else await declineOffer(scope, id, hand);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    return "over";
  }
  site.poke();
  return step === "accept" ? "accepted" : "declined";
}
