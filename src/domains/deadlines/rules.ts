import { ageAt, startOfDay } from "#src/kernel/helsinki.ts";
import { dueMoment } from "./due.ts";
import type { Case, DeadlineRule, Rule } from "./model.ts";

/** What is known of a matter when its clock starts. */
export interface Circumstances {
  readonly purpose: string;
  /** The local date on which the clock starts: validity and age are judged on it. */
  readonly date: Temporal.PlainDate;
  /** In full years on that date; leave out when unknown. */
  readonly age?: number | undefined;
  /** Used when `age` is not given. */
  readonly birthDate?: Temporal.PlainDate | undefined;
  /** Codes that rules ask for or exclude, such as `special-support-child`. */
  readonly facts?: readonly string[] | undefined;
}

/**
 * The rule in force for a matter, or undefined when none applies. Where several do, the strictest binds. An unknown
 * age falls under every age limit, so that somebody who writes anonymously is promised the shorter time.
 */
export function ruleFor(rules: readonly Rule[], matter: Circumstances): DeadlineRule | undefined {
  const age = matter.age ?? (matter.birthDate && ageAt(matter.birthDate, matter.date));
  const facts = new Set(matter.facts ?? []);
  const noon = startOfDay(matter.date).add({ hours: 12 });
  return rules
    .filter((rule) => rule.kind === "clock")
    .filter((rule) => rule.purpose === matter.purpose && isInForce(rule, matter.date))
    .filter((rule) => !rule.except.some((code) => facts.has(code)))
    .filter((rule) => rule.cases.length === 0 || rule.cases.some((one) => falls(one, age, facts)))
    .map((rule) => ({ rule, due: dueMoment(rule, noon) }))
    .sort((a, b) => Temporal.Instant.compare(a.due, b.due) || (a.rule.id < b.rule.id ? -1 : 1))[0]?.rule;
}

/** Whether a rule is in force on a local date; both its first and its last day count. */
export function isInForce(rule: Pick<Rule, "validFrom" | "validTo">, date: Temporal.PlainDate): boolean {
  const begun = rule.validFrom === undefined || Temporal.PlainDate.compare(rule.validFrom, date) <= 0;
  const over = rule.validTo !== undefined && Temporal.PlainDate.compare(date, rule.validTo) > 0;
  return begun && !over;
}

function falls(one: Case, age: number | undefined, facts: ReadonlySet<string>): boolean {
  if (!one.needs.every((code) => facts.has(code))) return false;
  if (age === undefined) return true;
  return age >= (one.ageFrom ?? 0) && age < (one.ageUnder ?? Number.POSITIVE_INFINITY);
}
