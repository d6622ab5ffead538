import type { ContactId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { handlers, step } from "./actions.ts";
import { type Milestone, reach } from "./milestone.ts";

/** Records what has ended a limit of a contact, and on which day; its clocks stop by the fact alone. */
export const reachMilestone = (scope: Scope, id: ContactId, what: Milestone, on: Temporal.PlainDate) =>
  step(scope, id, undefined, (opened, hand) => reach(handlers(opened), what, on, hand));
