import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hetuFor } from "#src/kernel/hetu.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { type TestDatabase, testDatabase } from "../../../test/database.ts";
import { codesNear } from "./code-slips.ts";
import { addPeople, findPeople, type Person } from "./index.ts";
import { readPersonQuery } from "./search-query.ts";
import { rankByName } from "./search-rank.ts";

const NOW = Temporal.Instant.from("2026-11-20T07:00:00Z");
const TODAY = Temporal.PlainDate.from("2026-11-20");

describe("what is typed while a phone rings", () => {
  const code = hetuFor(Temporal.PlainDate.from("1988-04-12"), 902);
  it.each([
    [code.toLowerCase(), `code ${code}`],
    ["korpela aino", "korpela aino"],
    ["Korpela, Aino 1988", "Korpela Aino | 1988-01-01..1988-12-31"],
    ["aino 12.4.1988", "aino | 1988-04-12..1988-04-12"],
    ["aino 120488", "aino | 1988-04-12..1988-04-12"],
    ["aino 12.4.09", "aino | 1909-04-12..1909-04-12 2009-04-12..2009-04-12"],
    ["120488-9", " | 1988-04-12..1988-04-12"],
    ["120488902s", " | 1988-04-12..1988-04-12"],
    ["Anna-Liisa", "Anna Liisa"],
    ["aino 31.2.1988", "aino"],
    ["a 1988", "too-little"],
    ["", "too-little"],
    ["1988", "too-little"],
  ])("%s", (typed, expected) => {
    const query = readPersonQuery(typed, TODAY);
    const said =
      query.kind === "code"
        ? `code ${query.code}`
        : query.kind === "too-little"
          ? query.kind
          : [
              query.words.join(" "),
              ...(query.born.length > 0
                ? [query.born.map(({ from, to }) => `${from}..${to}`).join(" ")]
                : []),
            ].join(" | ");
    expect(said).toBe(expected);
  });
});

describe("an identity code with a slip", () => {
  const code = "300190-906L";
  it.each([
    ["a digit changed", "310190-906L"],
    ["a digit left out", "30010-906L"],
    ["a digit too many", "3300190-906L"],
    ["digits swapped", "300910-906L"],
    ["the check character changed, small letters, a long dash", "300190–906k"],
    ["the sign of another century", "300190A906L"],
    ["a letter for a digit", "3O0190-906L"],
  ])("%s", (_, typed) => {
    expect(codesNear(typed, TODAY)).toContain(code);
  });

  it.each([code, "Virtanen 30.1.1990", "300190", "040 123 4567", "", "x".repeat(1000)])(
    "is not looked for in %s",
    (typed) => {
      expect(codesNear(typed, TODAY)).toEqual([]);
    },
  );
});

describe("which name fits best", () => {
  const names = [
    { givenNames: "Elin Kristina", surname: "Nygård" },
    { givenNames: "Elina", surname: "Nygren" },
    { givenNames: "Ellen", surname: "Nygard" },
    { givenNames: "Matti", surname: "Korpela" },
  ];
  it.each([
    ["the same before what is without its signs", ["elin", "nygård"], "Nygård"],
    ["without signs as well as with", ["ellen", "nygård"], "Nygard"],
    ["in any order, letters swapped", ["nyrgen", "elina"], "Nygren"],
    ["beginnings", ["kor", "mat"], "Korpela"],
    ["a name nearly whole before one just begun", ["ell"], "Nygard"],
  ])("%s", (_, words, surname) => {
    expect(rankByName(words, names)[0]?.surname).toBe(surname);
  });

  it("leaves out those whom a word does not fit", () => {
    expect(rankByName(["korpela"], names)).toHaveLength(1);
    expect(rankByName(["virtanen"], names)).toEqual([]);
  });
});

