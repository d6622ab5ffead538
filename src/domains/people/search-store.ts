import type { PersonId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";

const parts = (name: string) =>
  name
    .toLocaleLowerCase("fi")
    .normalize("NFC")
    .split(/[\s-]+/u)
    .filter(Boolean);

/**
 * People of a name born on a day. Every typed part must be a whole part of the name, a surname and one given
 * name at the least: nobody is found by a beginning. At most 20.
 */
export async function peopleByName(
  tx: ReadTx,
  name: string,
  birthDate: Temporal.PlainDate,
): Promise<PersonId[]> {
  const typed = parts(name);
  const rows = await tx<{ id: PersonId; givenNames: string; surname: string }[]>`
    select id, given_names as "givenNames", surname from person where birth_date = ${birthDate} order by id`;
  const found = rows.filter(({ givenNames, surname }) => {
    const [given, family] = [parts(givenNames), parts(surname)];
    return (
      typed.every((part) => given.includes(part) || family.includes(part)) &&
      family.every((part) => typed.includes(part)) &&
      typed.some((part) => given.includes(part))
    );
  });
  return found.slice(0, 20).map(({ id }) => id);
}
