import { z } from "zod";
import type { LocalText } from "#src/kernel/lang.ts";

const text: z.ZodType<LocalText> = z.strictObject({
  fi: z.string().min(1),
  sv: z.string().min(1),
  en: z.string().min(1),
});
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id is small letters, digits and hyphens");
const term = z.strictObject({
  id,
  names: text,
  /** Other words for it that a file may use. */
  also: z.array(z.string().min(1)).optional(),
});
const words = z.array(z.string().min(1)).min(1);
const phenomenon = term.extend({
  /** What people call it, for the search. */
  words: z.strictObject({ fi: words, sv: words, en: words }).optional(),
  /** Topics of contacts for which a measure of it may fit. */
  topics: z.array(id).optional(),
  /** Services of the directory that help with it. */
  services: z.array(id).optional(),
  /** The county's own forms that ask about it. They are no instruments. */
  forms: z.array(id).optional(),
});

export const termsSchema = z.strictObject({
  review: z.unknown(),
  groups: z.array(term).min(1),
  phenomena: z.array(phenomenon).min(1),
  filledBy: z.array(term).min(1),
  forWhom: z.array(term).min(1),
  licences: z.array(term).min(1),
  reproducible: z.array(term).min(1),
  results: z.array(term).min(1),
  higher: z.array(term).min(1),
  bands: z.array(term).min(1),
  conditions: z.array(term).min(1),
  notes: z.array(term).min(1),
});
export type Terms = z.infer<typeof termsSchema>;
export type TermList = Exclude<keyof Terms, "review">;
export type Phenomenon = Terms["phenomena"][number];

/** The words of a term; an id that is no longer among the terms stands for itself. */
export function termName(terms: Terms, list: TermList, id: string): LocalText {
  const found = terms[list].find((one) => one.id === id);
  return found?.names ?? { fi: id, sv: id, en: id };
}

/** The phenomena of which a contact about a topic may need a measure. */
export const phenomenaOfTopic = (terms: Terms, topic: string): readonly Phenomenon[] =>
  terms.phenomena.filter(({ topics }) => topics?.includes(topic));
