import type { Appointment } from "#src/domains/scheduling/index.ts";
import type { Site } from "../site.ts";
import { findType } from "./appointment-types.ts";

/** Why a resident cancels, if they say. */
export const RESIDENT_CANCEL_REASONS = ["ill", "does-not-suit", "not-needed", "elsewhere"] as const;

/** Why a professional cancels. */
export const STAFF_CANCEL_REASONS = ["own-wish", "professional-away", "wrong-booking", "no-need"] as const;

/** Until when whoever has the time may change it here. */
export function mayChangeUntil(site: Site, { type, startsAt }: Appointment): Temporal.Instant {
  const minutes = findType(site, type)?.mayChange ?? 0;
  return startsAt.subtract({ minutes });
}

/** Whether it may be moved or cancelled here at a moment. */
export const mayChange = (site: Site, appointment: Appointment, now: Temporal.Instant): boolean =>
  appointment.status === "booked" && Temporal.Instant.compare(now, mayChangeUntil(site, appointment)) <= 0;
