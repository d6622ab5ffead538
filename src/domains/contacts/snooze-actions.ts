import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { BY_ITSELF, handlers, handOf, open } from "./actions.ts";
import { loadCases } from "./load-store.ts";
import * as rules from "./snooze.ts";
import { putAside, takeWoken } from "./snooze-store.ts";
import { inOne, saveAll } from "./transaction-actions.ts";

/** Puts a contact aside until a moment; the clock goes on. */
export async function snoozeContact(scope: Scope, id: ContactId, until: Temporal.Instant): Promise<void> {
  await inOne(scope, async (within) => {
    const opened = handlers(await open(within, id));
    const change = rules.snooze(opened, until, handOf(within, opened.right));
    await saveAll(within, [[opened, change]]);
    await putAside(within.db, [{ id, version: change.contact.version }], until, staffId(scope));
  });
}

/** Brings back what was put aside until now, at most `limit` at a time. Returns how many were looked at. */
export async function wakeSnoozed(scope: Scope, limit: number): Promise<number> {
  return inOne(scope, async (within) => {
    const { woken, taken } = await takeWoken(within.db, scope.now, limit);
    const cases = await loadCases(within.db, woken);
    await saveAll(
      within,
      cases.map((found) => [found, rules.wake(found, handOf(within, BY_ITSELF))]),
    );
    return taken;
  });
}

/** The professional who acts. Refused for anybody else. */
export function staffId({ actor }: Scope): ProfessionalId {
  if (actor.kind !== "staff") throw new Refusal("denied", "staff-only");
  return actor.professionalId;
}
