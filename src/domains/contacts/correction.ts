import type { AccessEntry } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { openness, shownMunicipality } from "./facts.ts";
import type { Change } from "./model.ts";
import { type Case, change, type Hand, RELATIONSHIP_DAYS } from "./step.ts";

/** Why a recorded contact belongs to somebody else than was picked; each has words in the dictionaries. */
export const CORRECTION_REASONS = ["wrong-pick", "caller-misled", "identified-later", "same-name"] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/** The person whose matter it is after all; null: nobody known. */
export interface RightPerson {
  readonly personId: PersonId | null;
  readonly municipality: string | null;
  readonly nonDisclosure: boolean;
}

/**
 * Puts a contact that a professional recorded on the right person. The relationship that it began moves along, and
 * both persons' logs tell it. What a person sent themselves is theirs: that is never moved.
 */
export function correctPerson(
  { contact }: Case,
  right: RightPerson,
  reason: CorrectionReason,
  hand: Hand,
): Change {
  if (contact.senderId !== null || contact.codeHash !== null) throw new Refusal("conflict", "sent-by-person");
  if (right.personId === contact.personId) throw new Refusal("invalid", "same-person");
  const made = change(
    contact,
    {
      personId: right.personId,
      way: right.personId === null ? "anonymous" : "identified",
      municipality: right.municipality,
      nonDisclosure: right.nonDisclosure,
    },
    "person-corrected",
    "contact.correct",
    hand,
    { reason, municipalityBefore: shownMunicipality(contact) },
  );
  const ended = openness(contact) === null;
  const { register, line, team } = contact;
  const other: AccessEntry[] = made.accesses.map((entry) => ({ ...entry, personId: contact.personId }));
  return {
    ...made,
    accesses: contact.personId ? [...made.accesses, ...other] : made.accesses,
    relationships: right.personId
      ? [
          {
            personId: right.personId,
            register,
            line,
            team,
            beganAt: hand.now,
            endsAt: ended ? hand.now.add({ hours: 24 * RELATIONSHIP_DAYS }) : null,
          },
        ]
      : [],
    correction: { from: contact.personId, to: right.personId, at: hand.now },
  };
}
