import type { PersonId } from "#src/kernel/id.ts";
import type { Personas } from "#src/platform/identity/persona.ts";
import type { Professional } from "./professional.ts";
import type { Resident } from "./resident.ts";

/** The personas as residents of the player: they come first and keep their ids. */
export function personaResidents(personas: Personas): Resident[] {
  const ids = new Map(personas.residents.map((each) => [each.key, each.id]));
  const guardians = new Map<string, PersonId[]>();
  for (const each of personas.residents) {
    for (const child of each.guardianOf) guardians.set(child, [...(guardians.get(child) ?? []), each.id]);
  }
  return personas.residents.map((each) => ({
    id: each.id,
    givenNames: each.givenNames,
    surname: each.familyName,
    birthDate: Temporal.PlainDate.from(each.birthDate),
    sex: Number(each.identityCode.slice(7, 10)) % 2 === 1 ? "male" : "female",
    hetu: each.identityCode,
    municipality: each.municipality,
    street: each.address.street,
    postalCode: each.address.postalCode,
    ...(each.phone && { phone: each.phone }),
    ...(each.email && { email: each.email }),
    motherTongue: each.language === "en" ? "other" : each.language,
    serviceLanguage: each.language,
    nonDisclosure: each.nonDisclosure,
    guardians: guardians.get(each.key) ?? [],
    caresFor: each.mandates.flatMap((mandate) => ids.get(mandate.for) ?? []),
  }));
}

export function personaProfessionals(personas: Personas): Professional[] {
  const ids = new Map(personas.residents.map((each) => [each.key, each.id]));
  return personas.staff.map((each) => ({
    id: each.id,
    givenNames: each.givenNames,
    surname: each.familyName,
    profession: each.profession,
    roles: each.roles,
    unit: each.unit,
    teams: each.teams,
    lines: each.lines as Professional["lines"],
    languages: each.languages,
    ...(each.person && ids.has(each.person) && { personId: ids.get(each.person) as PersonId }),
  }));
}
