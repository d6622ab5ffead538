import type { Lang } from "#src/kernel/lang.ts";
import { check, sameAnswer } from "./check.ts";
import type { CompiledForm, CompiledItem } from "./compile.ts";
import { answersOf, enabling } from "./evaluate.ts";
import type { Answer, Answers, QuestionnaireResponse, ResponseItem } from "./model.ts";

export interface Given {
  readonly lang: Lang;
  /** Instant in ISO 8601; left out of a draft. */
  readonly authored?: string;
  readonly status?: QuestionnaireResponse["status"];
}

function shown(item: CompiledItem, answer: Answer, lang: Lang): Answer {
  if (!("valueCoding" in answer)) return answer;
  const option = item.options.find((one) => sameAnswer(one.answer, answer));
  if (!option || !("valueCoding" in option.answer)) return answer;
  return { valueCoding: { ...option.answer.valueCoding, display: option.label[lang] } };
}

/** The answers as a FHIR QuestionnaireResponse. Disabled items, and answers that do not pass the form's rules, are not in it. */
export function toResponse(form: CompiledForm, answers: Answers, given: Given): QuestionnaireResponse {
  const on = enabling(form, answers);
  const build = (index: number): ResponseItem | undefined => {
    const item = form.items[index] as CompiledItem;
    if (on[index] === 0 || item.type === "display") return undefined;
    const kept = answersOf(answers, item.linkId);
    const answer = check(item, kept) ? [] : kept.map((one) => shown(item, one, given.lang));
    const children = item.children.map(build).filter((child) => child !== undefined);
    if (answer.length === 0 && children.length === 0) return undefined;
    return {
      linkId: item.linkId,
      text: item.text[given.lang],
      ...(answer.length > 0 && { answer }),
      ...(children.length > 0 && { item: children }),
    };
  };
  const { url, version } = form.questionnaire;
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: `${url}|${version}`,
    status: given.status ?? "completed",
    language: given.lang,
    ...(given.authored !== undefined && { authored: given.authored }),
    item: form.pages.map(({ index }) => build(index)).filter((item) => item !== undefined),
  };
}

/** The reverse: answers by linkId, to show an old response in the version it was given in, in any language. */
export function fromResponse(form: CompiledForm, response: QuestionnaireResponse): Answers {
  const answers: Record<string, readonly Answer[]> = {};
  const visit = (items: readonly ResponseItem[] | undefined): void => {
    for (const item of items ?? []) {
      if (form.byLinkId.has(item.linkId) && item.answer?.length) answers[item.linkId] = item.answer;
      visit(item.item);
    }
  };
  visit(response.item);
  return answers;
}
