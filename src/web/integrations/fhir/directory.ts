import { personById } from "#src/domains/people/index.ts";
import { type Calendar, knownTo } from "#src/domains/scheduling/index.ts";
import {
  anyOf,
  healthcareService,
  location,
  organization,
  practitioner,
  practitionerRole,
  type Resource,
  readReference,
  SYSTEMS,
  unitsOf,
} from "#src/fhir/index.ts";
import { parseId } from "#src/kernel/id.ts";
import { type Asked, canDo, type Found, logShown, notFound } from "./asked.ts";
import { ownersFor, paged, professional, professionals, typesNamed } from "./schedules.ts";

type People = "Practitioner" | "PractitionerRole";

/** Professionals by id, or by whom or where a role is. */
export async function searchPeople(asked: Asked, type: People): Promise<Found> {
  const { params, base } = asked;
  const ids = anyOf(params.getAll("_id"));
  const who = anyOf(params.getAll("practitioner")).map((one) => readReference(one, base)?.id);
  const where = anyOf(params.getAll("location")).map((one) => readReference(one, base)?.id);
  const rows = (await professionals(asked)).filter(
    (one) =>
      (ids.length === 0 || ids.includes(one.resource.id)) &&
      (who.length === 0 || who.includes(one.resource.id)) &&
      (where.length === 0 || unitsOf(one).some((unit) => where.includes(unit))),
  );
  const { page, next } = paged(asked, rows);
  return { resources: await peopleFor(asked, page, type), next };
}

async function peopleFor(asked: Asked, calendars: readonly Calendar[], type: People): Promise<Resource[]> {
  const { site, types, scope } = asked;
  const owners = await ownersFor(asked, calendars);
  return calendars.map((one) => {
    const owner = owners.get(one.resource.id);
    if (type === "Practitioner") return practitioner(one, owner);
    const able = types.filter((each) => canDo(one, each));
    return practitionerRole(site.content, one, owner, able, scope.lang);
  });
}

export async function readPerson(asked: Asked, type: People, id: string): Promise<Resource> {
  const [found] = await peopleFor(asked, [await professional(asked, id, type)], type);
  if (!found) throw notFound(type);
  return found;
}

const folded = (text: string) => text.toLocaleLowerCase("fi");

export function searchLocations(asked: Asked): Found {
  const { params, site, scope } = asked;
  const ids = anyOf(params.getAll("_id"));
  const named = (texts: Readonly<Record<string, string>>, param: string) => {
    const asks = anyOf(params.getAll(param)).map(folded);
    return (
      asks.length === 0 || Object.values(texts).some((one) => asks.some((ask) => folded(one).startsWith(ask)))
    );
  };
  const rows = site.content.units.filter(
    ({ id, names, municipality }) =>
      (ids.length === 0 || ids.includes(id)) &&
      named(names, "name") &&
      named(site.content.municipality(municipality).names, "address-city"),
  );
  const { page, next } = paged(asked, rows);
  return { resources: page.map((unit) => location(site.content, unit, scope.lang)), next };
}

export function readLocation({ site, scope }: Asked, id: string): Resource {
  const unit = site.content.findUnit(id);
  if (!unit) throw notFound("Location");
  return location(site.content, unit, scope.lang);
}

export function searchServices(asked: Asked): Found {
  const { params, site, scope, types } = asked;
  const ids = anyOf(params.getAll("_id"));
  const rows = typesNamed(types, params.getAll("service-type")).filter(
    ({ id }) => ids.length === 0 || ids.includes(id),
  );
  const { page, next } = paged(asked, rows);
  return { resources: page.map((type) => healthcareService(site.content, type, scope.lang)), next };
}

export function readService({ site, scope, types }: Asked, id: string): Resource {
  const type = types.find((one) => one.id === id);
  if (!type) throw notFound("HealthcareService");
  return healthcareService(site.content, type, scope.lang);
}

export function searchOrganizations(asked: Asked): Found {
  const one = organization(asked.site.content, asked.scope.lang);
  const ids = anyOf(asked.params.getAll("_id"));
  return { resources: ids.length === 0 || ids.includes(one.id) ? [one] : [] };
}

export function readOrganization({ site, scope }: Asked, id: string): Resource {
  const one = organization(site.content, scope.lang);
  if (one.id !== id) throw notFound("Organization");
  return one;
}

/** Somebody for whom the system has booked: the code by which it named them, and nothing else. */
export async function readPatient(asked: Asked, id: string): Promise<Resource> {
  const { scope, client } = asked;
  const personId = parseId<"person">(id);
  const person =
    personId && (await knownTo(scope.db, client.id, personId))
      ? await personById(scope.db, personId)
      : undefined;
  if (!person) throw notFound("Patient");
  await logShown(asked, "person.open", [person.id]);
  return {
    resourceType: "Patient",
    id: person.id,
    ...(person.identityCode && { identifier: [{ system: SYSTEMS.hetu, value: person.identityCode }] }),
  };
}
