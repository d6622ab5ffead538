import type { Formula } from "./formulas.ts";
import type { CompiledItem } from "./items.ts";
import { nativeOf } from "./native.ts";

function below(index: number, items: readonly CompiledItem[]): number[] {
  return (items[index] as CompiledItem).children.flatMap((child) => [child, ...below(child, items)]);
}

/** Items an expression reads: those it names; of a group named without any item in it, all that is in it. */
function readBy(formula: Formula, self: number, items: readonly CompiledItem[]): number[] {
  const named = new Set(formula.reads);
  return formula.reads.flatMap((index) => {
    if ((items[index] as CompiledItem).type !== "group") return [index];
    const inside = below(index, items);
    return inside.some((one) => named.has(one)) ? [] : inside.filter((one) => one !== self);
  });
}

/** What must be judged before an item. */
export function itemNeeds(item: CompiledItem, items: readonly CompiledItem[]) {
  const { answersFormula: offers } = item;
  const formulas = [item.enableFormula, item.calculated].filter((one) => one !== undefined);
  // Options that look at the item's own answers see them as they were given.
  const offered = offers ? readBy(offers, item.index, items).filter((index) => index !== item.index) : [];
  return {
    index: item.index,
    needs: [
      ...(item.parent >= 0 ? [item.parent] : []),
      ...item.tests.map(({ target }) => target),
      ...formulas.flatMap((formula) => readBy(formula, item.index, items)),
      ...offered,
    ],
    late: formulas.some(({ wide }) => wide) || offers?.wide === true,
  };
}

/** Calculations of the usual shape, over items that stand once, as plain functions. */
export function nativeFormulas(items: readonly CompiledItem[]): CompiledItem[] {
  return items.map((item) => {
    if (!item.calculated) return item;
    const found = nativeOf(item.calculated.text, items);
    const once = found?.counts.every((index) => items[index]?.depth === 0 && index !== item.index);
    if (!found || !once) return item;
    return { ...item, calculated: { ...item.calculated, ...found } };
  });
}
