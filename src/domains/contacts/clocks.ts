import type { ClockBook } from "#src/kernel/contact-clocks.ts";
import type { Change } from "./model.ts";
import type { Case } from "./step.ts";

/** What of a contact its clocks are counted from, beside its facts. */
type Known = Pick<Case, "facts"> & { readonly birthDate: Temporal.PlainDate | null };

/**
 * A change with all clocks of its contact as they stand after it. `known`: the facts before the change and the birth
 * date of the person whose matter it then is. A change that moves no clock is given back as it is.
 */
export function withClocks(
  book: ClockBook | undefined,
  change: Change,
  known: Known,
  now: Temporal.Instant,
): Change {
  if (!book || !change.facts.some(({ type }) => book.moves(type))) return change;
  const { id, register, line, topic, channel, promise } = change.contact;
  const facts = [...known.facts, ...change.facts];
  const { birthDate } = known;
  return {
    ...change,
    clocks: book.count({ id, register, line, topic, channel, promise, birthDate, facts }, now),
  };
}
