import type { Lang } from "#src/kernel/lang.ts";
import { check } from "./check.ts";
import type { Context } from "./context.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import type { Answer, Answers, QuestionnaireResponse, ResponseItem } from "./model.ts";
import type { Node } from "./nodes.ts";
import { judge } from "./run.ts";
import { sameAnswer } from "./same.ts";

export interface Given {
  readonly lang: Lang;
  /** Instant in ISO 8601; left out of a draft. */
  readonly authored?: string;
  readonly status?: QuestionnaireResponse["status"];
  readonly context?: Context;
  /** Answers that break the form's rules stay in it: they are somebody else's to mend. */
  readonly keepsWrong?: boolean;
}

function shown(item: CompiledItem, answer: Answer, lang: Lang): Answer {
  if (!("valueCoding" in answer)) return answer;
  const option = item.options.find((one) => sameAnswer(one.answer, answer));
  if (!option || !("valueCoding" in option.answer)) return answer;
  // A code without words has none in the response either.
  if (option.label[lang] === option.answer.valueCoding.code)
    return { valueCoding: option.answer.valueCoding };
  return { valueCoding: { ...option.answer.valueCoding, display: option.label[lang] } };
}

/** The answers as a FHIR QuestionnaireResponse. Disabled items are not in it, nor, unless it keeps them, answers that do not pass the form's rules. */
export function toResponse(form: CompiledForm, answers: Answers, given: Given): QuestionnaireResponse {
  const run = judge(form, answers, given.context);
  const { list } = run.nodes;
  const children: number[][] = list.map(() => []);
  const top: number[] = [];
  list.forEach(({ parent }, at) => void (parent < 0 ? top : (children[parent] as number[])).push(at));

  const all = (nodes: readonly number[]): ResponseItem[] => nodes.flatMap(build);
  const build = (at: number): ResponseItem[] => {
    const { item, key, places } = list[at] as Node;
    if (run.on[at] === 0 || item.type === "display") return [];
    const head = {
      linkId: item.sentAs,
      ...(item.text[given.lang] !== "" && { text: item.text[given.lang] }),
    };
    const below = children[at] as number[];
    const byPlace = () => Map.groupBy(below, (child) => (list[child] as Node).places[places.length] ?? 0);
    if (item.type === "group") {
      if (!item.container) return wrap(head, all(below));
      return [...byPlace().values()].flatMap((own) => wrap(head, all(own)));
    }
    const kept = run.answers(at);
    const dropped = !given.keepsWrong && check(item, kept, key) !== undefined;
    const answer = dropped ? [] : kept.map((one) => shown(item, one, given.lang));
    if (below.length === 0) return answer.length > 0 ? [{ ...head, answer }] : [];
    const places_ = item.container ? byPlace() : new Map([[0, below]]);
    if (answer.length === 0) return wrap(head, all(places_.get(0) ?? []));
    const answered = answer.map((one, place) => {
      const inner = all(places_.get(place) ?? []);
      return inner.length > 0 ? { ...one, item: inner } : one;
    });
    return [{ ...head, answer: answered }];
  };
  const { url, version } = form.questionnaire;
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: `${url}|${version}`,
    status: given.status ?? "completed",
    language: given.lang,
    ...(given.authored !== undefined && { authored: given.authored }),
    item: all(top),
  };
}

const wrap = (head: { linkId: string; text?: string }, item: ResponseItem[]): ResponseItem[] =>
  item.length > 0 ? [{ ...head, item }] : [];

export { fromResponse } from "./from-response.ts";
