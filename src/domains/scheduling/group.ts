import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId, Id, ProfessionalId, ResourceId } from "#src/kernel/id.ts";
import type { LocalText } from "#src/kernel/lang.ts";
import type { Appointment, FormOfService } from "./model.ts";

export type GroupEventId = Id<"group-event">;

/** A group that meets, or a drive to which people come at every so many minutes. */
export interface GroupEvent {
  readonly id: GroupEventId;
  /** Its own calendar, whose seats are its places. */
  readonly resourceId: ResourceId;
  /** The time that it takes of whoever leads it. */
  readonly leadsId: AppointmentId;
  readonly type: string;
  readonly line: string;
  readonly register: Appointment["register"];
  readonly unit: string;
  readonly form: FormOfService;
  readonly title: LocalText;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** People come at every so many minutes; the whole length where all come at once. */
  readonly slotMinutes: number;
  /** How many are met at once. */
  readonly places: number;
  /** Whether residents sign up by themselves. */
  readonly open: boolean;
  /** Until when they do. */
  readonly closesAt: Temporal.Instant;
  readonly madeBy: ProfessionalId;
  readonly madeAt: Temporal.Instant;
  readonly cancelledAt: Temporal.Instant | null;
}

/** The bounds of what is written of a group. Lengths in minutes. */
export const GROUP_BOUNDS = {
  places: { least: 1, most: 500 },
  slot: { least: 5, most: 720 },
  length: { least: 5, most: 720 },
} as const;

/** When people come: one beginning for a group, every so many minutes for a drive. What does not fit whole is left out. */
export function slotsOf({
  startsAt,
  endsAt,
  slotMinutes,
}: Pick<GroupEvent, "startsAt" | "endsAt" | "slotMinutes">): readonly Pick<
  Appointment,
  "startsAt" | "endsAt"
>[] {
  const length = startsAt.until(endsAt).total("minutes");
  return Array.from({ length: Math.floor(length / slotMinutes) }, (_, nth) => ({
    startsAt: startsAt.add({ minutes: nth * slotMinutes }),
    endsAt: startsAt.add({ minutes: (nth + 1) * slotMinutes }),
  }));
}

/** A beginning with its free places. */
export interface Slot extends Pick<Appointment, "startsAt" | "endsAt"> {
  readonly free: number;
}

/** The beginnings that are still ahead with their free places; `taken`: places taken by beginning, in milliseconds. */
export function slotsAhead(
  event: GroupEvent,
  taken: ReadonlyMap<number, number>,
  now: Temporal.Instant,
): Slot[] {
  if (event.cancelledAt !== null) return [];
  return slotsOf(event)
    .filter(({ endsAt }) => Temporal.Instant.compare(endsAt, now) > 0)
    .map((slot) => ({
      ...slot,
      free: Math.max(0, event.places - (taken.get(slot.startsAt.epochMilliseconds) ?? 0)),
    }));
}

/** Whether residents sign up by themselves at a moment. */
export const signsUp = ({ open, closesAt, cancelledAt }: GroupEvent, now: Temporal.Instant): boolean =>
  open && cancelledAt === null && Temporal.Instant.compare(now, closesAt) < 0;

/**
 * The beginning that somebody chose, as it may be joined. Residents until sign-up closes, staff until its end.
 * @throws Refusal "group-cancelled", "group-closed", "time-is-past", "group-no-such-time"
 */
export function slotToJoin(
  event: GroupEvent,
  at: number,
  now: Temporal.Instant,
  by: "resident" | "staff",
): Pick<Appointment, "startsAt" | "endsAt"> {
  if (event.cancelledAt !== null) throw new Refusal("conflict", "group-cancelled");
  if (by === "resident" && !signsUp(event, now)) throw new Refusal("conflict", "group-closed");
  const slot = slotsOf(event).find(({ startsAt }) => startsAt.epochMilliseconds === at);
  if (!slot) throw new Refusal("conflict", "group-no-such-time");
  if (Temporal.Instant.compare(slot.endsAt, now) <= 0) throw new Refusal("conflict", "time-is-past");
  return slot;
}
