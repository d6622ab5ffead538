import type { Lang } from "#src/kernel/lang.ts";
import type { Issue } from "./check.ts";
import type { Context } from "./context.ts";
import { evaluation } from "./evaluate.ts";
import { inTime } from "./formula-run.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import { issueText } from "./messages.ts";
import type { Answers } from "./model.ts";
import type { Node } from "./nodes.ts";
import { judge } from "./run.ts";
import { answerText } from "./shown.ts";

export interface ReviewRow {
  readonly linkId: string;
  /** The key of the answer: the linkId, with its places inside repeats. */
  readonly key: string;
  /** Place of the innermost repeat it stands in, from 1; undefined outside repeats. */
  readonly repeat: number | undefined;
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
export function review(form: CompiledForm, answers: Answers, lang: Lang, context: Context = {}): ReviewModel {
  return inTime(form, context, (bounded) => {
    const run = judge(form, answers, bounded);
    const { issues } = evaluation(form, run);
    const byKey = new Map<string, Issue>(issues.map((issue) => [issue.key, issue]));
    const rows: ReviewRow[] = [];
    for (let at = 0; at < run.nodes.list.length; at += 1) {
      const { item, key, places } = run.nodes.list[at] as Node;
      if (item.type === "group" || item.type === "display" || item.hidden || run.on[at] === 0) continue;
      const issue = byKey.get(key);
      const place = places.at(-1);
      rows.push({
        linkId: item.linkId,
        key,
        repeat: place === undefined ? undefined : place + 1,
        page: (form.items[item.page] as CompiledItem).linkId,
        label: (item.shortText ?? item.text)[lang],
        values: run.answers(at).map((answer) => answerText(item, answer, lang)),
        error: issue && issueText(issue, lang, item.type),
      });
    }
    const firstOpen = rows.find(({ error }) => error !== undefined)?.page ?? pageOfFirst(form, issues);
    return { rows, ready: issues.length === 0, firstOpen };
  });
}

function pageOfFirst(form: CompiledForm, issues: readonly Issue[]): string | undefined {
  const item = form.byLinkId.get(issues[0]?.linkId ?? "");
  return item && form.items[item.page]?.linkId;
}
