import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { residents } from "#scenario/population.ts";
import { Rng } from "#scenario/rng.ts";
import { personRow } from "#scenario/rows.ts";
import { openHouse } from "#src/cli/open-house.ts";
import { addPeople, findPeople, type Person } from "#src/domains/people/index.ts";
import { readConfig } from "#src/platform/config/index.ts";
import { type Database, databaseUrl } from "#src/platform/database/index.ts";
import { byCallers, databaseFloor } from "../floor/database.ts";
import { milliseconds, perSecond, type Row } from "../report/row.ts";

const RESIDENTS = 176_323;
const SECONDS = 3;
const FOUND_OF = 400;

/** How a name is typed while somebody says it on the phone. */
const HANDS: Readonly<Record<string, (person: Person, rng: Rng) => string>> = {
  "as it is, surname first": ({ givenNames, surname }) => `${surname} ${first(givenNames)}`,
  "a letter wrong in each": (person, rng) =>
    `${slip(first(person.givenNames), rng)} ${slip(person.surname, rng)}`,
  "letters swapped in each": ({ givenNames, surname }, rng) =>
    `${swapped(first(givenNames), rng)} ${swapped(surname, rng)}`,
  "two letters wrong": (person, rng) => slip(`${first(person.givenNames)} ${slip(person.surname, rng)}`, rng),
  "without å ä ö, one letter wrong": (person, rng) =>
    slip(`${first(person.givenNames)} ${person.surname}`.normalize("NFD").replace(/\p{M}/gu, ""), rng),
  "beginnings of both": ({ givenNames, surname }) =>
    `${first(givenNames).slice(0, 4)} ${surname.slice(0, 4)}`,
  "all names, a letter wrong": ({ givenNames, surname }, rng) => slip(`${surname} ${givenNames}`, rng),
  "without the space": ({ givenNames, surname }) => `${first(givenNames)}${surname}`,
  "a letter wrong, year of birth": (person, rng) =>
    `${slip(`${first(person.givenNames)} ${person.surname}`, rng)} ${person.birthDate.year}`,
  "first name and birth date": ({ givenNames, birthDate: born }) =>
    `${first(givenNames)} ${born.day}.${born.month}.${born.year}`,
  "surname alone, a letter wrong": ({ surname }, rng) => slip(surname, rng),
  "identity code": ({ identityCode }) => identityCode ?? "",
  "identity code, two of it swapped": ({ identityCode }, rng) => swapped(identityCode ?? "", rng),
};

const first = (names: string) => names.split(" ")[0] ?? "";

function swapped(text: string, rng: Rng): string {
  const at = Math.floor(rng.float() * (text.length - 1));
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

/** One slip of the hand: a letter left out, doubled, changed or swapped with the next. */
function slip(text: string, rng: Rng): string {
  const at = 1 + Math.floor(rng.float() * (text.length - 2));
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  if (letter === " ") return text;
  switch (Math.floor(rng.float() * 4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return `${before}${"aeiouylnrst".charAt(Math.floor(rng.float() * 11))}${after}`;
    default:
      return before + after.charAt(0) + letter + after.slice(1);
  }
}

/** Finding a person among all residents of the county, by name with errors or by code. */
export async function* personSearch(): AsyncGenerator<Row> {
  const dataDir = await mkdtemp(join(tmpdir(), "prima-bench-"));
  const house = await openHouse(readConfig({ DATA_DIR: dataDir, PRIMA_DEMO: "1" }), {
    purpose: "bench",
    statementTimeout: 0,
  });
  try {
    const people = await settle(house.db);
    await house.owner`vacuum (analyze) person, name_part`;
    yield { what: "people searched among", figure: String(people.length) };
    const { target } = house.database;
    yield* await databaseFloor(typeof target === "string" ? target : databaseUrl(target.connection));
    const now = Temporal.Now.instant();
    for (const [how, type] of Object.entries(HANDS)) {
      const rng = Rng.of("person search").fork(how);
      const typed = Array.from({ length: FOUND_OF }, () => {
        const person = rng.pick(people);
        return { person, text: type(person, rng) };
      });
      let found = 0;
      for (const { person, text } of typed) {
        const { people: shown } = await findPeople(house.db, text, now);
        if (shown.some(({ id }) => id === person.id)) found += 1;
      }
      const one = (n: number) => findPeople(house.db, typed[n % FOUND_OF]?.text ?? "", now);
      const alone = await byCallers(1, SECONDS, one);
      const together = await byCallers(4, SECONDS, one);
      yield {
        what: `search: ${how}`,
        figure:
          `p50 ${milliseconds(alone.p50)}, p99 ${milliseconds(alone.p99)} alone; p99 ${milliseconds(together.p99)} at ` +
          `${perSecond(together.perSecond)} by 4; among those shown ${((found / FOUND_OF) * 100).toFixed(1)} %`,
        bar: "p99 ≤ 20 ms",
      };
    }
  } finally {
    await house.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function settle(db: Database): Promise<Person[]> {
  const now = Temporal.Now.instant();
  const endDate = now.toZonedDateTimeISO("Europe/Helsinki").toPlainDate();
  const people = [...residents({ seed: "botnia", count: RESIDENTS, endDate })].map(personRow);
  for (let from = 0; from < people.length; from += 5_000)
    await addPeople(db, people.slice(from, from + 5_000), now);
  return people;
}
