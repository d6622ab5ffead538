/** Why time is blocked: the words stand with the pages. */
export const ABSENCE_REASONS = ["illness", "meeting", "training", "paperwork", "leave", "other"] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];
