import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { handlers, open, step } from "./actions.ts";
import { type Milestone, reach } from "./milestone.ts";

/** A contact that changed meanwhile is loaded and decided on again, so many times. */
const TRIES = 5;

/**
 * Records what has ended a limit of a contact, and on which day; its clocks stop by the fact alone. The same recorded twice,
 * also at the same moment, is recorded once.
 */
export async function reachMilestone(
  scope: Scope,
  id: ContactId,
  what: Milestone,
  on: Temporal.PlainDate,
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    const { contact, facts } = handlers(await open(scope, id));
    if (facts.some(({ type, data }) => type === what && data?.on === on.toString())) return;
    try {
      await step(scope, id, contact.version, (opened, hand) => reach(opened, what, on, hand));
      return;
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.reason !== "contact-changed" || tried === TRIES)
        throw refusal;
    }
  }
}
