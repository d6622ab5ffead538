import type { DeadlineRule, dueMoment, isInForce, Rule } from "#src/domains/deadlines/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { AppointmentType } from "./kind.ts";

/** What of the deadlines is used: the county's rules, and how they are read. */
export interface Limiting {
  readonly rules: readonly Rule[];
  readonly isInForce: typeof isInForce;
  readonly dueMoment: typeof dueMoment;
}

/** A limit on the wait for a type, in days of the calendar for somebody who asks on one of the coming days. */
export interface TypeLimit {
  readonly rule: DeadlineRule;
  days(day: number): number;
}

/**
 * The limits that the content's rules set on the wait for a type: every rule of its purpose that is in force today and
 * whose ages may be those of its visitors. Rules that ask for facts about the person are left out: nobody is known here.
 */
export function limitsOf(
  type: Pick<AppointmentType, "limit" | "ages">,
  { rules, isInForce: inForce, dueMoment: due }: Limiting,
  today: Temporal.PlainDate,
): TypeLimit[] {
  return rules
    .filter((rule): rule is DeadlineRule => rule.kind === "clock" && rule.purpose === type.limit)
    .filter((rule) => inForce(rule, today) && mayConcern(rule, type.ages))
    .map((rule) => {
      const kept = new Map<number, number>();
      const days = (day: number) => {
        const known = kept.get(day);
        if (known !== undefined) return known;
        const asked = today.add({ days: day });
        const last = localDate(due(rule, startOfDay(asked).add({ hours: 12 })));
        const made = asked.until(last, { largestUnit: "day" }).days;
        kept.set(day, made);
        return made;
      };
      return { rule, days };
    });
}

function mayConcern({ cases }: DeadlineRule, ages: AppointmentType["ages"]): boolean {
  const youngest = ages?.from ?? 0;
  const oldest = ages?.to ?? Number.POSITIVE_INFINITY;
  return (
    cases.length === 0 ||
    cases.some(
      ({ needs, ageFrom, ageUnder }) =>
        needs.length === 0 && (ageFrom ?? 0) <= oldest && (ageUnder ?? Number.POSITIVE_INFINITY) > youngest,
    )
  );
}
