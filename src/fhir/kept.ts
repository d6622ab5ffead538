import { withoutEmpty } from "./matter.ts";
import { type Resource, reference, SYSTEMS } from "./model.ts";
import type { OwnRecord } from "./record.ts";

/** The forms that the person keeps, in the shape the answers were given in. */
export function keptForms({ person, forms }: OwnRecord): Resource[] {
  const subject = reference("Patient", person.id);
  return forms.map(({ kept }) => ({
    ...(withoutEmpty(kept.response) as object),
    resourceType: "QuestionnaireResponse",
    id: kept.id,
    status: "completed",
    subject,
    authored: kept.at.toString(),
    ...(kept.senderId === person.id && { source: subject }),
  }));
}

/** The scores of measures that hold, each with the published bands it falls in. */
export function scores({ person, scores: given }: OwnRecord): Resource[] {
  return given.map(({ score, name, bands, unit, filledBy, corrections }) => ({
    resourceType: "Observation",
    id: score.id,
    status: score.corrects === null ? "final" : "corrected",
    code: { coding: [{ system: SYSTEMS.own("instrument"), code: score.instrumentId }], text: name },
    subject: reference("Patient", person.id),
    effectiveDateTime: score.measuredOn.toString(),
    issued: score.recordedAt.toString(),
    performer: [reference("Practitioner", score.recordedBy, score.recordedByName)],
    valueQuantity: { value: score.score, unit },
    ...(bands.length > 0 && { interpretation: bands.map((text) => ({ text })) }),
    note: [
      ...[filledBy, score.note].filter(Boolean).map((text) => ({ text })),
      ...corrections.map(({ at, words }) => ({ time: at.toString(), text: words })),
    ],
  }));
}
