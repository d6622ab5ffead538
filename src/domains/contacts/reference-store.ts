import { makeReference } from "#src/kernel/reference.ts";
import type { WriteTx } from "#src/platform/database/sql.ts";

/** Numbers drawn ahead, by database: a reference then costs no round trip of its own. Those left at the end are lost. */
const drawn = new WeakMap<object, number[]>();

const AT_ONCE = 100;

/** A reference that no other contact has. */
export async function nextReference(db: WriteTx): Promise<string> {
  for (;;) {
    const number = drawn.get(db)?.shift();
    if (number !== undefined) return makeReference(number);
    drawn.set(db, [...(drawn.get(db) ?? []), ...(await drawNumbers(db, AT_ONCE))]);
  }
}

/** So many numbers for references, each given once. */
export async function drawNumbers(db: WriteTx, count: number): Promise<number[]> {
  const rows = await db<
    { n: number }[]
  >`select nextval('contact_reference') as n from generate_series(1, ${count}::int)`;
  return rows.map(({ n }) => n);
}
