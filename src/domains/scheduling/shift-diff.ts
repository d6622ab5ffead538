import { dayAt, localDay } from "./days.ts";
import { type Shift, sameShift } from "./shift.ts";
import type { CheckedShifts } from "./shift-check.ts";

/** What an import changes of the shifts of its source. */
export interface ShiftDiff {
  readonly added: readonly Shift[];
  readonly changed: readonly Shift[];
  readonly unchanged: readonly Shift[];
  readonly removed: readonly Shift[];
  /** Would be removed, but a row of the same calendar or key was refused: they stay until that is mended. */
  readonly kept: readonly Shift[];
}

/** The days that a file covers, from the first to the last on which a row begins: minutes since 1970, the end not in it. */
export function coveredDays({
  covered,
}: Pick<CheckedShifts, "covered">): { from: number; to: number } | null {
  if (!covered) return null;
  return { from: dayAt(covered.from).midnight, to: localDay(dayAt(covered.to).number + 1).midnight };
}

/**
 * Compares a file with what is kept of its source. What the file has no more is removed where it begins within the days
 * that the file covers; earlier and later shifts are no business of it.
 */
export function diffShifts(checked: CheckedShifts, kept: readonly Shift[]): ShiftDiff {
  const before = new Map(kept.map((shift) => [shift.key, shift]));
  const diff = { added: [], changed: [], unchanged: [], removed: [], kept: [] } as Record<
    keyof ShiftDiff,
    Shift[]
  >;
  for (const shift of checked.shifts) {
    const was = before.get(shift.key);
    const as = was === undefined ? "added" : sameShift(was, shift) ? "unchanged" : "changed";
    diff[as].push(shift);
  }
  const days = coveredDays(checked);
  const { doubtful, lines } = checked;
  for (const shift of kept) {
    if (lines.has(shift.key) || !days || shift.from < days.from || shift.from >= days.to) continue;
    const doubted = doubtful.resources.has(shift.resourceId) || doubtful.keys.has(shift.key);
    diff[doubted ? "kept" : "removed"].push(shift);
  }
  return diff;
}
