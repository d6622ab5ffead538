import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Outcome, OutcomeKind } from "./outcomes.ts";

/** An outcome as a page shows it. */
export interface ShownOutcome {
  readonly id: string;
  readonly contactId: ContactId;
  readonly at: Temporal.Instant;
  readonly kind: OutcomeKind;
  readonly services: readonly string[];
  readonly team: string | null;
  readonly unit: string | null;
  readonly referralId: ContactId | null;
  readonly reason: string | null;
}

/** Adds the outcomes of one conclusion, in the transaction that saves it. */
export async function addOutcomes(
  tx: WriteTx,
  contactId: ContactId,
  by: ProfessionalId,
  at: Temporal.Instant,
  outcomes: readonly { readonly id: string; readonly outcome: Outcome }[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const rows = outcomes.map(({ id, outcome }) => ({
    id,
    kind: outcome.kind,
    services: "services" in outcome ? outcome.services : [],
    team: outcome.kind === "referred" ? outcome.to.team : null,
    unit: outcome.kind === "referred" ? outcome.unit : null,
    referral_id: outcome.kind === "referred" ? outcome.referralId : null,
    reason: outcome.kind === "no-need" ? outcome.reason : null,
  }));
  await tx`
    insert into outcome (id, contact_id, at, kind, professional_id, services, team, unit, referral_id, reason)
    select o.id, ${contactId}, ${at}, o.kind, ${by}, o.services, o.team, o.unit, o.referral_id, o.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as o(
      id uuid, kind text, services text[], team text, unit text, referral_id uuid, reason text)`;
}

/** What was done with a contact, in order. At most 100. */
export const outcomesOf = (tx: ReadTx, id: ContactId): Promise<ShownOutcome[]> =>
  outcomesOfSeveral(tx, [id], 100);

/** What was done with several contacts, in order; at most `limit`. */
export async function outcomesOfSeveral(
  tx: ReadTx,
  contacts: readonly ContactId[],
  limit: number,
): Promise<ShownOutcome[]> {
  if (contacts.length === 0) return [];
  return tx<ShownOutcome[]>`
    select id, contact_id as "contactId", at, kind, services, team, unit, referral_id as "referralId", reason
    from outcome where contact_id = any(${[...contacts]}::uuid[]) order by at, id limit ${limit}`;
}
