import { ageAt, localDate } from "#src/kernel/helsinki.ts";

/** Whether somebody has guardians: under 18. */
export const isMinor = (birthDate: Temporal.PlainDate, now: Temporal.Instant): boolean =>
  ageAt(birthDate, localDate(now)) < 18;
