import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { type Hetu, parseHetu } from "#src/kernel/hetu.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { Person } from "./model.ts";
import { addPeople, peopleByIdentityCodes, personByIdentityCode } from "./store.ts";

/** What identification says of a person beside their code. */
export interface Identified {
  readonly givenNames: string;
  readonly familyName: string;
}

/** A person as another service names them. */
export interface Named {
  readonly identityCode: string | null;
  readonly names: Identified | null;
}

/**
 * The persons whom another service identified by their codes: found, or made when it tells the name too. None for a code
 * that cannot be, and for one that nobody here has when no name came with it: a person is not made without a name.
 */
export async function peopleOfMessages<T extends Named>(
  db: Database,
  messages: readonly T[],
  made: { readonly now: Temporal.Instant; readonly newId: () => string },
): Promise<ReadonlyMap<T, Person>> {
  const today = localDate(made.now);
  const coded = messages.flatMap((message) => {
    const parsed = message.identityCode === null ? undefined : parseHetu(message.identityCode, today);
    return parsed?.ok ? [{ message, code: parsed.hetu.code }] : [];
  });
  const codes = coded.map(({ code }) => code);
  const known = await peopleByIdentityCodes(db, codes);
  // Rare: whoever the county does not know yet is made once, and found from then on.
  const unknown = new Map(
    coded.flatMap(({ message, code }) => {
      const parsed = parseHetu(code, today);
      return !known.has(code) && message.names && parsed.ok
        ? [[code, newcomer(parsed.hetu, message.names, made.newId)] as const]
        : [];
    }),
  );
  if (unknown.size > 0) await addPeople(db, [...unknown.values()], made.now);
  const now = unknown.size > 0 ? await peopleByIdentityCodes(db, codes) : known;
  return new Map(
    coded.flatMap(({ message, code }) => {
      const person = now.get(code);
      return person ? [[message, person] as const] : [];
    }),
  );
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
  await addPeople(db, [newcomer(parsed.hetu, names, newId)], now);
  // Two sign-ins at once make one person: whoever came second finds the first.
  const made = await personByIdentityCode(db, parsed.hetu.code);
  if (!made) throw new Refusal("unavailable", "our-fault");
  return made.id;
}

/** Somebody of whom the county knows what identification says, and nothing else. */
function newcomer({ code, birthDate, sex }: Hetu, names: Identified, newId: () => string): Person {
  return {
    id: newId() as PersonId,
    identityCode: code,
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
  };
}
