import type { Lang } from "#src/kernel/lang.ts";
import type { Context } from "./context.ts";
import { evaluation } from "./evaluate.ts";
import { inTime } from "./formula-run.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import type { Answers } from "./model.ts";
import { type Block, blocksOf, flatQuestions } from "./page-blocks.ts";
import type { QuestionModel } from "./question-model.ts";
import { judge } from "./run.ts";

export interface PageModel {
  readonly linkId: string;
  readonly title: string;
  /** Texts of the page that belong to no question. */
  readonly intro: readonly string[];
  /** Every question of the page in order, those in groups and repeats included. */
  readonly questions: readonly QuestionModel[];
  /** The same as they stand: texts, questions, groups, tables, repeats. */
  readonly blocks: readonly Block[];
  /** Place among the pages shown now, from 1. */
  readonly number: number;
  readonly of: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** Which pages are drawn: by the page's linkId and its place among those that stand, from 0. */
export type Wanted = (linkId: string, at: number) => boolean;
const EVERY: Wanted = () => true;

/**
 * The pages that stand now, as data to draw: all of them, or those that are `wanted`. A page is one top-level item of the form,
 * or a group marked as a page. Errors are filled in for the pages named in `checked`: those that the person has sent and gets back.
 */
export function pages(
  form: CompiledForm,
  answers: Answers,
  lang: Lang,
  checked: readonly string[] = [],
  context: Context = {},
  wanted: Wanted = EVERY,
): PageModel[] {
  return inTime(form, context, (bounded) => {
    const run = judge(form, answers, bounded);
    const { pages: shown, issues } = evaluation(form, run);
    return shown.flatMap((linkId, at) => {
      if (!wanted(linkId, at)) return [];
      const page = form.byLinkId.get(linkId) as CompiledItem;
      const blocks = blocksOf(run, page, lang, checked.includes(linkId) ? issues : []);
      const questions = flatQuestions(blocks);
      return {
        linkId,
        title: page.text[lang] || (questions[0]?.label ?? ""),
        intro: blocks.flatMap((block) => (block.kind === "text" ? [block.text] : [])),
        questions,
        blocks,
        number: at + 1,
        of: shown.length,
        previous: shown[at - 1],
        next: shown[at + 1],
      };
    });
  });
}

export type { OptionModel, QuestionKind, QuestionModel } from "./question-model.ts";
