import {
  fromResponse,
  type QuestionnaireResponse,
  type ResultModel,
  results,
} from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { Results } from "../../forms/results.tsx";
import type { Site } from "../../site.ts";
import { Fold } from "../fold.tsx";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** What the form counted from the answers, with its band and how, as the resident saw it. No level of care follows. */
export const Scores = ({ exchange, shown }: PartProps) => {
  const { lang } = exchange;
  if (shown.scores.length === 0) return null;
  return (
    <Fold summary={contactWords(lang).scores}>
      <Results lang={lang} results={shown.scores} />
    </Fold>
  );
};

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
