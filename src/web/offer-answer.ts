import { acceptOffer, declineOffer, type OfferTaken } from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Site } from "./site.ts";

/** What became of an offered time that somebody answered; "over" when it was no longer theirs to answer. */
export type OfferAnswered = "accepted" | "declined" | "kept" | "over";

/** Another time of the same type stands: whoever answers chooses which of the two. */
export type OfferAsks = Extract<OfferTaken, { readonly standing: unknown }>;

/** The buttons of an offer: "instead" and "keep" are those of the question which of two times stands. */
const OFFER_STEPS = ["accept", "decline", "instead", "keep"] as const;
export type OfferStep = (typeof OFFER_STEPS)[number];

export const offerStep = (typed: string): OfferStep | undefined => OFFER_STEPS.find((step) => step === typed);

/**
 * Takes an offered time from the waiting list, or lets it go on to the next. Where another time of the same type stands,
 * nothing is done until it is said which of them stays: `instead` names the one that gives way.
 */
export async function answerOffer(
  site: Pick<Site, "poke">,
  scope: Scope,
  id: AppointmentId,
  step: OfferStep,
  hand: Parameters<typeof acceptOffer>[2],
  instead: Parameters<typeof acceptOffer>[3],
): Promise<OfferAnswered | OfferAsks> {
  try {
    if (step === "decline" || step === "keep") {
      const declined = await declineOffer(scope, id, hand);
      site.poke();
      if (!declined) return "accepted";
      return step === "keep" ? "kept" : "declined";
    }
    const taken = await acceptOffer(scope, id, hand, step === "instead" ? instead : () => false);
    if ("standing" in taken) return taken;
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    return "over";
  }
  site.poke();
  return "accepted";
}
