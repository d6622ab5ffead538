import type { Person } from "#src/domains/people/index.ts";
import { type Resource, SYSTEMS } from "./model.ts";

/**
 * The person. Where somebody under non-disclosure is, stands in no export, and neither does the address of somebody else
 * than the reader.
 */
export function patient(person: Person, own: boolean): Resource {
  const where = own && !person.nonDisclosure;
  const telecom = [
    ...(person.phone ? [{ system: "phone", value: person.phone }] : []),
    ...(person.email ? [{ system: "email", value: person.email }] : []),
  ];
  return {
    resourceType: "Patient",
    id: person.id,
    ...(person.nonDisclosure && {
      meta: { security: [{ system: SYSTEMS.securityFi, code: "TURVAKIELTO" }] },
    }),
    ...(own && person.identityCode && { identifier: [{ system: SYSTEMS.hetu, value: person.identityCode }] }),
    name: [{ family: person.surname, given: person.givenNames.split(" ") }],
    gender: person.sex === "F" ? "female" : "male",
    birthDate: person.birthDate.toString(),
    ...(where && telecom.length > 0 && { telecom }),
    ...(where &&
      person.street && {
        address: [
          {
            line: [person.street],
            ...(person.postalCode && { postalCode: person.postalCode }),
            country: "FI",
          },
        ],
      }),
    communication: [
      {
        language: { coding: [{ system: "urn:ietf:bcp:47", code: person.serviceLanguage }] },
        preferred: true,
      },
    ],
  };
}
