import type { PersonId } from "#src/kernel/id.ts";
import { gatheredIn } from "#src/platform/database/gathered.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Wish } from "./wishes.ts";

type Kept = Wish & { readonly id: string };

const inForce = gatheredIn(async (tx: ReadTx, people: readonly PersonId[]) => {
  const rows = await tx<(Kept & { person: PersonId })[]>`
    select distinct on (person_id, kind) id, kind, value, at, made_by as by, recorded_by as "recordedBy", ground,
      person_id as person
    from person_wish where person_id = any(${[...people]}::uuid[]) order by person_id, kind, at desc, id desc`;
  const byPerson = Map.groupBy(rows, ({ person }) => person);
  return people.map((person) => (byPerson.get(person) ?? []).map(({ person: _, ...wish }): Kept => wish));
});

/** The newest decision of each kind of a person. */
export const wishesInForce = (tx: ReadTx, personId: PersonId): Promise<Kept[]> => inForce(tx, personId);

/** Writes decisions down; what was decided before stays where it was. */
export async function addWishes(
  tx: WriteTx,
  personId: PersonId,
  wishes: readonly (Wish & { readonly id: string })[],
): Promise<void> {
  if (wishes.length === 0) return;
  const rows = wishes.map((wish) => ({
    id: wish.id,
    person_id: personId,
    kind: wish.kind,
    value: wish.value,
    at: wish.at.toString(),
    made_by: wish.by,
    recorded_by: wish.recordedBy,
    ground: wish.ground,
  }));
  await tx`
    insert into person_wish (id, person_id, kind, value, at, made_by, recorded_by, ground)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(
      id uuid, person_id uuid, kind text, value text, at timestamptz, made_by uuid, recorded_by uuid, ground text)`;
}

/** What each of some people has decided of notices; those who have decided nothing are left out. */
export async function noticeWishes(
  tx: ReadTx,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map();
  const rows = await tx<{ id: PersonId; value: string }[]>`
    select distinct on (person_id) person_id as id, value from person_wish
    where person_id = any(${[...people]}::uuid[]) and kind = 'notices' order by person_id, at desc, id desc`;
  return new Map(rows.map(({ id, value }) => [id, value]));
}
