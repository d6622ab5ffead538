import type { Person, Professional as ProfessionalRow } from "#src/domains/people/index.ts";
import type { Professional } from "./professional.ts";
import type { Resident } from "./resident.ts";

/** A made-up resident as the county keeps them. */
export function personRow(each: Resident): Person {
  return {
    id: each.id,
    identityCode: each.hetu,
    givenNames: each.givenNames,
    surname: each.surname,
    birthDate: each.birthDate,
    sex: each.sex === "female" ? "F" : "M",
    municipality: each.municipality,
    street: each.street,
    postalCode: each.postalCode,
    phone: each.phone ?? null,
    email: each.email ?? null,
    motherTongue: each.motherTongue,
    serviceLanguage: each.serviceLanguage,
    nonDisclosure: each.nonDisclosure,
  };
}

/** A made-up professional as the county keeps them; `subject` is their name in the staff's directory. */
export function professionalRow(each: Professional, subject: string | undefined): ProfessionalRow {
  return {
    id: each.id,
    subject: subject ?? each.id,
    name: `${each.givenNames.split(" ")[0]} ${each.surname}`,
    profession: each.profession,
    unit: each.unit,
    roles: each.roles,
    teams: each.teams,
    lines: each.lines,
    languages: each.languages,
    personId: each.personId ?? null,
  };
}
