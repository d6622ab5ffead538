import type { Planned } from "./doings.ts";

interface Entry extends Planned {
  readonly order: number;
}

function earlier(a: Entry, b: Entry): boolean {
  return a.ms < b.ms || (a.ms === b.ms && a.order < b.order);
}

/** What is still to be done, earliest first; at the same moment in the order it was planned (a binary heap). */
export class Agenda {
  readonly #heap: Entry[] = [];
  #order = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(planned: Planned): void {
    const heap = this.#heap;
    const entry = { ms: planned.ms, deed: planned.deed, order: this.#order++ };
    let i = heap.length;
    heap.push(entry);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!earlier(entry, heap[parent] as Entry)) break;
      heap[i] = heap[parent] as Entry;
      i = parent;
    }
    heap[i] = entry;
  }

  /** Takes the earliest before the moment, if any. */
  takeBefore(ms: number): Planned | undefined {
    const heap = this.#heap;
    const first = heap[0];
    if (first === undefined || first.ms >= ms) return undefined;
    const last = heap.pop() as Entry;
    if (heap.length === 0) return first;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child = right < heap.length && earlier(heap[right] as Entry, heap[left] as Entry) ? right : left;
      if (!earlier(heap[child] as Entry, last)) break;
      heap[i] = heap[child] as Entry;
      i = child;
    }
    heap[i] = last;
    return first;
  }
}
