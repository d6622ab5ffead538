import { Refusal } from "#src/kernel/errors.ts";
import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { circleOf } from "./circle-store.ts";

/**
 * Before a professional opens somebody's data: of their own circle only once they have confirmed why, which is in the
 * person's log and before the data-protection officer. Returns the confirmation, null where none is needed.
 *
 * @throws Refusal `denied`, `own-circle`, with the person whom the confirmation must be about.
 */
export async function outsideCircle(
  tx: ReadTx,
  professionalId: ProfessionalId,
  people: readonly (PersonId | null)[],
  now: Temporal.Instant,
): Promise<string | null> {
  const [first, ...others] = people.filter((id) => id !== null);
  if (first === undefined) return null;
  const { reasons, confirmation } = await circleOf(tx, professionalId, [first, ...others], now);
  if (reasons.length === 0) return null;
  if (confirmation) return confirmation;
  throw new Refusal("denied", "own-circle", { person: first, reasons: reasons.join(" ") });
}
