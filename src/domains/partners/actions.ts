import { createHash } from "node:crypto";
import { type County, type NewContact, sendAll } from "#src/domains/contacts/index.ts";
import { peopleOfMessages } from "#src/domains/people/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { findIdentifiers } from "#src/kernel/identifiers-in-text.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import type { Scope } from "#src/platform/scope.ts";
import { keepAcknowledgement, keepAttachments, keepLetter } from "./letter-store.ts";
import type { Letter, Partner, Refused } from "./model.ts";
import { examine } from "./rules.ts";

/** What the county gives to take in a letter. */
export interface LetterReception {
  readonly county: County;
  line(id: string): { readonly id: string; readonly register: "health" | "social"; readonly promise: string };
  team(line: string, municipality: string | null): string;
  /** Acute signs of danger in words. */
  acuteSigns(text: string): readonly string[];
}

export type LetterTaken =
  | { readonly outcome: "accepted" | "duplicate" | "automatic" }
  | { readonly outcome: "refused"; readonly refused: Refused };

const sha = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest();
};

/**
 * Takes in a partner's letter: one contact however often it comes, with its attachments and the acknowledgement in the
 * same transaction. What a program sent makes neither contact nor answer. One identity code in the words, of somebody known
 * here, links the contact to them, and is then left out of the words.
 */
export async function takeLetter(
  scope: Scope,
  reception: LetterReception,
  partner: Partner,
  letter: Letter,
): Promise<LetterTaken> {
  if (letter.automatic) return { outcome: "automatic" };
  const examined = examine(partner, letter);
  if (!examined.ok) return { outcome: "refused", refused: examined.refused };
  const { now, newId } = scope;
  const { attachments } = examined;
  const { person, words } = await personIn(scope, examined.words);
  const contentHash = sha(examined.words, ...attachments.map(({ body }) => body));
  const messageId = letter.messageId?.slice(0, 300) ?? letter.fingerprint;
  const line = reception.line(partner.line);
  const municipality = person?.municipality ?? null;
  const hex = sha("partner", partner.id, messageId, contentHash).toString("hex");
  const contact: Omit<NewContact, "reference"> = {
    id: newId() as ContactId,
    submission: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    register: line.register,
    line: line.id,
    team: reception.team(line.id, municipality),
    channel: "e-mail",
    way: person ? "identified" : "anonymous",
    personId: person?.id ?? null,
    senderId: null,
    ground: "system-task",
    language: partner.language,
    municipality,
    nonDisclosure: person?.nonDisclosure ?? false,
    topic: partner.topic,
    form: null,
    formVersion: null,
    response: null,
    words: `${partner.names[partner.language]}\n\n${words}`,
    danger: [...new Set(reception.acuteSigns(examined.words))].sort(),
    moveAllowed: false,
    codeHash: null,
    notifyEmail: null,
    callPhone: null,
    callTime: null,
    by: actorRef(scope.actor),
    ids: { message: newId(), notice: newId() },
    promise: reception.county.promise(line.promise),
    alarmMinutes: reception.county.alarmMinutes,
  };
  const row = { partner: partner.id, messageId, contentHash, receivedAt: now, contactId: contact.id };
  const sent = await sendAll(
    scope,
    [contact],
    async (tx) => {
      if (!(await keepLetter(tx, row))) return new Set();
      await keepAttachments(
        tx,
        contact.id,
        attachments.map((one) => ({ ...one, id: newId() })),
      );
      return new Set([contact.id]);
    },
    async (tx, [made]) => {
      if (!made) return;
      const to = { id: newId(), at: now, to: letter.returnPath, language: partner.language };
      await keepAcknowledgement(tx, { ...to, reference: made.reference, contactId: made.id });
    },
  );
  return { outcome: sent.length > 0 ? "accepted" : "duplicate" };
}

/** The person whose code stands in the words, when it is the only one and somebody here has it. */
async function personIn({ db, now, newId }: Scope, words: string) {
  const codes = findIdentifiers(words).filter(({ kind }) => kind === "identity-code");
  const [only] = codes;
  if (!only || new Set(codes.map(({ text }) => text)).size !== 1) return { person: undefined, words };
  const named = { identityCode: only.text.trim().toUpperCase(), names: null };
  const person = (await peopleOfMessages(db, [named], { now, newId })).get(named);
  return { person, words: person ? words.replaceAll(only.text, "●●●●●●-●●●●") : words };
}
