import { check, type Issue } from "./check.ts";
import type { Context } from "./context.ts";
import { inTime } from "./formula-run.ts";
import type { CompiledForm, CompiledItem, Constraint } from "./items.ts";
import type { Answer, Answers } from "./model.ts";
import { answersAt, type Node, repeatsOf } from "./nodes.ts";
import { toggledOff } from "./offered.ts";
import { judge, type Run } from "./run.ts";
import { sameAnswer } from "./same.ts";

export interface Evaluation {
  /** LinkIds that are asked now, given the answers. */
  readonly enabled: ReadonlySet<string>;
  /** The same by the keys of their answers: one for each place in a repeat. */
  readonly keys: ReadonlySet<string>;
  /** LinkIds of the pages that show something now, in order. */
  readonly pages: readonly string[];
  /** What must be mended before the answers may be sent. */
  readonly issues: readonly Issue[];
  /** What is said and does not stop: broken warnings, expressions that failed. */
  readonly warnings: readonly Issue[];
  /** Values worked out here, by key. */
  readonly calculated: ReadonlyMap<string, readonly Answer[]>;
  /** Pages that are answered without issue, of all that are shown. */
  readonly progress: { readonly done: number; readonly of: number };
}

/** Answers of one item, safe against keys that an object inherits. */
export const answersOf = (answers: Answers, key: string): readonly Answer[] => answersAt(answers, key);

const SEEN = (item: CompiledItem): boolean => !item.hidden && item.type !== "group";

/** Which items are asked, which pages stand, what is wrong and how far one has come. Pure; linear in the form. */
export function evaluate(form: CompiledForm, answers: Answers, context: Context = {}): Evaluation {
  return inTime(form, context, (bounded) => evaluation(form, judge(form, answers, bounded)));
}

function issuesOf(run: Run, at: number): readonly Issue[] {
  const { item, key } = run.nodes.list[at] as Node;
  if (item.type === "display") return [];
  if (item.type === "group") return groupIssues(run, at);
  const given = run.answers(at);
  const unasked = given.length === 0 && (item.calculated !== undefined || hangsOnNothing(run, at));
  const issue = unasked ? undefined : (check(item, given, key) ?? switchedOff(run, at));
  return issue
    ? [issue, ...broken(run, item.constraints, at)]
    : item.constraints.length > 0
      ? broken(run, item.constraints, at)
      : NO_ISSUES;
}
const NO_ISSUES: readonly Issue[] = [];

/** Whether it stands under a question without an answer: FHIR has a place for it inside an answer only. */
function hangsOnNothing(run: Run, at: number): boolean {
  for (let above = run.nodes.list[at]?.parent ?? -1; above >= 0; ) {
    const { item, parent } = run.nodes.list[above] as Node;
    if (item.type !== "group" && run.answers(above).length === 0) return true;
    above = parent;
  }
  return false;
}

/** An answer that its question does not offer now (answerOptionsToggleExpression). */
function switchedOff(run: Run, at: number): Issue | undefined {
  const { item, key } = run.nodes.list[at] as Node;
  if (item.toggles.length === 0) return undefined;
  const off = toggledOff(run, at);
  const chosen = item.options.filter(({ answer }) => run.answers(at).some((one) => sameAnswer(one, answer)));
  if (!chosen.some((option) => off.has(option.key))) return undefined;
  return { linkId: item.linkId, key, code: "not-an-option", params: { question: item.text } };
}

/** The item that a broken constraint is said of: the one it names where that stands once, else its own. */
function placed(form: CompiledForm, about: string | undefined, node: Node | undefined, place?: number) {
  if (about !== undefined && form.byLinkId.get(about)?.depth === 0) return { linkId: about, key: about };
  const own = { linkId: node?.item.linkId ?? "", key: node?.key ?? "" };
  return place === undefined ? own : { ...own, place };
}

/** Constraints that do not hold; of a repeating group each repeat is judged by itself. */
function broken({ form, formulas, nodes }: Run, constraints: readonly Constraint[], at: number): Issue[] {
  if (constraints.length === 0) return [];
  const node = nodes.list[at];
  const each = node?.item.type === "group" && node.item.container;
  const places = each ? Array.from({ length: repeatsOf(nodes, at) }, (_, place) => place) : [0];
  return places.flatMap((place) =>
    constraints
      .filter(({ formula }) => formulas?.broken(formula, at, place))
      .map(({ human, severity, about }) => ({
        ...placed(form, about, node, each ? place : undefined),
        code: "constraint" as const,
        params: { ...(human.fi !== "" && { text: human }), ...(severity === "warning" && { warning: 1 }) },
      })),
  );
}

