import { URLS } from "./extensions.ts";
import type { CompiledForm, Option } from "./items.ts";
import type { Answer } from "./model.ts";
import type { Node, Nodes } from "./nodes.ts";
import { sameAnswer } from "./same.ts";

interface Slot {
  linkId: string;
  answer?: (Record<string, unknown> & { item?: Slot[] })[];
  item?: Slot[];
}

/** The response as expressions see it: what is asked now and answered, choices with their weights. */
export interface Tree {
  readonly response: object;
  /** The response item of a node, of a repeating group that of one place; an empty one where nothing is answered. */
  readonly at: (node: number, place: number) => object;
}

function weighed(option: Option | undefined, answer: Answer): Record<string, unknown> {
  if (option === undefined || !("valueCoding" in answer)) return { ...answer };
  const { weight } = option;
  const display = answer.valueCoding.display ?? option.label.fi;
  if (weight === undefined) return { valueCoding: { ...answer.valueCoding, display } };
  const extension = [
    { url: URLS.ordinal, valueDecimal: weight },
    { url: URLS.weight, valueDecimal: weight },
  ];
  return { valueCoding: { ...answer.valueCoding, display, extension } };
}

/** Builds the tree bottom up, in document order; containers stand once for each of their repeats. */
export function responseTree(
  form: CompiledForm,
  { list }: Nodes,
  on: Uint8Array,
  values: readonly (readonly Answer[])[],
): Tree {
  const slots: (Slot | undefined)[] = new Array(list.length);
  // For a repeating container: one slot for each repeat.
  const repeats: (Slot[] | undefined)[] = new Array(list.length);
  const top: Slot[] = [];
  const root = {
    resourceType: "QuestionnaireResponse",
    status: "in-progress",
    questionnaire: form.questionnaire.url,
    item: top,
  };
  const empty = new Map<number, Slot>();
  const slotFor = (at: number, place: number): Slot => {
    const { item, parent, places } = list[at] as Node;
    const group = item.type === "group" && item.container;
    const known = group ? repeats[at]?.[place] : slots[at];
    if (known) return known;
    const slot: Slot = { linkId: item.sentAs };
    if (group) {
      repeats[at] ??= [];
      (repeats[at] as Slot[])[place] = slot;
    } else slots[at] = slot;
    if (parent < 0) top.push(slot);
    else {
      const { item: above, places: outer } = list[parent] as Node;
      const own = above.container ? (places[outer.length] ?? 0) : 0;
      const under = slotFor(parent, own);
      const answered = under.answer?.[above.type === "group" ? 0 : own];
      const holder: { item?: Slot[] } = answered ?? under;
      holder.item ??= [];
      holder.item.push(slot);
    }
    return slot;
  };
  for (let at = 0; at < list.length; at += 1) {
    if (on[at] === 0) continue;
    const { item } = list[at] as Node;
    const given = values[at] as readonly Answer[];
    if (item.type === "group" || item.type === "display" || given.length === 0) continue;
    slotFor(at, 0).answer = given.map((answer) =>
      weighed(
        item.options.length > 0 ? item.options.find((one) => sameAnswer(one.answer, answer)) : undefined,
        answer,
      ),
    );
  }
  return {
    response: root,
    at: (node, place) => {
      const found = slots[node] ?? repeats[node]?.[place] ?? empty.get(node);
      if (found) return found;
      const made = { linkId: (list[node] as Node).item.sentAs };
      empty.set(node, made);
      return made;
    },
  };
}
