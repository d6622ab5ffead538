import type { PersonId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { BornSpan } from "./search-query.ts";
import type { NameQueries, SpelledWord } from "./search-spelling.ts";

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

/** Of a person found no more than it takes to tell them from another, and what recording their contact needs. */
export interface FoundPerson {
  readonly id: PersonId;
  readonly givenNames: string;
  readonly surname: string;
  readonly birthDate: Temporal.PlainDate;
  readonly municipality: string | null;
  readonly nonDisclosure: boolean;
  readonly serviceLanguage: Lang;
  /** The day of death, when it is known. */
  readonly diedOn: Temporal.PlainDate | null;
}

const FOUND = `id, given_names as "givenNames", surname, birth_date as "birthDate", municipality,
  non_disclosure as "nonDisclosure", service_language as "serviceLanguage", died_on as "diedOn"`;

/** So many people are read before the best of them are chosen: some whose name is closest, some with one like it. */
const MOST_CLOSEST = 40;
const MOST_ALIKE = 120;

/** The typed words as the parts of names are written, each with the parts that are a slip or two from it. */
export async function spelledWords(tx: ReadTx, words: readonly string[]): Promise<SpelledWord[]> {
  return tx<SpelledWord[]>`select word, parts from name_parts_near(${words.join(" ")})`;
}

/**
 * People of such names, born in one of the spans when any is given; without a name all who are. In no order that means
 * anything: see `rankByName`.
 */
export async function peopleLike(
  tx: ReadTx,
  names: NameQueries | undefined,
  born: readonly BornSpan[],
): Promise<FoundPerson[]> {
  const days = (end: keyof BornSpan) => born.map((span) => span[end].toString());
  return tx<FoundPerson[]>`
    select ${tx.unsafe(FOUND)} from person where id in (
      select id from people_named(${names?.closest ?? null}::text::tsquery, ${names?.alike ?? null}::text::tsquery,
        ${days("from")}::text[]::date[], ${days("to")}::text[]::date[], ${MOST_CLOSEST}, ${MOST_ALIKE}))`;
}

/** The one with an identity code, in the same little as the others. */
export async function personWithCode(tx: ReadTx, code: string): Promise<FoundPerson | undefined> {
  const [row] = await tx<FoundPerson[]>`select ${tx.unsafe(FOUND)} from person where identity_code = ${code}`;
  return row;
}

/** People by their ids, in the same little: those chosen before, and those whom somebody may act for. */
export async function foundById(tx: ReadTx, ids: readonly PersonId[]): Promise<FoundPerson[]> {
  if (ids.length === 0) return [];
  return tx<FoundPerson[]>`
    select ${tx.unsafe(FOUND)} from person where id = any(${[...ids]}::uuid[])
    order by birth_date desc, id limit 60`;
}
