import type { Stretches } from "./model.ts";

/** Stretches from pairs in any order. `reach` is the latest end so far: by it what still lasts is found in steps of halves. */
export function stretches(pairs: readonly (readonly [from: number, to: number])[]): Stretches {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  return inOrder(
    Int32Array.from(sorted, (pair) => pair[0]),
    Int32Array.from(sorted, (pair) => pair[1]),
  );
}

/** Stretches that stand in order of their beginning already. */
export function inOrder(from: Int32Array, to: Int32Array): Stretches {
  const reach = new Int32Array(to.length);
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < to.length; i += 1) {
    latest = Math.max(latest, to[i] as number);
    reach[i] = latest;
  }
  return { from, to, reach };
}

export const FREE: Stretches = stretches([]);

/** The first index from which a stretch may still last after a minute; the length when none does. */
export function firstLasting({ reach }: Stretches, minute: number): number {
  let low = 0;
  let high = reach.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((reach[middle] as number) <= minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether somebody with so many seats can take one more for a stretch, the end not included. With several seats,
 * those that follow one another within the stretch are counted as if they were at once: a time may be passed over,
 * never given twice.
 */
export function isFree(busy: Stretches, from: number, to: number, seats: number): boolean {
  let taken = 0;
  for (let i = firstLasting(busy, from); i < busy.from.length; i += 1) {
    if ((busy.from[i] as number) >= to) break;
    if ((busy.to[i] as number) > from) taken += 1;
    if (taken >= seats) return false;
  }
  return true;
}
