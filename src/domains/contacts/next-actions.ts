import type { ContactId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import type { Scope } from "#src/platform/scope.ts";
import { handOf } from "./actions.ts";
import { take } from "./handling.ts";
import { loadCase } from "./load-store.ts";
import { claimPress, lockNext, pressed, setPressed } from "./next-store.ts";
import { rightByTeam } from "./policy.ts";
import { inOne, saveAll } from "./transaction-actions.ts";

/** What fits somebody: their languages, and the topics that need a competence which they do not have. */
export interface Fitting {
  readonly languages: readonly Lang[];
  readonly notTopics: readonly string[];
}

/**
 * Takes the first free contact that fits, in the queue's order: what a colleague is just taking is passed over, so
 * that nothing is given twice. `press` is the key of the form: sent twice it gives the same contact. Undefined when
 * there is nothing.
 */
export async function takeNext(
  scope: Scope,
  staff: Staff,
  fitting: Fitting,
  press: string,
): Promise<ContactId | undefined> {
  return inOne(scope, async (within) => {
    if (!(await claimPress(within.db, press, staff.professionalId, scope.now)))
      return pressed(within.db, press, staff.professionalId);
    const id = await lockNext(within.db, staff.teams, fitting, scope.now);
    const found = id && (await loadCase(within.db, id));
    const right = found && rightByTeam(staff, found.contact, scope.now);
    if (!found || !right) return undefined;
    await saveAll(within, [[found, take(found, handOf(within, right))]]);
    await setPressed(within.db, press, found.contact.id);
    return found.contact.id;
  });
}
