import { z } from "zod";
import type { LocalText } from "#src/kernel/lang.ts";
import { AREAS, COST_CLASSES, SERVICE_CHANNELS, TARGET_GROUPS } from "./model.ts";

const text: z.ZodType<LocalText> = z.strictObject({
  fi: z.string().trim().min(1),
  sv: z.string().trim().min(1),
  en: z.string().trim().min(1),
});
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id is small letters, digits and hyphens");
const list = z.array(z.string().trim().min(2).max(60)).min(2);
const oneOrMore = <T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)).min(1);

/** A service of the county as its file has it. */
export const serviceSchema = z.strictObject({
  id: slug.refine((id) => !/^sote-\d+$/.test(id), "ids that begin with sote- are of national descriptions"),
  names: text,
  /** What it helps with, for the one who needs it. */
  helps: text,
  /** What to do first. */
  how: text,
  /** Absent: for everybody. */
  groups: oneOrMore(TARGET_GROUPS).optional(),
  channels: oneOrMore(SERVICE_CHANNELS),
  line: slug,
  /** Units that give it; every unit of a kind, or those named. Absent: no fixed place. */
  units: z.array(slug).min(1).optional(),
  unitKinds: z.array(slug).min(1).optional(),
  /** Absent: the whole county. */
  areas: oneOrMore(AREAS).optional(),
  municipalities: z
    .array(z.string().regex(/^\d{3}$/))
    .min(1)
    .optional(),
  languages: oneOrMore(["fi", "sv", "en"]),
  /** When it is open, in words, if otherwise than its line and units. */
  hours: text.optional(),
  /** A number of its own, when its line is not the way. */
  phone: z
    .strictObject({ number: z.string().regex(/^\d[\d ]{1,14}\d$/), fictitious: z.boolean() })
    .optional(),
  cost: z.strictObject({ class: z.enum(COST_CLASSES), verified: z.boolean() }),
  /** Codes of the national descriptions that speak of the same thing. */
  national: z.array(z.string().regex(/^SOTE-\d{4}$/)).optional(),
  /** What people call it: synonyms, everyday words, common misspellings. */
  words: z.strictObject({ fi: list, sv: list, en: list }),
  /** Worded by the county itself. */
  own: z.literal(true),
});
export type Service = z.infer<typeof serviceSchema>;
