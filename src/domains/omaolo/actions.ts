import { createHash } from "node:crypto";
import { type County, type NewContact, sendWith } from "#src/domains/contacts/index.ts";
import type { Person } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Assessment, OmaoloContent } from "./model.ts";
import { cameBefore, keepReceived } from "./received-store.ts";
import { ARRIVED } from "./words.ts";

/** What the county gives to take in an assessment. */
export interface Reception {
  readonly content: OmaoloContent;
  readonly county: County;
  line(id: string): { readonly id: string; readonly register: "health" | "social"; readonly promise: string };
  team(line: string, municipality: string | null): string;
  knowsMunicipality(code: string): boolean;
  /** Acute signs of danger in words. */
  acuteSigns(text: string): readonly string[];
  /** The person of a valid identity code, if known here. */
  person(code: string, names: Assessment["names"]): Promise<Person | undefined>;
}

/** A message of so many days is nobody's need any more: the sender is told, and it is not taken. */
export const TOO_OLD_DAYS = 30;

export type Received = "accepted" | "duplicate" | "other-content" | "too-old";

/** The code of danger that the most urgent result raises. */
const ALARM = "acute-illness";

/**
 * Takes in an assessment: once, however often it comes. The promise runs from when it reached the county, for that is when
 * the county could know; when the person made it stands beside it. Without consent to be contacted it is only counted.
 */
export async function receive(
  scope: Scope,
  reception: Reception,
  { id, body, assessment }: { id: string; body: Uint8Array; assessment: Assessment },
): Promise<Received> {
  const { db, now } = scope;
  const { content } = reception;
  const bodyHash = createHash("sha256").update(body).digest();
  const authored = assessment.authored ?? now;
  const sentAt = Temporal.Instant.compare(authored, now) > 0 ? now : authored;
  if (now.since(sentAt).total("hours") > TOO_OLD_DAYS * 24)
    return (await cameBefore(db, id, bodyHash)) === "same" ? "duplicate" : "too-old";
  const kind = content.assessments.find((one) => one.id === assessment.kind)?.id ?? content.otherwise;
  const urgency = content.urgencies.find((one) => one.id === assessment.urgency)?.id ?? "unknown";
  const row = { messageId: id, bodyHash, receivedAt: now, sentAt, kind, urgency, age: assessment.age };
  if (!assessment.mayContact) {
    if (await keepReceived(db, { ...row, contactId: null })) return "accepted";
  } else {
    const contact = await contactOf(scope, reception, id, assessment, kind, urgency);
    const fresh = await sendWith(scope, contact, async (tx) => {
      // The same content has come under another id: the contact is undone with the transaction.
      if (!(await keepReceived(tx, { ...row, contactId: contact.id })))
        throw new Refusal("conflict", "came-before");
    }).then(
      (sent) => sent.fresh,
      (error: unknown) => {
        if (error instanceof Refusal && error.code === "conflict") return false;
        throw error;
      },
    );
    if (fresh) return "accepted";
  }
  return (await cameBefore(db, id, bodyHash)) === "same" ? "duplicate" : "other-content";
}

async function contactOf(
  scope: Scope,
  reception: Reception,
  id: string,
  assessment: Assessment,
  kindId: string,
  urgencyId: string,
): Promise<Omit<NewContact, "reference">> {
  const { content, county } = reception;
  const kind = content.assessments.find((one) => one.id === kindId);
  const urgency = content.urgencies.find((one) => one.id === urgencyId);
  if (!kind || !urgency) throw new Refusal("unavailable", "our-fault");
  const person = assessment.identityCode
    ? await reception.person(assessment.identityCode, assessment.names)
    : undefined;
  const line = reception.line(kind.line);
  const language = assessment.language ?? person?.serviceLanguage ?? "fi";
  const said = assessment.municipality;
  const municipality = person?.municipality ?? (said && reception.knowsMunicipality(said) ? said : null);
  const told = assessment.rows.flatMap(({ values }) => values).join("\n");
  const danger = new Set([...(urgency.alarm ? [ALARM] : []), ...reception.acuteSigns(told)]);
  return {
    id: scope.newId() as ContactId,
    submission: submissionOf(id),
    register: line.register,
    line: line.id,
    team: reception.team(line.id, municipality),
    channel: "omaolo",
    way: person ? "identified" : assessment.phone ? "own-contact" : "anonymous",
    personId: person?.id ?? null,
    senderId: null,
    ground: "system-task",
    language,
    municipality,
    nonDisclosure: person?.nonDisclosure ?? false,
    topic: kind.topic,
    form: null,
    formVersion: null,
    response: assessment.response,
    words: ARRIVED[language]
      .replace("{kind}", kind.names[language])
      .replace("{urgency}", urgency.names[language].toLowerCase()),
    danger: [...danger].sort(),
    moveAllowed: false,
    codeHash: null,
    notifyEmail: null,
    callPhone: assessment.phone,
    callTime: null,
    by: actorRef(scope.actor),
    ids: { message: scope.newId(), notice: scope.newId() },
    promise: county.promise(line.promise),
    alarmMinutes: county.alarmMinutes,
  };
}

/** The key of the sending, made of the message's id: the same message is the same contact. */
export function submissionOf(id: string): string {
  const hex = createHash("sha256").update(`omaolo ${id}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
