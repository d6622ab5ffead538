import { type AppointmentType, isOfAge } from "#src/domains/scheduling/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { fill } from "../../ui/index.ts";
import { bookingWords } from "./words.ts";

/** For which ages a type is, in words. */
export function agesOf({ from, to }: NonNullable<AppointmentType["ages"]>, lang: Lang): string {
  const { ages } = bookingWords(lang);
  if (to === undefined) return fill(ages.from, { from: from ?? 0 });
  return from === undefined ? fill(ages.below, { below: to + 1 }) : fill(ages.between, { from, to });
}

/** Why somebody may not book a type by themselves for a person of another age; undefined when they may. */
export function wrongAge(
  { ages }: AppointmentType,
  birthDate: Temporal.PlainDate | undefined,
  at: Temporal.Instant,
  lang: Lang,
): string | undefined {
  if (!ages || !birthDate || isOfAge(ages, birthDate, localDate(at))) return undefined;
  return fill(bookingWords(lang).notOfAge, { ages: agesOf(ages, lang) });
}
