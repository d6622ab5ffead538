import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { WriteTx } from "#src/platform/database/sql.ts";
import type { Scope } from "#src/platform/scope.ts";
import { handOf, type Opened, open } from "./actions.ts";
import type { Change, Contact } from "./model.ts";
import { addOutcomes } from "./outcome-store.ts";
import { type Conclusion, conclude as decide } from "./outcomes.ts";
import { nextReference } from "./reference-store.ts";
import { type Referral, refer } from "./referral.ts";
import { save } from "./save-store.ts";

/** What goes along with a conclusion, saved with it or not at all. */
export interface Beside {
  readonly referral?: Omit<Referral, "reference"> | undefined;
  /** What another domain writes in the same transaction. */
  readonly write?: ((tx: WriteTx, contact: Contact) => Promise<void>) | undefined;
}

/**
 * Concludes a contact as its holder: the answer, its outcomes, the closing. All or nothing; where anything has changed since
 * the page was shown (`seen`), nothing.
 */
export async function conclude(
  scope: Scope,
  id: ContactId,
  seen: number,
  conclusion: Conclusion,
  { referral, write }: Beside = {},
): Promise<Contact> {
  const opened: Opened = await open(scope, id);
  if (opened.contact.version !== seen) throw new Refusal("conflict", "contact-changed");
  const hand = handOf(scope, opened.right);
  const change = decide(opened, conclusion, hand);
  const changes: Change[] = [change];
  if (referral) {
    const reference = await nextReference(scope.db);
    const ids = { message: scope.newId(), notice: scope.newId() };
    changes.push(refer(opened.contact, { ...referral, reference }, { ...hand, ids }, hand.by));
  }
  const outcomes = conclusion.outcomes.map((outcome) => ({ id: scope.newId(), outcome }));
  await scope.db.begin(async (tx) => {
    const saved = await save(tx, scope.requestId, changes);
    if (saved.size !== changes.length) throw new Refusal("conflict", "contact-changed");
    await addOutcomes(tx, id, hand.by.id as ProfessionalId, scope.now, outcomes);
    await write?.(tx, change.contact);
  });
  return change.contact;
}
