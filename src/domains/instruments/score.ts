import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import { findIdentifiers } from "#src/kernel/identifiers-in-text.ts";
import { readDayParts } from "#src/kernel/typed-day.ts";
import { hasScore, type Instrument } from "./model.ts";
import { readNumber } from "./numbers.ts";

/** The registers of the county's records: what is entered in one is not read in the other. */
export const REGISTERS = ["health", "social"] as const;
export type ScoreRegister = (typeof REGISTERS)[number];

/** A score in a person's record. Never changed: a correction is another row. */
export interface Score {
  readonly id: string;
  readonly personId: PersonId;
  readonly register: ScoreRegister;
  readonly instrumentId: string;
  /** The wording of the card by which it was entered. */
  readonly version: string;
  /** null: it takes back the score that it corrects. */
  readonly score: number | null;
  readonly measuredOn: Temporal.PlainDate;
  /** An id of the terms: who filled it in. */
  readonly filledBy: string;
  readonly note: string;
  readonly recordedBy: ProfessionalId;
  readonly unit: string;
  readonly recordedAt: Temporal.Instant;
  readonly corrects: string | null;
}

/** What was typed, all of it as text. */
export interface TypedScore {
  readonly score: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly filledBy: string;
  readonly note: string;
}

export const MOST_NOTE = 500;
const OLDEST_YEARS = 100;

export type ScoreFault =
  | { readonly field: "score"; readonly fault: "missing" | "number" | "range" | "decimals" }
  | { readonly field: "measured"; readonly fault: "missing" | "date" | "future" | "before-birth" }
  | { readonly field: "filledBy"; readonly fault: "missing" }
  | { readonly field: "note"; readonly fault: "too-long" | "identifiers" };

export interface CheckedScore {
  readonly score: number;
  readonly measuredOn: Temporal.PlainDate;
  readonly filledBy: string;
  readonly note: string;
}

/**
 * Checks what was typed against the card: a number within the range, with no more decimals than the measure has, on a
 * day that has been and on which the person was born; a note without names' identifiers. Every fault is told at once.
 */
export function checkScore(
  typed: TypedScore,
  instrument: Instrument,
  { today, born }: { today: Temporal.PlainDate; born: Temporal.PlainDate },
):
  | { readonly ok: true; readonly value: CheckedScore }
  | { readonly ok: false; readonly faults: ScoreFault[] } {
  const faults: ScoreFault[] = [];
  const score = readNumber(typed.score);
  const scoreFault = typed.score.trim() === "" ? "missing" : numberFault(score, instrument);
  if (scoreFault) faults.push({ field: "score", fault: scoreFault });
  const measuredOn = readDayParts(typed);
  const empty = [typed.day, typed.month, typed.year].every((part) => part.trim() === "");
  const before = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(one, other) < 0;
  if (!measuredOn || before(measuredOn, today.subtract({ years: OLDEST_YEARS })))
    faults.push({ field: "measured", fault: empty ? "missing" : "date" });
  else if (before(today, measuredOn)) faults.push({ field: "measured", fault: "future" });
  else if (before(measuredOn, born)) faults.push({ field: "measured", fault: "before-birth" });
  if (!instrument.filledBy.includes(typed.filledBy)) faults.push({ field: "filledBy", fault: "missing" });
  const note = typed.note.trim();
  if (note.length > MOST_NOTE) faults.push({ field: "note", fault: "too-long" });
  else if (findIdentifiers(note).length > 0) faults.push({ field: "note", fault: "identifiers" });
  if (faults.length > 0 || score === undefined || !measuredOn) return { ok: false, faults };
  return { ok: true, value: { score, measuredOn, filledBy: typed.filledBy, note } };
}

function numberFault(
  score: number | undefined,
  one: Instrument,
): "number" | "range" | "decimals" | undefined {
  if (score === undefined) return "number";
  if (!hasScore(one) || score < (one.min ?? 0) || score > (one.max ?? 0)) return "range";
  const scaled = score * 10 ** one.decimals;
  return Math.abs(scaled - Math.round(scaled)) > 1e-6 ? "decimals" : undefined;
}

/** Scores that hold, and what became of the others: what a later row corrects is no longer part of the trend. */
export function inForce<S extends Pick<Score, "id" | "corrects" | "score">>(scores: readonly S[]): S[] {
  const corrected = new Set(scores.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])));
  return scores.filter(({ id, score }) => score !== null && !corrected.has(id));
}
