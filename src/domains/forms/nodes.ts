import type { CompiledForm, CompiledItem } from "./items.ts";
import type { Answer, Answers } from "./model.ts";
import { keyOf, NOWHERE, readKey } from "./paths.ts";

/** Repeats of one group and nodes of one form at most: what is beyond is not looked at and said. */
export const REPEATS_MAX = 10_000;
const NODES_MAX = 120_000;

/** One place to answer: an item, at one place of every repeat around it. */
export interface Node {
  readonly item: CompiledItem;
  readonly key: string;
  /** Index of the node it stands in; -1 at the top. */
  readonly parent: number;
  readonly places: readonly number[];
}

export interface Nodes {
  readonly list: readonly Node[];
  /** Nodes of each item, by the item's index. */
  readonly of: readonly (readonly number[])[];
  /** Some repeats were left out: there are more than can be looked at. */
  readonly cut: boolean;
}

const NONE: readonly Answer[] = [];

/** Answers at a key, safe against keys that an object inherits and against what is no list. */
export function answersAt(answers: Answers, key: string): readonly Answer[] {
  if (!Object.hasOwn(answers, key)) return NONE;
  const found = answers[key];
  return Array.isArray(found) ? found : NONE;
}

const flat = new WeakMap<CompiledForm, Nodes>();

function flatNodes(form: CompiledForm): Nodes {
  const known = flat.get(form);
  if (known) return known;
  const made = {
    list: form.items.map((item) => ({ item, key: item.linkId, parent: item.parent, places: NOWHERE })),
    of: form.items.map(({ index }) => [index]),
    cut: false,
  };
  flat.set(form, made);
  return made;
}

/** How many repeats each container has, by its own key: as many as are counted, answered or asked at least. */
function counts(form: CompiledForm, answers: Answers): Map<string, number> {
  const found = new Map<string, number>();
  const atLeast = (key: string, count: number) => {
    if (count > (found.get(key) ?? 0)) found.set(key, count);
  };
  for (const key of Object.keys(answers)) {
    const read = form.byLinkId.has(key) ? { linkId: key, places: [] as number[] } : readKey(key);
    const item = read && form.byLinkId.get(read.linkId);
    if (!item || read.places.length !== item.depth) continue;
    const given = answersAt(answers, key);
    if (item.container && item.type === "group") {
      const count = given[0] && "valueInteger" in given[0] ? Number(given[0].valueInteger) : 0;
      if (Number.isSafeInteger(count)) atLeast(key, count);
    } else if (item.container) atLeast(key, given.length);
    if (given.length === 0) continue;
    // An answer inside a repeat makes the repeat.
    let depth = item.depth;
    for (let at = item.parent; at >= 0 && depth > 0; at = (form.items[at] as CompiledItem).parent) {
      const above = form.items[at] as CompiledItem;
      if (!above.container) continue;
      depth -= 1;
      atLeast(keyOf(above.linkId, read.places.slice(0, depth)), (read.places[depth] as number) + 1);
    }
  }
  return found;
}

/** All places to answer, in document order. A repeat that nobody has begun stands once, empty. */
export function nodesFor(form: CompiledForm, answers: Answers): Nodes {
  if (!form.nested) return flatNodes(form);
  const repeats = counts(form, answers);
  const list: Node[] = [];
  const of: number[][] = form.items.map(() => []);
  let cut = false;
  const visit = (index: number, parent: number, places: readonly number[]): void => {
    const item = form.items[index] as CompiledItem;
    if (list.length >= NODES_MAX) {
      cut = true;
      return;
    }
    const at = list.length;
    const key = keyOf(item.linkId, places);
    list.push({ item, key, parent, places });
    (of[index] as number[]).push(at);
    if (!item.container) {
      for (const child of item.children) visit(child, at, places);
      return;
    }
    const wanted = Math.max(1, repeats.get(key) ?? 0, Math.ceil(item.limits?.minOccurs ?? 0));
    const count = Math.min(wanted, REPEATS_MAX);
    if (count < wanted) cut = true;
    for (let place = 0; place < count && list.length < NODES_MAX; place += 1)
      for (const child of item.children) visit(child, at, [...places, place]);
  };
  for (const item of form.items) if (item.parent < 0) visit(item.index, -1, NOWHERE);
  return { list, of, cut };
}

/** The repeats of a container's node: how many times its children stand. */
export function repeatsOf(nodes: Nodes, at: number): number {
  const { item, places } = nodes.list[at] as Node;
  const first = item.children[0];
  if (!item.container || first === undefined) return 1;
  const depth = places.length;
  let most = 0;
  for (const node of nodes.of[first] ?? []) {
    const { parent, places: own } = nodes.list[node] as Node;
    if (parent === at) most = Math.max(most, (own[depth] as number) + 1);
  }
  return Math.max(most, 1);
}