describe("among all people", () => {
  let database: TestDatabase;
  const person = (n: number, givenNames: string, surname: string, born: string): Person => ({
    id: `0190b07a-0000-7000-8000-00000000${2000 + n}` as PersonId,
    identityCode: hetuFor(Temporal.PlainDate.from(born), 900 + 2 * n),
    givenNames,
    surname,
    birthDate: Temporal.PlainDate.from(born),
    sex: "F",
    municipality: "905",
    street: null,
    postalCode: null,
    phone: null,
    email: null,
    motherTongue: "sv",
    serviceLanguage: "sv",
    nonDisclosure: false,
  });
  const people = [
    person(1, "Maria Kristina", "Wikström", "1961-03-02"),
    person(2, "Anna-Liisa", "Mäkelä", "1950-07-15"),
    person(3, "Åsa", "Öström", "1990-01-30"),
    person(4, "Thomas", "O’Brien", "1975-12-24"),
    person(5, "Maria", "Virtanen", "1985-05-05"),
  ];
  beforeAll(async () => {
    database = await testDatabase();
    await addPeople(database.db, people, NOW);
  });
  afterAll(() => database.close());

  const first = async (typed: string) => {
    const { people: found } = await findPeople(database.db, typed, NOW);
    return found[0]?.surname ?? "nobody";
  };

  it.each([
    ["Wikström Maria", "Wikström"],
    ["Vikstrom Maria", "Wikström"],
    ["Maria Wickström", "Wikström"],
    ["wiktsröm mraia", "Wikström"],
    ["wik mar", "Wikström"],
    ["christina vikström", "Wikström"],
    ["liisa makela", "Mäkelä"],
    ["MÄKELA ANNALIISA", "Mäkelä"],
    ["asa ostrom", "Öström"],
    ["tomas obrien", "O’Brien"],
    ["mraia vitranen", "Virtanen"],
    ["mria virtaenn", "Virtanen"],
    ["nmaria birtsnen", "Virtanen"],
    ["virtna mari", "Virtanen"],
    ["mariavirtanen", "Virtanen"],
    ["virtanenmaria", "Virtanen"],
    ["asaöstrom", "Öström"],
    ["maria 1985", "Virtanen"],
    ["ma 2.3.1961", "Wikström"],
    ["15.7.1950", "Mäkelä"],
    ["Korhonen", "nobody"],
    ["maria 1930", "nobody"],
    [hetuFor(Temporal.PlainDate.from("1990-01-30"), 906).toLowerCase(), "Öström"],
    ["300190-906", "Öström"],
    ["301090-906L", "Öström"],
    ["300190-96L", "Öström"],
  ])("%s finds %s", async (typed, surname) => {
    expect(await first(typed)).toBe(surname);
  });

  it.each(["'; drop table person; --", "%_\\", "a:*&!|()<->", "´`’'", "''''", "\\'"])(
    "strange signs are looked for and found nowhere: %s",
    async (typed) => {
      expect((await findPeople(database.db, `maria ${typed}`, NOW)).by).toBe("name");
    },
  );

  const parts = async () =>
    (await database.owner<{ key: string }[]>`select key from name_part`).map(({ key }) => key);

  it("finds a name that was changed by its new parts, and forgets the old ones that nobody has", async () => {
    await database.db`update person set surname = 'Backlund-Virtanen' where surname = 'Öström'`;
    expect(await first("baklund åsa")).toBe("Backlund-Virtanen");
    expect(await parts()).not.toContain("ostrom");
    await database.db`update person set surname = 'Öström' where surname = 'Backlund-Virtanen'`;
    expect(await first("osrtom åsa")).toBe("Öström");
    expect(await parts()).not.toContain("baklund");
    expect(await parts()).toContain("virtanen");
  });

  it("keeps the parts of a name that another still has, and forgets those of who is gone", async () => {
    await addPeople(database.db, [person(6, "Maria", "Rosenkvist", "2001-01-01")], NOW);
    expect(await first("rosneqvist")).toBe("Rosenkvist");
    await database.owner`delete from person where surname = 'Rosenkvist'`;
    expect(await first("rosneqvist")).toBe("nobody");
    expect(await parts()).toEqual(expect.arrayContaining(["maria"]));
    expect(await parts()).not.toContain("rosenkvist");
  });

  it("keeps a part that one adds while another takes its last bearer away", async () => {
    await addPeople(database.db, [person(7, "Anna", "Storgård", "2001-01-01")], NOW);
    const added = Promise.withResolvers<void>();
    const leave = Promise.withResolvers<void>();
    const adding = database.db.begin(async (tx) => {
      await addPeople(tx, [person(8, "Elin", "Storgård", "2002-02-02")], NOW);
      added.resolve();
      await leave.promise;
    });
    await added.promise;
    const taking =
      database.owner`delete from person where given_names = 'Anna' and surname = 'Storgård'`.execute();
    await vi.waitFor(async () => {
      const [waiting] = await database.db`
        select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`;
      expect(waiting).toBeDefined();
    }, 20_000);
    leave.resolve();
    await Promise.all([adding, taking]);
    expect(await first("stogrård")).toBe("Storgård");
  });
});
