import {
  type Change,
  type Contact,
  clocked,
  handOf,
  type NewContact,
  type Onward,
  open,
  origin,
  recordContact,
  save,
  step,
} from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { Scope } from "#src/platform/scope.ts";
import { assess, factData, type Writer, type Written } from "./assess.ts";
import type { Standard } from "./findings.ts";
import type { Assessment } from "./model.ts";
import { addAssessment, assessmentById, assessmentInForce } from "./store.ts";

/** A contact that changed meanwhile is loaded and decided on again, so many times. */
const TRIES = 5;

/**
 * Records an assessment, or the correction of the one in force: it and the contact's fact are saved together or not at
 * all. Sent twice it is one. Refused when somebody else has assessed meanwhile, so that nobody is written over.
 */
export async function recordAssessment(
  scope: Scope,
  id: ContactId,
  written: Written,
  writer: Writer,
  standard: Standard,
): Promise<Assessment> {
  for (let tried = 1; ; tried += 1) {
    const opened = await open(scope, id);
    if (!opened.right.handles) throw new Refusal("denied", "only-to-read");
    const sent = await assessmentById(scope.db, written.id);
    if (sent && sent.contactId === id) return sent;
    const inForce = await assessmentInForce(scope.db, id);
    // Pressed twice at once: the other press was saved between the two questions.
    if (inForce?.id === written.id) return inForce;
    if ((inForce?.id ?? null) !== written.supersedes) throw new Refusal("conflict", "assessed-meanwhile");
    const made = assess(opened.contact, written, writer, standard, scope.now);
    const change = await clocked(
      scope,
      opened,
      assessed(opened, handOf(scope, opened.right), made, standard, inForce),
    );
    try {
      await scope.db.begin(async (tx) => {
        const saved = await save(tx, scope.requestId, [change]);
        if (!saved.has(id)) throw new Refusal("conflict", "contact-changed");
        if (!(await addAssessment(tx, made))) throw new Refusal("conflict", "assessed-meanwhile");
      });
      return made;
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.reason !== "contact-changed" || tried === TRIES)
        throw refusal;
    }
  }
}

/** The step of a contact in which its need was assessed; `replaced` is the one that it corrects. */
export function assessed(
  found: step.Case,
  hand: step.Hand,
  made: Assessment,
  standard: Standard,
  replaced?: Assessment,
): Change {
  const type = made.supersedes ? ("assessment-corrected" as const) : ("assessed" as const);
  return step.change(found.contact, {}, type, "assessment.record", hand, {
    ...factData(made, standard.deadlines, replaced),
    ...origin(found),
  });
}

/**
 * Records a contact with its assessment in one go: both, or neither. The same recording twice is one contact with the
 * assessment that came first.
 */
export function recordAssessedContact(
  scope: Scope,
  input: Omit<NewContact, "reference">,
  onward: Onward,
  written: Written,
  writer: Writer,
  standard: Standard,
): Promise<Contact> {
  return scope.db.begin(async (tx) => {
    let made: Assessment | undefined;
    const contact = await recordContact({ ...scope, db: tx as unknown as Database }, input, {
      ...onward,
      assess: (found, hand) => {
        made = assess(found.contact, written, writer, standard, scope.now);
        return assessed(found, hand, made, standard);
      },
    });
    if (made && contact.id === input.id && !(await addAssessment(tx, made)))
      throw new Refusal("conflict", "assessed-meanwhile");
    return contact;
  });
}
