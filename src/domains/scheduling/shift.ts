import type { ProfessionalId, ResourceId } from "#src/kernel/id.ts";
import type { AbsenceReason } from "./absence-reasons.ts";
import type { Offering } from "./model.ts";

/** A row of a roster as its file says it, in words of the file; empty where it says nothing. */
export interface ShiftRow {
  /** Where it begins in the file. */
  readonly line: number;
  /** The roster's own key of the shift. */
  readonly id: string;
  readonly professional: string;
  readonly unit: string;
  readonly kind: string;
  /** "2026-12-01T08:00" on the wall in Helsinki, an instant with its zone, or as people write: "1.12.2026 8.00". */
  readonly start: string;
  readonly end: string;
  readonly forms: string;
  readonly seats: string;
  /** Called off there: it covers its day and is no shift any more. */
  readonly cancelled?: boolean;
  /** Why it could not even be read. */
  readonly fault?: ShiftFault;
}

/** Why a row was left out. */
export const SHIFT_FAULTS = {
  "no-professional": "no professional is named",
  "unknown-professional": "nobody here has this id; a map can say who is meant",
  "calendar-closed": "this professional's calendar has been closed",
  "unknown-unit": "there is no such unit; a map can say which is meant",
  "unknown-kind": "neither a shift, an absence nor a type of appointment; a map can say what is meant",
  "unknown-form": "no form of service: in-person, remote, phone or home",
  "bad-seats": "seats are a whole number from 1 to 500",
  "no-time": "a shift needs a beginning and an end with a time of day",
  "bad-time": "no date and time that we can read: write 2026-12-01 08:00",
  "no-such-day": "there is no such day in the calendar",
  "no-such-time": "the clocks are moved forward over this time: it does not exist",
  "end-before-start": "the end is not after the beginning",
  "too-long": "a shift lasts at most 24 hours, an absence at most 366 days",
  "too-far": "more than two years ahead",
  overlaps: "overlaps with another row of the same professional",
  "repeated-key": "the same key stands on another row",
  "too-many": "more rows for one professional than a year of quarters of an hour has",
  "bad-recurrence": "this rule of repetition is not followed",
} as const;
export type ShiftFault = keyof typeof SHIFT_FAULTS;

/** A row that was left out, with where and why. */
export interface RefusedShift {
  readonly line: number;
  readonly reason: ShiftFault;
  readonly words: string;
  /** What stands there: a code of staff or place, a time. */
  readonly value?: string;
  /** The row that it overlaps, or whose key it has. */
  readonly with?: number;
}

/** A shift or an absence as it is kept. Minutes since 1970-01-01 UTC, the end not included. */
export interface Shift {
  /** The same in every reading of the same row. */
  readonly key: string;
  readonly resourceId: ResourceId;
  readonly from: number;
  readonly to: number;
  readonly reason: AbsenceReason | "shift";
  /** Null is an absence. */
  readonly offer: Offering | null;
}

/** Somebody whom a roster may name. */
export interface Rostered {
  readonly id: ProfessionalId;
  readonly subject: string;
  readonly unit: string;
  readonly profession: string;
  /** Their calendar, or the id of the one to be made. */
  readonly resourceId: ResourceId;
  readonly closed: boolean;
}

/** Whether two readings say the same. */
export function sameShift(a: Shift, b: Shift): boolean {
  return (
    a.resourceId === b.resourceId &&
    a.from === b.from &&
    a.to === b.to &&
    a.reason === b.reason &&
    offerText(a.offer) === offerText(b.offer)
  );
}

const offerText = (offer: Offering | null): string =>
  offer === null
    ? ""
    : JSON.stringify([
        offer.unit,
        [...offer.forms].sort(),
        offer.types && [...offer.types].sort(),
        offer.urgent,
        offer.keptFor,
        offer.seats,
      ]);
