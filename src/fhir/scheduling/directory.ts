import type { AppointmentType, Calendar, CalendarOwner } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { Resource } from "../model.ts";
import { CODES, refer } from "./systems.ts";
import { typeConcept, unitsOf } from "./times.ts";

const LANGUAGES = "urn:ietf:bcp:47";
const countyId = (content: Content) => `county-${content.county.code}`;

/** The county itself. */
export const organization = (content: Content, lang: Lang): Resource => ({
  resourceType: "Organization",
  id: countyId(content),
  active: true,
  name: content.county.names[lang],
  telecom: [{ system: "phone", value: content.county.phone.number }],
});

/** A unit where people are met. */
export function location(content: Content, unit: Content["units"][number], lang: Lang): Resource {
  const { id, names, address, phone, municipality } = unit;
  const {
    names: towns,
    centre: [longitude, latitude],
  } = content.municipality(municipality);
  return {
    resourceType: "Location",
    id,
    identifier: [{ system: CODES.unit, value: id }],
    status: "active",
    mode: "instance",
    name: names[lang],
    telecom: [{ system: "phone", value: phone.number }],
    address: {
      line: [address.street[lang]],
      city: towns[lang],
      postalCode: address.postalCode,
      country: "FI",
    },
    // The centre of the municipality: the county's content has no place of its own for units.
    position: { longitude, latitude },
    managingOrganization: refer("Organization", countyId(content)),
  };
}

/** A kind of visit that can be booked. */
export const healthcareService = (content: Content, type: AppointmentType, lang: Lang): Resource => ({
  resourceType: "HealthcareService",
  id: type.id,
  active: true,
  providedBy: refer("Organization", countyId(content)),
  type: [typeConcept(type, lang)],
  name: type.names[lang],
  ...(type.instructions && { extraDetails: type.instructions[lang] }),
  appointmentRequired: true,
});

/** A professional as residents read their name: nothing else of them. */
export const practitioner = ({ resource }: Calendar, owner: CalendarOwner | undefined): Resource => ({
  resourceType: "Practitioner",
  id: resource.id,
  active: true,
  ...(owner?.name && { name: [{ text: owner.name }] }),
  communication: resource.languages.map((code) => ({ coding: [{ system: LANGUAGES, code }] })),
});

/** In which profession and where a professional receives people, and for what. */
export function practitionerRole(
  content: Content,
  calendar: Calendar,
  owner: CalendarOwner | undefined,
  types: readonly AppointmentType[],
  lang: Lang,
): Resource {
  const { id, profession } = calendar.resource;
  const name = profession ? content.findProfession(profession)?.names[lang] : undefined;
  const units = unitsOf(calendar).filter((unit) => content.findUnit(unit));
  return {
    resourceType: "PractitionerRole",
    id,
    active: types.length > 0,
    practitioner: refer("Practitioner", id, owner?.name),
    organization: refer("Organization", countyId(content)),
    ...(profession && {
      code: [{ coding: [{ system: CODES.profession, code: profession, ...(name && { display: name }) }] }],
    }),
    ...(units.length > 0 && { location: units.map((unit) => refer("Location", unit)) }),
    ...(types.length > 0 && { healthcareService: types.map((type) => refer("HealthcareService", type.id)) }),
  };
}
