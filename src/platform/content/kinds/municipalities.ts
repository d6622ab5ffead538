import { z } from "zod";
import { bySchema, type ContentKind } from "../kind.ts";
import { error, type Finding } from "../problem.ts";
import { area, localText, municipalityCode, review, slug } from "../shapes.ts";
import { repeated } from "./repeated.ts";

const municipality = z.strictObject({
  review: review.optional(),
  code: municipalityCode,
  names: localText,
  /** Residents at the end of 2022. */
  population: z.number().int().positive(),
  languageStatus: z.enum(["finnish", "bilingual-finnish-majority", "bilingual-swedish-majority"]),
  /** Swedish speakers at the least and at the most between 2000 and 2022: a share of one year is not known. */
  swedishSpeakers: z.strictObject({ min: z.number().int(), max: z.number().int() }),
  area,
  areaBasis: z.enum(["plan", "assumption"]),
  areaVerified: z.boolean(),
  subRegion: slug,
  /** Longitude and latitude of the main centre, WGS 84. */
  centre: z.tuple([z.number(), z.number()]),
  /** Residents in the age groups of `ageGroups`, 2018. */
  ages2018: z.array(z.number().int().nonnegative()),
});
export type Municipality = z.infer<typeof municipality>;

const municipalitiesSchema = z.strictObject({
  review,
  source: z.string(),
  languageStatuses: z.array(z.strictObject({ id: municipality.shape.languageStatus, names: localText })),
  subRegions: z.array(z.strictObject({ id: slug, names: localText })),
  /** First and last age of each group; the last has no end. */
  ageGroups: z.array(z.tuple([z.number().int(), z.number().int().nullable()])),
  municipalities: z.array(municipality).min(1),
});
export type Municipalities = z.infer<typeof municipalitiesSchema>;

export const municipalitiesKind: ContentKind<Municipalities> = {
  kind: "municipalities",
  files: "municipalities.yaml",
  required: true,
  parse: bySchema(municipalitiesSchema),
  references: (value) => [
    ...repeated(value.municipalities, "code", ["municipalities"]),
    ...inconsistent(value),
  ],
};

function inconsistent(value: Municipalities): Finding[] {
  return value.municipalities.flatMap((one, index) => {
    const at = ["municipalities", index];
    const findings: Finding[] = [];
    if (!value.subRegions.some((region) => region.id === one.subRegion)) {
      findings.push(
        error([...at, "subRegion"], "reference.unknown", `there is no sub-region "${one.subRegion}"`),
      );
    }
    if (one.ages2018.length !== value.ageGroups.length) {
      const message = `has ${one.ages2018.length} age groups where ${value.ageGroups.length} are named`;
      findings.push(error([...at, "ages2018"], "municipality.ages", message));
    }
    if (one.swedishSpeakers.min > one.swedishSpeakers.max) {
      findings.push(
        error([...at, "swedishSpeakers"], "municipality.range", "the range ends before it begins"),
      );
    }
    if (one.areaBasis === "assumption" && one.areaVerified) {
      findings.push(error([...at, "areaVerified"], "municipality.basis", "an assumption is not verified"));
    }
    return findings;
  });
}
