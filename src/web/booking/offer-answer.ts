import { personById } from "#src/domains/people/index.ts";
import {
  type Appointment,
  acceptOffer,
  declineOffer,
  type OfferTaken,
  offerOf,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Site } from "../site.ts";
import { telling } from "../telling.ts";

/** What became of an offered time that somebody answered; "over" when it was no longer theirs to answer; "overlaps" when they have another at that time. */
export type OfferAnswered = "accepted" | "declined" | "kept" | "over" | "overlaps";

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
  site: Site,
  scope: Scope,
  id: AppointmentId,
  step: OfferStep,
  hand: Parameters<typeof acceptOffer>[2],
  instead: (standing: Appointment) => boolean,
): Promise<OfferAnswered | OfferAsks> {
  try {
    if (step === "decline" || step === "keep") {
      const declined = await declineOffer(scope, id, hand);
      site.poke();
      if (!declined) return "accepted";
      return step === "keep" ? "kept" : "declined";
    }
    const taken = await acceptOffer(scope, id, hand, {
      ...(await toldOf(site, scope, id)),
      instead: step === "instead" ? instead : () => false,
    });
    if ("standing" in taken) return taken;
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    return refusal.reason === "time-overlaps" ? "overlaps" : "over";
  }
  site.poke();
  return "accepted";
}

/** A time from the list is told as any other, with its code; those who are called have no address in their wish. */
async function toldOf(site: Site, scope: Scope, id: AppointmentId) {
  const wish = (await offerOf(scope.db, id))?.wish;
  const person = wish?.byPhone ? await personById(scope.db, wish.personId) : undefined;
  const [booked, moved] = await Promise.all([
    telling(site, scope, wish?.personId ?? null, "time-booked"),
    telling(site, scope, wish?.personId ?? null, "time-moved"),
  ]);
  return {
    whose: ({ submission, notifyEmail }: Appointment) => ({
      codeHash: hashCode(site.codeFor(submission)),
      notifyEmail: notifyEmail ?? person?.email ?? null,
      notifyPhone: person?.phone ?? null,
    }),
    tell: (to: Appointment, template: "time-booked" | "time-moved") =>
      template === "time-booked" ? booked(to) : moved(to),
  };
}
