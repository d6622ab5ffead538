import type { Lang } from "#src/kernel/lang.ts";
import type { Issue } from "./check.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import { issueText } from "./messages.ts";
import { type Node, REPEATS_MAX, repeatsOf } from "./nodes.ts";
import { keyOf } from "./paths.ts";
import { isBeside, isHelp, markedNow, type QuestionModel, questionModel, textNow } from "./question-model.ts";
import type { Run } from "./run.ts";
import { answerText } from "./shown.ts";

export interface TextBlock {
  readonly kind: "text";
  readonly text: string;
  /** The text marked up; safe HTML. */
  readonly html: string | undefined;
}

export interface QuestionBlock {
  readonly kind: "question";
  readonly question: QuestionModel;
  /** What is asked under this question. */
  readonly blocks: readonly Block[];
}

/** A heading and what stands under it. */
export interface GroupBlock {
  readonly kind: "group";
  /** Its key: its own in each repeat around it. */
  readonly name: string;
  readonly title: string;
  readonly control: string | undefined;
  readonly error: string | undefined;
  readonly blocks: readonly Block[];
}

export interface Column {
  readonly linkId: string;
  readonly label: string;
  readonly required: boolean;
}

/** A group that is filled several times, one under another or, as a table, each on its row. */
export interface RepeatBlock {
  readonly kind: "repeat";
  readonly linkId: string;
  /** Key of the count of repeats: one more is asked for by answering it with the number. */
  readonly name: string;
  readonly title: string;
  readonly table: boolean;
  /** Its questions in the form's order, those of any repeat: the columns of the table. */
  readonly columns: readonly Column[];
  /** The repeats that are drawn, at most REPEATS_DRAWN; the first of them stands at `from`, of `count` in all. */
  readonly repeats: readonly (readonly Block[])[];
  readonly from: number;
  readonly count: number;
  /** Whether another can be added. */
  readonly more: boolean;
  readonly error: string | undefined;
}

export type Block = TextBlock | QuestionBlock | GroupBlock | RepeatBlock;

const TABLES = new Set(["gtable", "table", "grid"]);

/** The contents of a page as they stand: from its item, or the item alone when it is a question. */
export function blocksOf(run: Run, page: CompiledItem, lang: Lang, issues: readonly Issue[]): Block[] {
  const { nodes, on } = run;
  const byKey = new Map<string, Issue>();
  for (const issue of issues) if (!byKey.has(issue.key)) byKey.set(issue.key, issue);
  const children = new Map<number, number[]>();
  for (const index of itemsOf(run, page))
    for (const at of nodes.of[index] ?? []) {
      const { parent } = nodes.list[at] as Node;
      const known = children.get(parent);
      if (known) known.push(at);
      else children.set(parent, [at]);
    }
  for (const known of children.values()) known.sort((a, b) => a - b);

  const all = (list: readonly number[]): Block[] => list.flatMap(block);
  const errorAt = (at: number): string | undefined => {
    const { item, key } = nodes.list[at] as Node;
    const issue = byKey.get(key);
    if (issue?.place === undefined) return issue && issueText(issue, lang, item.type);
    return `${textNow(run, at, lang)} ${issue.place + 1}: ${issueText(issue, lang, item.type)}`;
  };
  // What is asked of each of several answers stands under the words of that answer.
  const perAnswer = (at: number, below: readonly number[]): Block[] => {
    const { item, places } = nodes.list[at] as Node;
    const given = run.answers(at);
    if (!item.container || given.length < 2) return all(below);
    const byPlace = Map.groupBy(below, (child) => (nodes.list[child] as Node).places[places.length] ?? 0);
    return given.flatMap((answer, place) => {
      const blocks = all(byPlace.get(place) ?? []);
      if (blocks.length === 0) return [];
      const title = answerText(item, answer, lang);
      const name = keyOf(item.linkId, [...places, place]);
      return [{ kind: "group", name, title, control: undefined, error: undefined, blocks }];
    });
  };
  const block = (at: number): Block[] => {
    const { item, key, places } = nodes.list[at] as Node;
    if (on[at] === 0 || item.hidden || isBeside(item) || isHelp(item)) return [];
    const below = children.get(at) ?? [];
    if (item.type === "display") {
      const text = textNow(run, at, lang);
      const html = markedNow(run, at, lang);
      return text === "" && html === undefined ? [] : [{ kind: "text", text, html }];
    }
    if (item.type !== "group")
      return [
        {
          kind: "question",
          question: questionModel(run, at, lang, byKey.get(key)),
          blocks: perAnswer(at, below),
        },
      ];
    if (!item.container) {
      const blocks = all(below);
      if (blocks.length === 0) return [];
      const title = textNow(run, at, lang);
      return [{ kind: "group", name: key, title, control: item.control, error: errorAt(at), blocks }];
    }
    const count = repeatsOf(nodes, at);
    const byPlace = Map.groupBy(below, (child) => (nodes.list[child] as Node).places[places.length] ?? 0);
    const from = windowFrom(count, byPlace, (child) => byKey.has((nodes.list[child] as Node).key));
    const drawn = Math.min(REPEATS_DRAWN, count - from);
    const repeats = Array.from({ length: drawn }, (_, at) => all(byPlace.get(from + at) ?? []));
    const columns = columnsOf(run.form, repeats);
    const most = item.limits?.maxOccurs;
    return [
      {
        kind: "repeat",
        linkId: item.linkId,
        name: key,
        title: textNow(run, at, lang),
        table: TABLES.has(item.control ?? ""),
        columns,
        repeats,
        from,
        count,
        more: !item.readOnly && count < Math.min(most ?? REPEATS_MAX, REPEATS_MAX),
        error: errorAt(at),
      },
    ];
  };
  const [top] = nodes.of[page.index] as readonly number[];
  if (top === undefined || on[top] === 0) return [];
  return page.type === "group" && !page.container ? all(children.get(top) ?? []) : block(top);
}

/** Repeats of one group that a page draws at most. */
const REPEATS_DRAWN = 100;

/** Where the drawn repeats begin: at the last ones, where somebody goes on; earlier when something is to be mended there. */
function windowFrom(
  count: number,
  byPlace: ReadonlyMap<number, readonly number[]>,
  isWrong: (node: number) => boolean,
): number {
  const last = Math.max(0, count - REPEATS_DRAWN);
  for (let place = 0; place < last; place += 1) if (byPlace.get(place)?.some(isWrong)) return place;
  return last;
}

function columnsOf({ byLinkId }: CompiledForm, rows: readonly (readonly Block[])[]): Column[] {
  const found = new Map<string, Column>();
  for (const { linkId, label, required } of rows.flatMap(flatQuestions))
    if (!found.has(linkId)) found.set(linkId, { linkId, label, required });
  const place = ({ linkId }: Column) => byLinkId.get(linkId)?.index ?? 0;
  return [...found.values()].sort((one, other) => place(one) - place(other));
}

/** Indices of the items of a page; they follow each other. */
function itemsOf({ form }: Run, page: CompiledItem): number[] {
  const found: number[] = [];
  for (let index = page.index; form.items[index]?.page === page.index; index += 1) found.push(index);
  return found;
}

/** All questions of some blocks, in order. */
export function flatQuestions(blocks: readonly Block[]): QuestionModel[] {
  return blocks.flatMap((block) => {
    if (block.kind === "text") return [];
    if (block.kind === "question") return [block.question, ...flatQuestions(block.blocks)];
    return block.kind === "group" ? flatQuestions(block.blocks) : block.repeats.flatMap(flatQuestions);
  });
}
