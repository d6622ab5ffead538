import { createHash } from "node:crypto";
import { type County, type NewContact, sendAll } from "#src/domains/contacts/index.ts";
import type { Person } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Assessment, OmaoloContent } from "./model.ts";
import { cameBefore, keepReceived, type ReceivedRow } from "./received-store.ts";
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
  /** The persons that messages name by a valid identity code, as far as they are known here. */
  people(messages: readonly Assessment[]): Promise<ReadonlyMap<Assessment, Person>>;
}

/** A message of so many days is nobody's need any more: the sender is told, and it is not taken. */
const TOO_OLD_DAYS = 30;

export type Received = "accepted" | "duplicate" | "other-content" | "too-old";

/** The code of danger that the most urgent result raises. */
const ALARM = "acute-illness";

export interface Message {
  readonly id: string;
  readonly body: Uint8Array;
  readonly assessment: Assessment;
}

/**
 * Takes in assessments: each once, however often it comes. The promise runs from when it reached the county, for that is
 * when the county could know; when the person made it stands beside it. Without consent to be contacted it is only
 * counted. The results are in the order of the messages.
 */
export async function receive(
  scope: Scope,
  reception: Reception,
  messages: readonly Message[],
): Promise<Received[]> {
  const { now } = scope;
  const read = messages.map((message) => readMessage(scope, reception.content, message));
  const tooOld = (row: ReceivedRow) => now.since(row.sentAt).total("hours") > TOO_OLD_DAYS * 24;
  const recent = read.filter(({ row }) => !tooOld(row));
  const people = await reception.people(recent.map(({ assessment }) => assessment));
  const fresh = new Set<string>();
  await sendAll(
    scope,
    recent.flatMap((one) =>
      one.row.contactId ? [contactOf(scope, reception, one, people.get(one.assessment))] : [],
    ),
    async (tx) => {
      // Of two with one id in the same lot the first is taken.
      const rows = new Map(recent.toReversed().map(({ row }) => [row.messageId, row]));
      for (const id of await keepReceived(tx, [...rows.values()])) fresh.add(id);
      return new Set(
        [...rows.values()].flatMap((row) => (fresh.has(row.messageId) ? (row.contactId ?? []) : [])),
      );
    },
  );
  const taken = new Set<string>();
  const first = ({ messageId }: ReceivedRow) => {
    if (!fresh.has(messageId) || taken.has(messageId)) return false;
    taken.add(messageId);
    return true;
  };
  const accepted = read.map(({ row }) => !tooOld(row) && first(row));
  const others = read.filter((_, index) => !accepted[index]).map(({ row }) => row);
  const before = others.length > 0 ? await cameBefore(scope.db, others) : new Map<string, "same" | "other">();
  return read.map(({ row }, index) => {
    if (accepted[index]) return "accepted";
    const known = before.get(row.messageId);
    if (known === "same") return "duplicate";
    return tooOld(row) ? "too-old" : "other-content";
  });
}

interface ReadMessage {
  readonly assessment: Assessment;
  readonly row: ReceivedRow;
}

function readMessage({ now, newId }: Scope, content: OmaoloContent, message: Message): ReadMessage {
  const { id, body, assessment } = message;
  const authored = assessment.authored ?? now;
  const row: ReceivedRow = {
    messageId: id,
    bodyHash: createHash("sha256").update(body).digest(),
    receivedAt: now,
    sentAt: Temporal.Instant.compare(authored, now) > 0 ? now : authored,
    kind: content.assessments.find((one) => one.id === assessment.kind)?.id ?? content.otherwise,
    urgency: content.urgencies.find((one) => one.id === assessment.urgency)?.id ?? "unknown",
    age: assessment.age,
    contactId: assessment.mayContact ? newId() : null,
  };
  return { assessment, row };
}

function contactOf(
  scope: Scope,
  reception: Reception,
  { assessment, row }: ReadMessage,
  person: Person | undefined,
): Omit<NewContact, "reference"> {
  const { content, county } = reception;
  const kind = content.assessments.find((one) => one.id === row.kind);
  const urgency = content.urgencies.find((one) => one.id === row.urgency);
  if (!kind || !urgency) throw new Refusal("unavailable", "our-fault");
  const line = reception.line(kind.line);
  const language = assessment.language ?? person?.serviceLanguage ?? "fi";
  const said = assessment.municipality;
  const municipality = person?.municipality ?? (said && reception.knowsMunicipality(said) ? said : null);
  const told = assessment.rows.flatMap(({ values }) => values).join("\n");
  const danger = new Set([...(urgency.alarm ? [ALARM] : []), ...reception.acuteSigns(told)]);
  return {
    id: row.contactId as ContactId,
    submission: submissionOf(row.messageId),
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
function submissionOf(id: string): string {
  const hex = createHash("sha256").update(`omaolo ${id}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
