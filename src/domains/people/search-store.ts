import type { PersonId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { BornSpan } from "./search-query.ts";
import { MOST_BEGUN, type NameQuery, type SpelledWord } from "./search-spelling.ts";

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

/** Names that mean more are looked for until more people than this are found, of whom the best are chosen. */
const ENOUGH = 16;
const MOST = 120;

/** The typed words as the parts of names are written, each with the parts that it may stand for. */
export async function spelledWords(tx: ReadTx, words: readonly string[]): Promise<SpelledWord[]> {
  if (words.length === 0) return [];
  return tx<
    SpelledWord[]
  >`select word, near, begun from name_parts_near(${words.join(" ")}, ${MOST_BEGUN + 1})`;
}

/** Which of the words are parts of somebody's name. */
export async function knownNames(tx: ReadTx, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const rows = await tx<{ word: string }[]>`
    select word from unnest(${[...words]}::text[]) word
    where exists (select from name_part where key = name_key(word))`;
  return new Set(rows.map(({ word }) => word));
}

/**
 * People of such names, born in one of the spans when any is given; without a name all who are. In no order that means
 * anything: see `rankByName`.
 */
export async function peopleLike(
  tx: ReadTx,
  names: readonly NameQuery[],
  born: readonly BornSpan[],
): Promise<FoundPerson[]> {
  const days = (end: keyof BornSpan) => born.map((span) => span[end].toString());
  return tx<FoundPerson[]>`
    select ${tx.unsafe(FOUND)} from person where id in (
      select id from people_named(${JSON.stringify(names)}::text::jsonb, ${days("from")}::text[]::date[],
        ${days("to")}::text[]::date[], ${ENOUGH}, ${MOST}))`;
}

/** Those with the identity codes, in the same little as the others. At most 12. */
export async function peopleWithCodes(tx: ReadTx, codes: readonly string[]): Promise<FoundPerson[]> {
  if (codes.length === 0) return [];
  return tx<FoundPerson[]>`
    select ${tx.unsafe(FOUND)} from person where identity_code = any(${[...codes]}) order by id limit 12`;
}

/** People by their ids, in the same little: those chosen before, and those whom somebody may act for. */
export async function foundById(tx: ReadTx, ids: readonly PersonId[]): Promise<FoundPerson[]> {
  if (ids.length === 0) return [];
  return tx<FoundPerson[]>`
    select ${tx.unsafe(FOUND)} from person where id = any(${[...ids]}::uuid[])
    order by birth_date desc, id limit 60`;
}
