import type { Contact } from "#src/domains/contacts/index.ts";
import { findCode, hasMark } from "./codes.ts";
import { assessBy, type Deadlines, limitsOffered } from "./limits.ts";
import { type CodeBook, FINDINGS, type FindingCode, type Said } from "./model.ts";

export type JudgedContact = Pick<Contact, "register" | "receivedAt" | "answeredAt" | "status" | "danger">;

/** What an assessment is judged against. */
export interface Standard {
  readonly deadlines: Deadlines;
  readonly book: CodeBook;
  /** Of whose need it is; null when nobody is identified. */
  readonly birthDate: Temporal.PlainDate | null;
  /** Whether whoever assessed belongs to a health profession. */
  readonly healthProfessional: boolean;
}

/** A limit of more days than this does not fit what is needed at once, or within days. */
const AT_ONCE_DAYS = 1;
const SOON_DAYS = 7;

/**
 * What is missing, late or contradictory in an assessment, or in a contact that has none, at `now`; the worst first.
 * Same-day duty and data quality rules: facts.md §1–2 (2)–(5), (15); the others are the county's own.
 */
export function findings(
  said: Said | null,
  contact: JudgedContact,
  now: Temporal.Instant,
  standard: Standard,
): FindingCode[] {
  if (contact.register === "health" && said === null) return ofNone(contact, now, standard);
  if (said === null) return [];
  return [
    ...ofTime(said, contact, standard),
    ...ofUrgency(said, contact, standard),
    ...ofWhatFollows(said, contact, standard),
    ...ofWriter(contact, standard),
  ];
}

/** Those that cannot be saved with a reason. */
export const blocking = (found: readonly FindingCode[]): FindingCode[] =>
  found.filter((code) => FINDINGS[code].blocks);

const after = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;

function ofNone(contact: JudgedContact, now: Temporal.Instant, { deadlines }: Standard): FindingCode[] {
  const by = assessBy(deadlines, contact.receivedAt);
  const handled = contact.answeredAt !== null || contact.status === "closed";
  if (handled) return ["assessment-missing"];
  return by && after(now, by) ? ["assessment-overdue"] : [];
}

function ofTime(said: Said, contact: JudgedContact, { deadlines }: Standard): FindingCode[] {
  if (after(contact.receivedAt, said.assessedAt)) return ["before-contact"];
  if (contact.register !== "health") return [];
  const by = assessBy(deadlines, contact.receivedAt);
  return [
    ...(by && after(said.assessedAt, by) ? (["not-same-weekday"] as const) : []),
    ...(contact.answeredAt && after(said.assessedAt, contact.answeredAt) ? (["after-answer"] as const) : []),
  ];
}

function ofUrgency(said: Said, contact: JudgedContact, { deadlines, book }: Standard): FindingCode[] {
  const urgent = (mark: "at-once" | "soon" | "not-urgent") => hasMark(book.urgency, said.urgency, mark);
  const noNeed = hasMark(book.result, said.result, "no-need");
  const rule = deadlines.rules.find(({ id }) => id === said.rule);
  const most = urgent("at-once") ? AT_ONCE_DAYS : urgent("soon") ? SOON_DAYS : undefined;
  const long =
    most !== undefined &&
    rule?.kind === "clock" &&
    after(deadlines.dueMoment(rule, said.assessedAt), said.assessedAt.add({ hours: 24 * (most + 1) }));
  return [
    ...(urgent("at-once") && noNeed ? (["urgent-but-no-need"] as const) : []),
    ...(long ? (["urgency-against-limit"] as const) : []),
    ...(contact.danger.length > 0 && (urgent("not-urgent") || noNeed)
      ? (["danger-not-urgent"] as const)
      : []),
  ];
}

function ofWhatFollows(
  said: Said,
  contact: JudgedContact,
  { deadlines, book, birthDate }: Standard,
): FindingCode[] {
  const result = (mark: "onward" | "ends" | "no-need") => hasMark(book.result, said.result, mark);
  const chosen = [
    findCode(book.service, said.service),
    findCode(book.nature, said.nature),
    findCode(book.urgency, said.urgency),
    ...said.grounds.map((code) => findCode(book.ground, code)),
  ];
  const offered = limitsOffered(deadlines, { chosen, at: said.assessedAt, birthDate });
  const fits = offered.some(({ id }) => id === said.rule);
  const waits = hasMark(book.urgency, said.urgency, "not-urgent");
  return [
    ...(result("onward") && said.profession === null ? (["profession-missing"] as const) : []),
    ...(result("onward") && said.mode === null ? (["mode-missing"] as const) : []),
    ...(result("onward") && said.rule === null && waits && offered.length > 0
      ? (["rule-missing"] as const)
      : []),
    ...(contact.register === "health" && said.nature === null ? (["nature-missing"] as const) : []),
    ...(result("no-need") && !said.reasoned ? (["no-need-unexplained"] as const) : []),
    ...(said.rule !== null && result("ends") ? (["rule-though-settled"] as const) : []),
    ...(said.rule !== null && !fits ? (["rule-not-fitting"] as const) : []),
  ];
}

function ofWriter({ register }: JudgedContact, { healthProfessional }: Standard): FindingCode[] {
  return register === "health" && !healthProfessional ? ["not-health-professional"] : [];
}
