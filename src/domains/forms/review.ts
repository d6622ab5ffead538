import type { Lang } from "#src/kernel/lang.ts";
import type { CompiledForm, CompiledItem } from "./compile.ts";
import { answersOf, evaluate } from "./evaluate.ts";
import { issueText } from "./messages.ts";
import type { Answers } from "./model.ts";
import { answerText } from "./shown.ts";

export interface ReviewRow {
  readonly linkId: string;
  /** The page where it can be changed. */
  readonly page: string;
  readonly label: string;
  /** In words; empty when not answered. */
  readonly values: readonly string[];
  readonly error: string | undefined;
}

export interface ReviewModel {
  readonly rows: readonly ReviewRow[];
  /** Whether the answers may be sent as they are. */
  readonly ready: boolean;
  /** The first page that needs an answer. */
  readonly firstOpen: string | undefined;
}

/** Every question that is asked now with its answer in words, before sending; also how a reader sees a sent form. */
export function review(form: CompiledForm, answers: Answers, lang: Lang): ReviewModel {
  const { enabled, issues } = evaluate(form, answers);
  const rows: ReviewRow[] = [];
  for (const item of form.items) {
    if (item.type === "group" || item.type === "display" || !enabled.has(item.linkId)) continue;
    const issue = issues.find(({ linkId }) => linkId === item.linkId);
    rows.push({
      linkId: item.linkId,
      page: (form.items[item.page] as CompiledItem).linkId,
      label: item.text[lang],
      values: answersOf(answers, item.linkId).map((answer) => answerText(item, answer, lang)),
      error: issue && issueText(issue, lang, item.type),
    });
  }
  return { rows, ready: issues.length === 0, firstOpen: rows.find(({ error }) => error !== undefined)?.page };
}
