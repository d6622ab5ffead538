import { personRow, professionalRow } from "#scenario/rows.ts";
import type { Cast } from "#scenario/true-hand/cast.ts";
import { addBonds, addPeople, putProfessionals } from "#src/domains/people/index.ts";
import type { Database } from "#src/platform/database/sql.ts";

/** Moves the people of a script into a house. */
export async function settle(
  db: Database,
  { people, staff, subjects }: Cast,
  now: Temporal.Instant,
): Promise<void> {
  const residents = [...people.values()];
  for (let i = 0; i < residents.length; i += 1_000)
    await addPeople(db, residents.slice(i, i + 1_000).map(personRow), now);
  const since = Temporal.PlainDate.from("2020-01-01");
  await addBonds(
    db,
    residents.flatMap((child) =>
      child.guardians.map((guardian) => ({ of: child.id, to: guardian, since: child.birthDate })),
    ),
    residents.flatMap((carer) => carer.caresFor.map((person) => ({ of: person, to: carer.id, since }))),
  );
  await putProfessionals(
    db,
    staff.map((each) => professionalRow(each, subjects.get(each.id))),
  );
}
