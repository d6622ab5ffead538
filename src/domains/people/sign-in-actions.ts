import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { parseHetu } from "#src/kernel/hetu.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { Person } from "./model.ts";
import { addPeople, personByIdentityCode } from "./store.ts";

/** What identification says of a person beside their code. */
export interface Identified {
  readonly givenNames: string;
  readonly familyName: string;
}

/**
 * The person whom another service identified by their code: found, or made when it tells the name too. Undefined for a
 * code that cannot be, and for one that nobody here has when no name came with it: a person is not made without a name.
 */
export async function personOfMessage(
  db: Database,
  code: string,
  names: Identified | undefined,
  made: { readonly now: Temporal.Instant; readonly newId: () => string },
): Promise<Person | undefined> {
  const parsed = parseHetu(code, localDate(made.now));
  if (!parsed.ok) return undefined;
  if (names) await residentByIdentityCode(db, parsed.hetu.code, names, made);
  return personByIdentityCode(db, parsed.hetu.code);
}

/**
 * The person of an identity code, found or made: whoever identifies themselves may turn to the county, whether it
 * knows them or not. Throws a Refusal for a code that cannot be.
 */
export async function residentByIdentityCode(
  db: Database,
  code: string,
  names: Identified,
  { now, newId }: { readonly now: Temporal.Instant; readonly newId: () => string },
): Promise<PersonId> {
  const known = await personByIdentityCode(db, code);
  if (known) return known.id;
  const parsed = parseHetu(code, localDate(now));
  if (!parsed.ok) throw new Refusal("invalid", "identity-code", { problem: parsed.problem });
  const { birthDate, sex } = parsed.hetu;
  await addPeople(
    db,
    [
      {
        id: newId() as PersonId,
        identityCode: parsed.hetu.code,
        givenNames: names.givenNames,
        surname: names.familyName,
        birthDate,
        sex: sex === "female" ? "F" : "M",
        municipality: null,
        street: null,
        postalCode: null,
        phone: null,
        email: null,
        motherTongue: "fi",
        serviceLanguage: "fi",
        nonDisclosure: false,
      },
    ],
    now,
  );
  // Two sign-ins at once make one person: whoever came second finds the first.
  const made = await personByIdentityCode(db, parsed.hetu.code);
  if (!made) throw new Refusal("unavailable", "our-fault");
  return made.id;
}
