import type { Contact, Fact } from "#src/domains/contacts/index.ts";
import type { QuestionnaireResponse } from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ProfessionalId } from "#src/kernel/id.ts";
import { blocking, findings, type Standard } from "./findings.ts";
import { type Deadlines, limitFrom, onSameWeekday } from "./limits.ts";
import { type Assessment, type AssessmentId, CODED, type Coded, type Said } from "./model.ts";

/** What the page hands over. `supersedes` is the assessment that the page showed as the one in force. */
export interface Written {
  readonly id: AssessmentId;
  readonly supersedes: AssessmentId | null;
  readonly said: Said;
  readonly explanation: string | null;
  readonly formVersion: string;
  readonly response: QuestionnaireResponse;
}

export interface Writer {
  readonly id: ProfessionalId;
  readonly profession: string;
}

/**
 * The assessment as it is stored. Refused when it is impossible (before the contact), or when something was found and
 * no reason is given.
 */
export function assess(
  contact: Contact,
  written: Written,
  writer: Writer,
  standard: Standard,
  now: Temporal.Instant,
): Assessment {
  const { said } = written;
  if (Temporal.Instant.compare(said.assessedAt, now) > 0) throw new Refusal("invalid", "assessed-in-future");
  const found = findings(said, contact, now, standard);
  if (blocking(found).length > 0) throw new Refusal("invalid", "assessment-impossible");
  if (found.length > 0 && written.explanation === null)
    throw new Refusal("invalid", "assessment-unexplained");
  const rule = standard.deadlines.rules.find(({ id }) => id === said.rule);
  const { reasoned: _, grounds: __, ...coded } = said;
  return {
    ...coded,
    id: written.id,
    contactId: contact.id,
    supersedes: written.supersedes,
    recordedBy: writer.id,
    byProfession: writer.profession,
    recordedAt: now,
    contactAt: contact.receivedAt,
    formVersion: written.formVersion,
    codes: Object.fromEntries(CODED.map((one) => [one, standard.book[one].version])) as Record<Coded, string>,
    dueAt:
      rule?.kind === "clock"
        ? standard.deadlines.dueMoment(rule, limitFrom(rule, contact.receivedAt, said.assessedAt))
        : null,
    findings: found,
    explanation: found.length > 0 ? written.explanation : null,
    response: written.response,
  };
}

/**
 * What the journal keeps of an assessment: codes and times, no word that anybody wrote. Of a correction also whether the one
 * that it replaces was in time, so that the figures take that away.
 */
export function factData(
  made: Assessment,
  deadlines: Pick<Deadlines, "dueMoment">,
  replaced: Pick<Assessment, "contactAt" | "assessedAt"> | undefined,
): Fact["data"] {
  return {
    assessment: made.id,
    corrects: made.supersedes,
    urgency: made.urgency,
    profession: made.profession,
    service: made.service,
    mode: made.mode,
    nature: made.nature,
    result: made.result,
    rule: made.rule,
    firstVisit: made.firstVisit,
    by: made.byProfession,
    assessedAt: made.assessedAt.toString(),
    minutesFromContact: Math.floor(made.assessedAt.since(made.contactAt).total("minutes")),
    sameWeekday: onSameWeekday(deadlines, made.contactAt, made.assessedAt),
    ...(replaced && { wasSameWeekday: onSameWeekday(deadlines, replaced.contactAt, replaced.assessedAt) }),
    findings: made.findings.join(" "),
  };
}
