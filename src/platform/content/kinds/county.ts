import { z } from "zod";
import { bySchema, type ContentKind } from "../kind.ts";
import { area, hours, isoDate, localText, phone, review, slug } from "../shapes.ts";

const help = z.strictObject({
  id: slug,
  names: localText,
  /** When to turn to it, for the help card. */
  when: localText,
  phone,
  /** The language that the service answers in, when it is only one. */
  language: z.enum(["fi", "sv", "en"]).optional(),
  source: z.string().min(1),
  verified: z.boolean(),
});

const limits = z.strictObject({ fi: z.number(), sv: z.number(), en: z.number() });

const countySchema = z.strictObject({
  review,
  code: z.string().regex(/^\d{2}$/),
  names: localText,
  population: z.strictObject({
    count: z.number().int().positive(),
    year: z.number().int(),
    source: z.string(),
  }),
  timeZone: z.literal("Europe/Helsinki"),
  officeHours: hours,
  officeHoursText: localText,
  phone,
  switchboard: localText,
  fictitiousNumbers: localText,
  areas: z.array(z.strictObject({ id: area, names: localText })).length(3),
  /** Where to turn in danger or a crisis, in the order to show. */
  emergency: z.array(help).min(1),
  /** Texts for residents harder than this LIX value get a warning; counted from `fromWords` words on. */
  readability: z.strictObject({ warnAbove: limits, fromWords: z.number().int().positive() }),
  updated: isoDate,
});
export type County = z.infer<typeof countySchema>;

export const countyKind: ContentKind<County> = {
  kind: "county",
  files: "county.yaml",
  required: true,
  parse: bySchema(countySchema),
  audience: () => "resident",
};
