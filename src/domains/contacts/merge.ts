import { invariant } from "#src/kernel/errors.ts";
import type { Change } from "./model.ts";

/**
 * Several changes of one contact, in their order, as one: for saving a whole story at once. The result is what
 * saving them one after another would have left.
 */
export function merge(changes: readonly Change[]): Change {
  const [first, last] = [changes[0], changes.at(-1)];
  invariant(first && last, "nothing to merge");
  const relationships = new Map(
    changes.flatMap(({ relationships }) => relationships.map((r) => [`${r.personId}|${r.team}`, r] as const)),
  );
  return {
    contact: last.contact,
    seen: first.seen,
    messages: changes.flatMap(({ messages }) => messages),
    facts: changes.flatMap(({ facts }) => facts),
    accesses: changes.flatMap(({ accesses }) => accesses),
    notices: changes.flatMap(({ notices }) => notices),
    relationships: [...relationships.values()],
    response: first.response,
    intake: first.intake ?? null,
    callBack: changes.findLast(({ callBack }) => callBack)?.callBack ?? null,
    clocks: changes.findLast(({ clocks }) => clocks)?.clocks,
    correction: changes.findLast(({ correction }) => correction)?.correction ?? null,
  };
}
