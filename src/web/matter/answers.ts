import { fromResponse, type QuestionnaireResponse, review } from "#src/domains/forms/index.ts";
import { answerRows } from "#src/domains/omaolo/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Site } from "../site.ts";

/** A question that was answered, and what was answered, in words. */
export interface AnswerRow {
  readonly linkId?: string;
  readonly label: string;
  readonly values: readonly string[];
}

/** The answers in the version of the form that they were given in; but for those of some use, which are not for the reader. */
export async function answersIn(
  site: Site,
  contact: { form: string | null; formVersion: string | null },
  response: unknown,
  lang: Lang,
  hidden: readonly string[] = [],
): Promise<AnswerRow[]> {
  if (!response) return [];
  if (!contact.form || !contact.formVersion) return foreignRows(response);
  const version = await site.form(contact.form, contact.formVersion);
  if (!version) return [];
  const answers = fromResponse(version.form, response as QuestionnaireResponse);
  const without = new Set(["own-words", ...hidden].map((use) => version.form.byUse.get(use)?.linkId));
  return review(version.form, answers, lang).rows.filter(
    ({ values, linkId }) => values.length > 0 && !without.has(linkId),
  );
}

/** Answers to questions of another service, as it worded them. */
const foreignRows = (response: unknown): AnswerRow[] =>
  answerRows(response).map(({ label, values }, index) => ({
    linkId: `sent-${index + 1}`,
    label,
    values,
  }));
