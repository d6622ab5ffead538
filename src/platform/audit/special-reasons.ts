import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** The reasons that may be stated, each with words in the dictionaries; "other" asks for its own. */
export const REASON_CODES = ["urgent-help", "asked-by-person", "supervision", "correction", "other"] as const;
/** `own-circle`: why a professional opens the data of their own circle. It gives no right by itself. */
export type ReasonCode = (typeof REASON_CODES)[number] | "own-circle";

/** A register of the county's records, as special reasons name it. */
export type ReasonRegister = "health" | "social";

/** How long a stated reason lets its professional open the person's data. */
export const REASON_HOURS = 8;

export interface SpecialReason {
  readonly id: string;
  readonly professionalId: ProfessionalId;
  readonly professionalName: string;
  readonly personId: PersonId;
  readonly code: ReasonCode;
  readonly words: string;
  /** What it opens; none for one's own circle. */
  readonly registers: readonly ReasonRegister[];
  readonly at: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly seenAt: Temporal.Instant | null;
}

/** States a reason for some registers. The professional's colleagues cannot use it, and it ends by itself. */
export async function stateReason(
  tx: WriteTx,
  reason: {
    id: string;
    professionalId: ProfessionalId;
    personId: PersonId;
    code: ReasonCode;
    words: string;
    registers: readonly ReasonRegister[];
    at: Temporal.Instant;
  },
): Promise<void> {
  await tx`
    insert into special_reason (id, professional_id, person_id, code, words, registers, at, until)
    values (${reason.id}, ${reason.professionalId}, ${reason.personId}, ${reason.code}, ${reason.words},
      ${[...reason.registers]}::text[], ${reason.at}, ${reason.at.add({ hours: REASON_HOURS })})`;
}

/** The reasons in force of this professional for this person: of each register that one opens, the newest. */
export async function reasonsInForce(
  tx: ReadTx,
  professionalId: ProfessionalId,
  personId: PersonId,
  now: Temporal.Instant,
): Promise<ReadonlyMap<ReasonRegister, string>> {
  const rows = await tx<{ id: string; register: ReasonRegister }[]>`
    select distinct on (r.register) s.id, r.register
    from special_reason s cross join lateral unnest(s.registers) as r (register)
    where s.professional_id = ${professionalId} and s.person_id = ${personId} and s.until > ${now}
      and s.code <> 'own-circle'
    order by r.register, s.at desc, s.id limit 2`;
  return new Map(rows.map(({ register, id }) => [register, id]));
}

/** For the data-protection officer: the newest first, unseen before seen. */
export async function listReasons(tx: ReadTx, page: number): Promise<SpecialReason[]> {
  return tx<SpecialReason[]>`
    select s.id, s.professional_id as "professionalId", p.name as "professionalName", s.person_id as "personId",
      s.code, s.words, s.registers, s.at, s.until, s.seen_at as "seenAt"
    from special_reason s join professional p on p.id = s.professional_id
    order by (s.seen_at is null) desc, s.at desc limit 51 offset ${50 * page}`;
}

/** Marks a reason as seen, once. Returns whose data it opened; undefined when there is no such reason. */
export async function markReasonSeen(
  tx: WriteTx,
  id: string,
  by: ProfessionalId,
  now: Temporal.Instant,
): Promise<PersonId | undefined> {
  await tx`update special_reason set seen_at = ${now}, seen_by = ${by} where id = ${id} and seen_at is null`;
  const [row] = await tx<{ personId: PersonId }[]>`
    select person_id as "personId" from special_reason where id = ${id}`;
  return row?.personId;
}
