import type { ProfessionalId } from "#src/kernel/id.ts";
import { readDay } from "#src/kernel/typed-day.ts";

/** Why somebody is away, no closer than colleagues need: an illness is an absence like any other. */
export const ABSENCE_KINDS = ["leave", "training", "absent"] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

/** The longest absence that one entry says, and how far from today it may begin, in days. */
const ABSENCE_DAYS = 366;

/** Days of Helsinki on which a professional is not at work, both ends included. */
export interface Absence {
  readonly id: string;
  readonly professionalId: ProfessionalId;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly kind: AbsenceKind;
}

export type AbsenceFault = "from" | "to" | "order" | "too-long" | "past";

/** The span that was typed, or what is wrong with it. Without an end it is one day. What is wholly past is not recorded. */
export function spanOf(
  from: string,
  to: string,
  today: Temporal.PlainDate,
): { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate } | AbsenceFault {
  const first = readDay(from);
  if (!first) return "from";
  const last = to === "" ? first : readDay(to);
  if (!last) return "to";
  if (Temporal.PlainDate.compare(last, first) < 0) return "order";
  if (Temporal.PlainDate.compare(last, today) < 0) return "past";
  if (first.until(last).days >= ABSENCE_DAYS || Math.abs(today.until(first).days) > ABSENCE_DAYS)
    return "too-long";
  return { from: first, to: last };
}
