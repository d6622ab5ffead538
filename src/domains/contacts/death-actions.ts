import { endBondsOf, markDied } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { handlers, handOf, open, step } from "./actions.ts";
import { withClocks } from "./clocks.ts";
import { type AfterDeath, closeAfterDeath as decideClose, personDied } from "./death.ts";
import { cancelNotices, casesWithClocksOf } from "./death-store.ts";
import type { Right } from "./policy.ts";
import { save } from "./save-store.ts";

/**
 * Records that somebody has died: all of it or nothing. Guardianships and mandates end, the limits of their contacts are
 * void from the day, and what waits to be sent is not sent. Recorded already: nothing happens. Returns whether it was new.
 */
export async function recordDeath(
  scope: Scope,
  personId: PersonId,
  on: Temporal.PlainDate,
  right: Right,
): Promise<boolean> {
  return scope.db.begin(async (tx) => {
    if (!(await markDied(tx, personId, on))) return false;
    await endBondsOf(tx, personId, on);
    const cases = await casesWithClocksOf(tx, personId);
    const changes = cases.map((found) =>
      withClocks(
        scope.clocks,
        personDied(found, on, handOf(scope, right)),
        { facts: found.facts, birthDate: found.birthDate ?? null },
        scope.now,
      ),
    );
    if (changes.length === 0) return true;
    const saved = await save(tx, scope.requestId, changes);
    if (saved.size < changes.length) throw new Refusal("conflict", "contact-changed");
    await cancelNotices(
      tx,
      cases.map(({ contact }) => contact.id),
    );
    return true;
  });
}

/** Closes the contact of somebody who has died. Pressed twice it is closed once. */
export async function closeAfterDeath(scope: Scope, id: ContactId, reason: AfterDeath): Promise<void> {
  const { contact } = handlers(await open(scope, id));
  if (contact.status === "closed") return;
  await step(scope, id, contact.version, (opened, hand) => decideClose(handlers(opened), reason, hand));
}
