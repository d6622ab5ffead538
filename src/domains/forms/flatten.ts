import { itemControl, named } from "./extensions.ts";
import type { Questionnaire, QuestionnaireItem } from "./model.ts";

/** An item with its place among the others. */
export interface Flat {
  readonly source: QuestionnaireItem;
  readonly parent: number;
  readonly children: number[];
  readonly depth: number;
  readonly container: boolean;
  /** Its own, or of what it stands in. */
  readonly hidden: boolean;
  readonly readOnly: boolean;
  page: number;
}

const asks = ({ type, item }: QuestionnaireItem): boolean =>
  type === "group" ? item?.some(asks) === true : type !== "display";

/** All items in document order, each with its place. */
export function flatten(questionnaire: Questionnaire): Flat[] {
  const flat: Flat[] = [];
  const stack = questionnaire.item.map((source) => ({ source, parent: -1 })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const index = flat.length;
    const { source, parent } = next;
    const above = flat[parent];
    const container = source.repeats === true && (source.item?.some(asks) ?? false);
    const depth = above ? above.depth + (above.container ? 1 : 0) : 0;
    const hidden = above?.hidden === true || named(source, "hidden")?.valueBoolean === true;
    const locked = above?.source.type === "group" && above.readOnly;
    const readOnly = locked || source.readOnly === true;
    flat.push({ source, parent, children: [], depth, container, hidden, readOnly, page: -1 });
    above?.children.push(index);
    for (let at = (source.item?.length ?? 0) - 1; at >= 0; at -= 1)
      stack.push({ source: source.item?.[at] as QuestionnaireItem, parent: index });
  }
  markPages(flat);
  return flat;
}

const PAGED = new Set(["page", "tab-container"]);

/**
 * A page is a top-level item, or, where groups are marked as pages inside others, each of those and what stands beside
 * them. The wrapping group belongs to its first page.
 */
function markPages(flat: Flat[]): void {
  const holds = new Uint8Array(flat.length);
  for (let index = flat.length - 1; index >= 0; index -= 1) {
    const { source, parent } = flat[index] as Flat;
    const own = PAGED.has(itemControl(source) ?? "");
    if (parent >= 0 && (own || holds[index]) && source.type === "group") holds[parent] = 1;
  }
  flat.forEach((item, index) => {
    const { parent, source } = item;
    const above = flat[parent];
    const control = itemControl(source);
    const wraps =
      source.type === "group" && !item.container && (holds[index] === 1 || control === "tab-container");
    if (above && above.page >= 0) item.page = above.page;
    else item.page = wraps ? -1 : index;
  });
  for (let index = flat.length - 1; index >= 0; index -= 1) {
    const item = flat[index] as Flat;
    if (item.page < 0) item.page = flat[index + 1]?.page ?? index;
  }
}
