import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";

/** Why somebody's data is not to be opened in passing: it is the reader's own, or of those around them. */
export const CIRCLE_REASONS = ["self", "family", "household", "colleague"] as const;
export type CircleReason = (typeof CIRCLE_REASONS)[number];

/** The code under which a confirmation stands among the special reasons, for the data-protection officer. */
export const CIRCLE_CODE = "own-circle" as const;

/**
 * How people are near a professional: themselves; a child, parent, the other parent of a child or a sibling; somebody of
 * the same address; a colleague of the same unit. Known only of professionals whose own record is known, and of colleagues
 * whose is. With it the professional's confirmation for the first of them, where one is in force.
 */
export async function circleOf(
  tx: ReadTx,
  professionalId: ProfessionalId,
  people: readonly PersonId[],
  now: Temporal.Instant,
): Promise<{ readonly reasons: readonly CircleReason[]; readonly confirmation: string | null }> {
  const [subject] = people;
  if (subject === undefined) return { reasons: [], confirmation: null };
  const ids = [...people] as string[];
  const [row] = await tx<
    { self: boolean; family: boolean; household: boolean; colleague: boolean; confirmation: string | null }[]
  >`
    with me as (
      select p.id, p.unit, o.id as own, lower(trim(o.street)) as street, o.postal_code
      from professional p left join person o on o.id = p.person_id where p.id = ${professionalId}
    )
    select me.own = any(${ids}::uuid[]) is true as self,
      exists (
        select from guardianship g
        where (g.guardian_id = me.own and g.child_id = any(${ids}::uuid[]))
          or (g.child_id = me.own and g.guardian_id = any(${ids}::uuid[]))
      ) or exists (
        select from guardianship mine join guardianship theirs on theirs.child_id = mine.child_id
        where mine.guardian_id = me.own and theirs.guardian_id = any(${ids}::uuid[])
          and theirs.guardian_id <> me.own
      ) or exists (
        select from guardianship mine join guardianship theirs on theirs.guardian_id = mine.guardian_id
        where mine.child_id = me.own and theirs.child_id = any(${ids}::uuid[]) and theirs.child_id <> me.own
      ) as family,
      exists (
        select from person t where t.id = any(${ids}::uuid[]) and t.id <> me.own and me.street <> ''
          and lower(trim(t.street)) = me.street and t.postal_code = me.postal_code
      ) as household,
      exists (
        select from professional c where c.person_id = any(${ids}::uuid[]) and c.id <> me.id and c.active
          and c.unit = me.unit
      ) as colleague,
      (select s.id from special_reason s where s.professional_id = me.id and s.person_id = ${subject}
        and s.code = ${CIRCLE_CODE} and s.until > ${now} order by s.at desc limit 1) as confirmation
    from me`;
  if (!row) return { reasons: [], confirmation: null };
  return { reasons: CIRCLE_REASONS.filter((reason) => row[reason]), confirmation: row.confirmation };
}
