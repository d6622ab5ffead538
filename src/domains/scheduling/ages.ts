import { ageAt } from "#src/kernel/helsinki.ts";

/** Ages in full years, both included, as a type of appointment names them; none named is all. */
export interface Ages {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Whether somebody is of an age that a type is for, on the day of the visit. */
export function isOfAge(
  ages: Ages | undefined,
  birthDate: Temporal.PlainDate,
  day: Temporal.PlainDate,
): boolean {
  const age = ageAt(birthDate, day);
  return age >= (ages?.from ?? 0) && age <= (ages?.to ?? Number.POSITIVE_INFINITY);
}
