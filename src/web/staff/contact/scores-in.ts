import {
  fromResponse,
  type QuestionnaireResponse,
  type ResultModel,
  results,
} from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Site } from "../../site.ts";

/** The scores of what was sent, counted in the version of the form that was answered; none for another service's form. */
export async function scoresIn(
  site: Site,
  contact: { readonly form: string | null; readonly formVersion: string | null },
  response: unknown,
  lang: Lang,
): Promise<ResultModel[]> {
  if (!response || !contact.form || !contact.formVersion) return [];
  const version = await site.form(contact.form, contact.formVersion);
  if (!version) return [];
  return results(version.form, fromResponse(version.form, response as QuestionnaireResponse), lang);
}
