interface Node {
  readonly index: number;
  readonly parent: number;
  readonly tests: readonly { readonly target: number }[];
}

/**
 * The order in which items can be judged enabled or not: what an item hangs on comes first (its parent, the items its
 * enableWhen asks about). When there is none, `cycle` holds the items that wait for each other.
 */
export function evaluationOrder(items: readonly Node[]): { order: number[]; cycle: number[] } {
  const order: number[] = [];
  const state = new Uint8Array(items.length); // 0 not seen, 1 on the way, 2 done
  const needs = items.map(({ parent, tests }) => [
    ...(parent >= 0 ? [parent] : []),
    ...tests.map(({ target }) => target),
  ]);
  for (const { index: root } of items) {
    if (state[root] === 2) continue;
    const path: { index: number; next: number }[] = [{ index: root, next: 0 }];
    state[root] = 1;
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const need = needs[top.index]?.[top.next];
      if (need === undefined) {
        state[top.index] = 2;
        order.push(top.index);
        path.pop();
        continue;
      }
      top.next += 1;
      if (state[need] === 1) {
        const from = path.findIndex(({ index }) => index === need);
        return { order: [], cycle: [...path.slice(from).map(({ index }) => index), need] };
      }
      if (state[need] === 0) {
        state[need] = 1;
        path.push({ index: need, next: 0 });
      }
    }
  }
  return { order, cycle: [] };
}
