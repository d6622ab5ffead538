import type { AppointmentType } from "./kind.ts";
import type { BookableType } from "./model.ts";

/** A type of the county's content as the search asks for it; `minutes` where another length than the usual is meant. */
export function bookableOf(
  type: AppointmentType,
  line: string,
  minutes = type.minutes[0] ?? 30,
): BookableType {
  const lead = { kind: "professional", professions: type.professions, skills: type.skills } as const;
  const { id, forms, before, after, step, notice, horizonDays } = type;
  return {
    id,
    line,
    minutes,
    forms,
    before,
    after,
    step,
    notice,
    horizonDays,
    needs: [lead, ...type.together],
  };
}
