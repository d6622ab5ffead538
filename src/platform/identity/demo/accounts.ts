import type { LocalText } from "#src/kernel/lang.ts";
import type { Audience } from "../audience.ts";
import type { Claims } from "../claims.ts";
import { nameOf } from "../person-name.ts";
import type { Personas, ResidentPersona, StaffPersona } from "../persona.ts";

/** Somebody the simulated providers can sign in. */
export interface DemoAccount {
  /** What the provider calls them (`sub`): the person's id, or the professional's name in the directory. */
  readonly subject: string;
  readonly name: string;
  /** One line to tell them from others of the same name. */
  readonly detail: string;
  readonly claims: Claims;
}

/** All others than the personas: the synthetic residents and professionals of the demo county. */
export interface DemoDirectory {
  bySubject(audience: Audience, subject: string): Promise<DemoAccount | undefined>;
  /** At most a page of them, best match first. */
  search(audience: Audience, text: string): Promise<readonly DemoAccount[]>;
}

/** Nobody but the personas. */
export const EMPTY_DIRECTORY: DemoDirectory = { bySubject: async () => undefined, search: async () => [] };

/** What Suomi.fi identification would say of a resident. */
function residentAccount(
  person: Pick<ResidentPersona, "id" | "identityCode" | "givenNames" | "familyName" | "birthDate">,
  detail = person.birthDate,
): DemoAccount {
  const name = nameOf(person);
  return {
    subject: person.id,
    name,
    detail,
    claims: {
      "urn:oid:1.2.246.21": person.identityCode,
      given_name: person.givenNames,
      family_name: person.familyName,
      name,
    },
  };
}

/** What the county's directory would say of a professional. */
function staffAccount(
  person: Omit<StaffPersona, "key" | "who" | "try" | "phone" | "email" | "id">,
  detail = person.profession,
): DemoAccount {
  const { subject, roles, profession, unit, teams, lines, languages } = person;
  const name = nameOf(person);
  return {
    subject,
    name,
    detail,
    claims: { name, groups: roles, profession, unit, teams, lines, languages },
  };
}

export interface ListedPersona {
  readonly account: DemoAccount;
  readonly who: LocalText;
  readonly try: LocalText;
}

export function listedPersonas(personas: Personas, audience: Audience): ListedPersona[] {
  if (audience === "staff") {
    return personas.staff.map((each) => ({ account: staffAccount(each), who: each.who, try: each.try }));
  }
  return personas.residents.flatMap((each) =>
    each.who && each.try ? [{ account: residentAccount(each), who: each.who, try: each.try }] : [],
  );
}

/** The account of a subject; a persona may be named by its key too. */
export async function accountBySubject(
  personas: Personas,
  directory: DemoDirectory,
  audience: Audience,
  subject: string,
): Promise<DemoAccount | undefined> {
  if (audience === "resident") {
    const person = personas.residents.find(({ key, id }) => key === subject || id === subject);
    if (person) return residentAccount(person);
  } else {
    const person = personas.staff.find((each) => each.key === subject || each.subject === subject);
    if (person) return staffAccount(person);
  }
  return directory.bySubject(audience, subject);
}
