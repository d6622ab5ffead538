import type { Lang } from "#src/kernel/lang.ts";
import type { Context } from "./context.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import type { Answer, Answers } from "./model.ts";
import type { Band, ResultRule } from "./results-rules.ts";
import { judge, type Run } from "./run.ts";
import { sameAnswer } from "./same.ts";
import { answerText } from "./shown.ts";

export interface ResultPart {
  readonly linkId: string;
  readonly label: string;
  readonly answer: string;
  readonly points: number;
}

export interface ResultModel {
  readonly id: string;
  readonly linkId: string;
  readonly title: string;
  readonly note: string | undefined;
  /** Undefined: not enough was answered. */
  readonly score: number | undefined;
  readonly band:
    | { readonly label: string; readonly meaning: string; readonly from: number; readonly to: number }
    | undefined;
  readonly bands: readonly {
    readonly label: string;
    readonly from: number;
    readonly to: number;
    readonly here: boolean;
  }[];
  /** How the score was counted: each answered item and its points. */
  readonly parts: readonly ResultPart[];
  /** Numbers of the same thing at other times; with them the results are one profile. */
  readonly beside: readonly { readonly label: string; readonly value: number | undefined }[];
  readonly services: readonly string[];
}

const numberIn = (answer: Answer): number | undefined =>
  "valueInteger" in answer ? answer.valueInteger : "valueDecimal" in answer ? answer.valueDecimal : undefined;

function numberOfItem(run: Run, item: CompiledItem | undefined): number | undefined {
  const node = item && run.nodesOf(item.index)[0];
  const answer = node !== undefined && run.on[node] === 1 ? run.answers(node)[0] : undefined;
  return answer && numberIn(answer);
}

const bandOf = (rule: ResultRule, score: number | undefined): Band | undefined =>
  score === undefined ? undefined : rule.bands.find(({ from, to }) => score >= from && score <= to);

function partsOf(form: CompiledForm, item: CompiledItem, run: Run, lang: Lang): ResultPart[] {
  const parts: ResultPart[] = [];
  for (const index of item.calculated?.counts ?? []) {
    const read = form.items[index] as CompiledItem;
    for (const node of run.nodesOf(index)) {
      if (run.on[node] !== 1) continue;
      for (const answer of run.answers(node)) {
        const points = read.options.find((one) => sameAnswer(one.answer, answer))?.weight ?? numberIn(answer);
        if (points !== undefined)
          parts.push({
            linkId: read.linkId,
            label: read.text[lang],
            answer: answerText(read, answer, lang),
            points,
          });
      }
    }
  }
  return parts;
}

/** Each score with its published band, what it means and how it was counted. No level of care is assigned. */
export function results(form: CompiledForm, answers: Answers, lang: Lang, context?: Context): ResultModel[] {
  const run = judge(form, answers, context);
  return form.results.flatMap((rule): ResultModel[] => {
    const item = form.byLinkId.get(rule.item);
    if (!item) return [];
    const value = numberOfItem(run, item);
    const band = bandOf(rule, value);
    return [
      {
        id: rule.id,
        linkId: rule.item,
        title: rule.title[lang],
        note: rule.note?.[lang],
        score: value,
        band: band && { label: band.label[lang], meaning: band.meaning[lang], from: band.from, to: band.to },
        bands: rule.bands.map((one) => ({
          label: one.label[lang],
          from: one.from,
          to: one.to,
          here: one === band,
        })),
        beside: rule.beside.map(({ item: linkId, label }) => ({
          label: label[lang],
          value: numberOfItem(run, form.byLinkId.get(linkId)),
        })),
        parts: partsOf(form, item, run, lang),
        services: [...new Set([...(band?.services ?? []), ...rule.services])],
      },
    ];
  });
}