/** A required group must hold an answer; a repeating one keeps to its numbers. */
function groupIssues(run: Run, at: number): readonly Issue[] {
  const { item, key } = run.nodes.list[at] as Node;
  const { limits } = item;
  const counted = item.required || limits?.minOccurs !== undefined || limits?.maxOccurs !== undefined;
  if (!counted) return broken(run, item.constraints, at);
  const found: Issue[] = [];
  const params = { question: item.text };
  const begun = repeatsBegun(run, at);
  if (item.required && begun === 0 && !hangsOnNothing(run, at))
    found.push({ linkId: item.linkId, key, code: "missing", params });
  if (limits?.minOccurs !== undefined && begun > 0 && begun < limits.minOccurs)
    found.push({ linkId: item.linkId, key, code: "too-few", params: { ...params, min: limits.minOccurs } });
  if (limits?.maxOccurs !== undefined && begun > limits.maxOccurs)
    found.push({ linkId: item.linkId, key, code: "too-many", params: { ...params, max: limits.maxOccurs } });
  return [...found, ...broken(run, item.constraints, at)];
}

/** How many repeats of a group hold an answer. */
function repeatsBegun(run: Run, group: number): number {
  const depth = (run.nodes.list[group] as Node).places.length;
  const begun = new Set<number>();
  const inside = new Set([group]);
  for (let at = group + 1; at < run.nodes.list.length; at += 1) {
    const node = run.nodes.list[at] as Node;
    if (!inside.has(node.parent)) break;
    inside.add(at);
    if (run.on[at] === 1 && run.answers(at).length > 0) begun.add(node.places[depth] ?? 0);
  }
  return begun.size;
}

/** The rest of an evaluation, of a form that has been judged. */
export function evaluation(form: CompiledForm, run: Run): Evaluation {
  const { nodes, on } = run;
  const enabled = new Set<string>();
  const keys = form.nested ? new Set<string>() : enabled;
  const issues: Issue[] = [];
  const shown = new Set<number>();
  const open = new Set<number>();
  const touched = new Set<number>();
  const asking = new Set<number>();
  for (let at = 0; at < nodes.list.length; at += 1) {
    if (on[at] === 0) continue;
    const { item, key } = nodes.list[at] as Node;
    enabled.add(item.linkId);
    if (form.nested) keys.add(key);
    // A page whose only enabled content is a group would be blank: it is shown when something in it is.
    if (SEEN(item)) shown.add(item.page);
    if (SEEN(item) && item.type !== "display" && !item.readOnly) {
      asking.add(item.page);
      if (run.answers(at).length > 0) touched.add(item.page);
    }
    for (const issue of issuesOf(run, at)) {
      issues.push(issue);
      if (!isWarning(issue)) open.add(item.page);
    }
  }
  issues.push(...broken(run, form.constraints, -1));
  if (nodes.cut) issues.push({ linkId: "", key: "", code: "too-many-repeats", params: {} });
  const pages: string[] = [];
  let done = 0;
  for (const page of form.pages) {
    if (!shown.has(page.index)) continue;
    pages.push(page.linkId);
    if (!open.has(page.index) && (touched.has(page.index) || !asking.has(page.index))) done += 1;
  }
  const troubles = run.troubles.map(({ code, linkId }): Issue => ({ linkId, key: linkId, code, params: {} }));
  const slow = troubles.filter(({ code }) => code === "too-slow");
  return {
    enabled,
    keys,
    pages,
    issues: [...slow, ...issues.filter((issue) => !isWarning(issue))],
    warnings: [...troubles.filter(({ code }) => code !== "too-slow"), ...issues.filter(isWarning)],
    calculated: run.calculated,
    progress: { done, of: pages.length },
  };
}

const isWarning = ({ params }: Issue): boolean => params.warning === 1;

/** The issues alone: an empty list means that the answers may be sent. */
export function validate(form: CompiledForm, answers: Answers): readonly Issue[] {
  return evaluate(form, answers).issues;
}

/** Whether two lists of answers say the same, in order. */
export const sameAnswers = (a: readonly Answer[], b: readonly Answer[]): boolean =>
  a.length === b.length && a.every((one, at) => sameAnswer(one, b[at] as Answer));
