import type { Context } from "./context.ts";
import { Formulas, inTime, type Trouble } from "./formula-run.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import type { Answer, Answers } from "./model.ts";
import { answersAt, type Node, type Nodes, nodesFor } from "./nodes.ts";
import { chosenFrom, offering } from "./offered.ts";

/** A form judged with answers: what is asked, and every answer as it counts. */
export interface Run {
  readonly form: CompiledForm;
  readonly nodes: Nodes;
  /** 1 for each node that is asked now. A node of a disabled one is disabled; its answers do not count. */
  readonly on: Uint8Array;
  /** Answers of a node, calculated ones included; whether it is asked or not. */
  readonly answers: (node: number) => readonly Answer[];
  readonly nodesOf: (item: number) => readonly number[];
  /** Values worked out here, by key. */
  readonly calculated: ReadonlyMap<string, readonly Answer[]>;
  readonly troubles: readonly Trouble[];
  /** Expressions over these answers, within the same bounds; undefined in a form without any. */
  readonly formulas: Formulas | undefined;
}

const NONE: readonly Answer[] = [];

/** How many repeating items two items both stand in. */
function sharedDepth(items: readonly CompiledItem[], from: CompiledItem, target: CompiledItem): number {
  const above = new Set<number>();
  for (let at = from.index; at >= 0; at = (items[at] as CompiledItem).parent) above.add(at);
  let at = target.index;
  while (at >= 0 && !above.has(at)) at = (items[at] as CompiledItem).parent;
  const common = items[at];
  if (!common) return 0;
  return common.depth + (common.container && common !== from && common !== target ? 1 : 0);
}

/** Finds the nodes of an item asked about: those in the same repeats as who asks, or all where it stands in others. */
function relations(form: CompiledForm, { list, of }: Nodes) {
  const grouped = new Map<string, Map<string, number[]>>();
  const inside = (at: number, depth: number) => (list[at] as Node).places.slice(0, depth).join(".");
  return (from: Node, target: number): readonly number[] => {
    const all = of[target] as readonly number[];
    if (all.length <= 1 || from.places.length === 0) return all;
    const shared = sharedDepth(form.items, from.item, form.items[target] as CompiledItem);
    const name = `${target} ${shared}`;
    const byPlaces = grouped.get(name) ?? Map.groupBy(all, (at) => inside(at, shared));
    grouped.set(name, byPlaces);
    return byPlaces.get(from.places.slice(0, shared).join(".")) ?? NONE_THERE;
  };
}
const NONE_THERE: readonly number[] = [];

function judged(form: CompiledForm, answers: Answers, context: Context): Run {
  const found = nodesFor(form, answers);
  // Where options depend on answers, a node's item is its own.
  const list = form.offers ? [...found.list] : (found.list as Node[]);
  const nodes: Nodes = form.offers ? { ...found, list } : found;
  const on = new Uint8Array(list.length);
  const values: (readonly Answer[])[] = new Array(list.length);
  for (let at = 0; at < list.length; at += 1) {
    const { item, key } = list[at] as Node;
    // What the form works out is never taken from whoever sends it.
    values[at] =
      item.calculated || (item.type === "group" && item.container) ? NONE : answersAt(answers, key);
  }
  const calculated = new Map<string, readonly Answer[]>();
  const formulas = form.hasFormulas ? new Formulas(form, nodes, on, values, context) : undefined;
  const counted = (item: number): readonly Answer[] => {
    const at = (nodes.of[item] as readonly number[])[0] as number;
    return on[at] === 1 ? (values[at] as readonly Answer[]) : NONE;
  };
  const related = form.nested ? relations(form, nodes) : undefined;
  const met = (from: Node, { target, test }: CompiledItem["tests"][number]): boolean => {
    if (!related) return test(on[target] === 1 ? (values[target] as readonly Answer[]) : NONE);
    return test(
      related(from, target).flatMap((at) => (on[at] === 1 ? (values[at] as readonly Answer[]) : NONE)),
    );
  };
  for (const index of form.order) {
    const item = form.items[index] as CompiledItem;
    // Places of one item do not read each other: what expressions see is made anew once for all of them.
    let changed = false;
    for (const at of nodes.of[index] as readonly number[]) {
      const node = list[at] as Node;
      if (node.parent >= 0 && on[node.parent] === 0) continue;
      let holds = item.tests.length === 0 || !item.any;
      for (const one of item.tests) {
        const now = met(node, one);
        if (now === item.any) {
          holds = now;
          break;
        }
      }
      if (holds && item.enableFormula) holds = formulas?.holds(item.enableFormula, at) === true;
      if (!holds) continue;
      on[at] = 1;
      if ((values[at] as readonly Answer[]).length > 0) changed = true;
      if (form.offers && item.answersFormula && item.options.length === 0) {
        formulas?.changed();
        const offer = offering(form, item, formulas?.raw(item.answersFormula, at) ?? []);
        if (offer) {
          list[at] = { ...node, item: offer };
          values[at] = chosenFrom(offer, values[at] as readonly Answer[]);
        }
      }
      if (!item.calculated) continue;
      const value = item.calculated.native
        ? formulas?.number(item, item.calculated.native(counted))
        : formulas?.answers(item.calculated, at);
      values[at] = value ?? NONE;
      calculated.set(node.key, value ?? NONE);
      changed = true;
    }
    if (changed) formulas?.changed();
  }
  return {
    form,
    nodes,
    on,
    calculated,
    answers: (at) => values[at] as readonly Answer[],
    nodesOf: (item) => nodes.of[item] as readonly number[],
    troubles: formulas?.troubles ?? [],
    formulas,
  };
}

const NO_CONTEXT: Context = {};

/** Works out which items are asked and what the calculated ones hold. Pure; linear in the form but for its expressions, which end in bounded time. */
export function judge(form: CompiledForm, answers: Answers, context: Context = NO_CONTEXT): Run {
  return inTime(form, context, (bounded) => judged(form, answers, bounded));
}
