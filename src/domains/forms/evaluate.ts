import { check, type Issue } from "./check.ts";
import type { CompiledForm, CompiledItem } from "./compile.ts";
import type { Answer, Answers } from "./model.ts";

export interface Evaluation {
  /** LinkIds that are asked now, given the answers. */
  readonly enabled: ReadonlySet<string>;
  /** LinkIds of the pages that show something now, in order. */
  readonly pages: readonly string[];
  readonly issues: readonly Issue[];
  /** Pages that are answered without issue, of all that are shown. */
  readonly progress: { readonly done: number; readonly of: number };
}

const NONE: readonly Answer[] = [];

/** Answers of one item, safe against keys that an object inherits. */
export function answersOf(answers: Answers, linkId: string): readonly Answer[] {
  return Object.hasOwn(answers, linkId) ? (answers[linkId] ?? NONE) : NONE;
}

/** 1 for each item that is asked now, by its index. An item of a disabled parent is disabled; its answers do not count. */
export function enabling(form: CompiledForm, answers: Answers): Uint8Array {
  const on = new Uint8Array(form.items.length);
  for (const index of form.order) {
    const item = form.items[index] as CompiledItem;
    if (item.parent >= 0 && on[item.parent] === 0) continue;
    let holds = item.tests.length === 0 || !item.any;
    for (const { target, test } of item.tests) {
      const asked = form.items[target] as CompiledItem;
      const met = test(on[target] === 1 ? answersOf(answers, asked.linkId) : NONE);
      if (met === item.any) {
        holds = met;
        break;
      }
    }
    if (holds) on[index] = 1;
  }
  return on;
}

/** Which items are asked, which pages stand, what is wrong and how far one has come. Pure; linear in the form. */
export function evaluate(form: CompiledForm, answers: Answers): Evaluation {
  const on = enabling(form, answers);
  const enabled = new Set<string>();
  const issues: Issue[] = [];
  const shown = new Set<number>();
  const open = new Set<number>();
  for (const item of form.items) {
    if (on[item.index] === 0) continue;
    enabled.add(item.linkId);
    if (item.type === "group") continue;
    // A page whose only enabled content is a group would be blank: it is shown when something in it is.
    shown.add(item.page);
    if (item.type === "display") continue;
    const given = answersOf(answers, item.linkId);
    const issue = check(item, given);
    if (!issue) continue;
    issues.push(issue);
    open.add(item.page);
  }
  const pages: string[] = [];
  let done = 0;
  for (const page of form.pages) {
    if (!shown.has(page.index)) continue;
    pages.push(page.linkId);
    if (!open.has(page.index) && pageIsTouched(form, page, answers, on)) done += 1;
  }
  return { enabled, pages, issues, progress: { done, of: pages.length } };
}

/** A page counts as done once something on it is answered, or if it asks nothing. */
function pageIsTouched(form: CompiledForm, page: CompiledItem, answers: Answers, on: Uint8Array): boolean {
  let asks = false;
  for (let index = page.index; index < form.items.length; index += 1) {
    const item = form.items[index] as CompiledItem;
    if (item.page !== page.index) break;
    if (on[index] === 0 || item.type === "group" || item.type === "display") continue;
    asks = true;
    if (answersOf(answers, item.linkId).length > 0) return true;
  }
  return !asks;
}

/** The issues alone: an empty list means that the answers may be sent. */
export function validate(form: CompiledForm, answers: Answers): readonly Issue[] {
  return evaluate(form, answers).issues;
}
