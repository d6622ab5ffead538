import { Refusal } from "#src/kernel/errors.ts";
import type { Change } from "./model.ts";
import { type Case, change, type Hand } from "./step.ts";

/** Two contacts of one person belong together: both say so, and each goes on by itself. */
export function join(one: Case, other: Case, hand: Hand): [Change, Change] {
  const [a, b] = [one.contact, other.contact];
  if (a.id === b.id) throw new Refusal("invalid", "join-same");
  if (a.personId === null || a.personId !== b.personId) throw new Refusal("conflict", "join-other-person");
  const joined = (contact: typeof a, to: typeof a) =>
    change(contact, {}, "joined", "contact.join", hand, { to: to.id });
  return [joined(a, b), joined(b, a)];
}
