import type { DeadlineRule, dueMoment, isInForce, Rule, ruleFor } from "#src/domains/deadlines/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { Code } from "./model.ts";

/** The county's rules of time, and how they are read: handed in, so that what is decided here stays pure. */
export interface Deadlines {
  readonly rules: readonly Rule[];
  readonly ruleFor: typeof ruleFor;
  readonly isInForce: typeof isInForce;
  readonly dueMoment: typeof dueMoment;
}

/** Of whom and when: what decides which limits may follow. */
export interface Circumstance {
  /** Codes of the service, the nature, the urgency and the grounds that were chosen; what is not chosen is left out. */
  readonly chosen: readonly (Code | undefined)[];
  readonly at: Temporal.Instant;
  /** Null when nobody is identified: then the rules of every age are offered. */
  readonly birthDate: Temporal.PlainDate | null;
}

/** Facts as content/deadlines.yaml names them. */
function factsOf(chosen: readonly (Code | undefined)[]): string[] {
  const marks = chosen.flatMap((one) => one?.marks ?? []);
  return [
    ...chosen.flatMap((one) => one?.facts ?? []),
    ...(marks.includes("health-promotion") ? ["health-promotion"] : []),
    ...(marks.includes("at-once") ? ["urgent"] : []),
  ];
}

/**
 * The limits that may follow an assessment, one a purpose of the service: offered to the professional, who chooses.
 * With the age unknown every rule in force of the purpose is offered.
 */
export function limitsOffered(
  { rules, ruleFor, isInForce }: Deadlines,
  { chosen, at, birthDate }: Circumstance,
): DeadlineRule[] {
  const date = localDate(at);
  const facts = factsOf(chosen);
  const purposes = [...new Set(chosen.flatMap((one) => one?.purposes ?? []))];
  return purposes.flatMap((purpose) => {
    if (birthDate) return ruleFor(rules, { purpose, date, birthDate, facts }) ?? [];
    return rules.filter(
      (rule): rule is DeadlineRule =>
        rule.kind === "clock" &&
        rule.purpose === purpose &&
        isInForce(rule, date) &&
        !rule.except.some((code) => facts.includes(code)),
    );
  });
}

/** From when a limit that an assessment names is counted, as its clock is: the contact's arrival or the assessment. */
export const limitFrom = (
  { runs }: Pick<DeadlineRule, "runs">,
  contactAt: Temporal.Instant,
  assessedAt: Temporal.Instant,
): Temporal.Instant => (runs?.from.includes("received") ? contactAt : assessedAt);

/** By when the need had to be assessed by the rule in force when the contact came; undefined when no rule applies. */
export function assessBy(
  { rules, ruleFor, dueMoment }: Deadlines,
  contactAt: Temporal.Instant,
): Temporal.Instant | undefined {
  const rule = ruleFor(rules, { purpose: "primary-care-assessment", date: localDate(contactAt) });
  return rule && dueMoment(rule, contactAt);
}

/**
 * Whether the need was assessed on the weekday of the contact: by the closing of the office on the working day on
 * which the contact came, or the next one when it came outside office hours. The clock of the rule counts the same.
 */
export function onSameWeekday(
  { dueMoment }: Pick<Deadlines, "dueMoment">,
  contactAt: Temporal.Instant,
  assessedAt: Temporal.Instant,
): boolean {
  const closing = dueMoment({ value: 0, unit: "weekday" }, contactAt);
  return Temporal.Instant.compare(assessedAt, closing) <= 0;
}
