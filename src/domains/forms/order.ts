interface Node {
  readonly index: number;
  /** Indices of the items that must be judged before it. */
  readonly needs: readonly number[];
  /** Reads whatever the form holds: judged after all that does not hang on such an item. */
  readonly late: boolean;
}

/**
 * The order in which items are judged: what an item hangs on comes first (its parent, the items its conditions and its
 * calculation read). When there is none, `cycle` holds the items that wait for each other.
 */
export function evaluationOrder(items: readonly Node[]): { order: number[]; cycle: number[] } {
  const order: number[] = [];
  const state = new Uint8Array(items.length); // 0 not seen, 1 on the way, 2 done
  const late = new Uint8Array(items.length);
  for (const { index: root } of items) {
    if (state[root] === 2) continue;
    const path: { index: number; next: number }[] = [{ index: root, next: 0 }];
    state[root] = 1;
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { needs, late: own } = items[top.index] as Node;
      const need = needs[top.next];
      if (need === undefined) {
        state[top.index] = 2;
        if (own || needs.some((one) => late[one] === 1)) late[top.index] = 1;
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
  return {
    order: [...order.filter((one) => late[one] === 0), ...order.filter((one) => late[one] === 1)],
    cycle: [],
  };
}
