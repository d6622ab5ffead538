import { createHash } from "node:crypto";
import { appointments } from "./appointment.ts";
import { keptForms, scores } from "./kept.ts";
import { matter } from "./matter.ts";
import { type Bundle, type Resource, urn } from "./model.ts";
import { patient } from "./patient.ts";
import type { OwnRecord } from "./record.ts";
import { auditEvent, consents, requests } from "./rights.ts";

/** A UUID of version 8 made of words: the same every time. */
export function namedId(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whoever wrote or read as a professional: named, as on the pages. */
function practitioners({ matters, accesses, scores: given }: OwnRecord): Resource[] {
  const names = new Map<string, string>();
  for (const { score } of given) names.set(score.recordedBy, score.recordedByName);
  for (const { messages } of matters)
    for (const one of messages)
      if (one.authorKind === "staff" && one.authorId) names.set(one.authorId, one.authorName ?? "");
  for (const one of accesses)
    if (one.actorKind === "staff" && one.actorId) names.set(one.actorId, one.actorName ?? "");
  return [...names].map(([id, text]) => ({
    resourceType: "Practitioner",
    id,
    ...(text && { name: [{ text }] }),
  }));
}

/** A person's record as a FHIR R4 collection in which every reference resolves. */
export function bundleOf(record: OwnRecord, id: string): Bundle {
  const { county, person, matters, accesses, lang, made } = record;
  const resources: Resource[] = [
    patient(person, record.own),
    { resourceType: "Organization", id: county.id, name: county.name },
    ...practitioners(record),
    ...matters.flatMap((one) => matter(record, one)),
    ...appointments(record),
    ...keptForms(record),
    ...scores(record),
    ...consents(record),
    ...requests(record),
    ...accesses.map((entry, index) => auditEvent(record, entry, namedId(`${id} ${index}`))),
  ];
  return {
    resourceType: "Bundle",
    id,
    type: "collection",
    timestamp: made.toString(),
    language: lang,
    entry: resources.map((resource) => ({ fullUrl: urn(resource.id), resource })),
  };
}
