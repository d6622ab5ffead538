import type { Database, ReadTx } from "./sql.ts";
import { isUnavailable } from "./unavailable.ts";

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface GatheredOptions<Item> {
  /** What an item touches: two that share a key never go together, for neither would see what the other did. */
  readonly keys?: (item: Item) => readonly string[];
  /** Items at most that go together. */
  readonly most?: number;
  /** How many go at the same time: while fewer are under way nobody waits. */
  readonly atOnce?: number;
}

/**
 * Does what several callers ask for at the same time in one go: while as many are under way as may be, those who come
 * wait and go with the next. `work` answers for each item, in their order; what it writes it writes as a whole or not at
 * all, and it answers once that is kept. Where the database refuses the whole, each is done alone, so that nobody fails by
 * another's fault; where it cannot be reached everybody hears so, because what it did is not known.
 */
export function gathered<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { keys = () => [], most = 32, atOnce = 3 }: GatheredOptions<Item> = {},
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;
  let soon = false;

  /** Takes as many of those who wait as may go together, the first to come first. */
  function next(): Waiting<Item, Result>[] {
    const going: Waiting<Item, Result>[] = [];
    const staying: Waiting<Item, Result>[] = [];
    const touched = new Set<string>();
    for (const one of waiting) {
      const own = going.length < most ? keys(one.item) : [];
      const fits = going.length < most && !own.some((key) => touched.has(key));
      (fits ? going : staying).push(one);
      // What stays keeps its place: nobody who came later overtakes it by the same key.
      for (const key of own) touched.add(key);
    }
    waiting = staying;
    return going;
  }

  async function settle(going: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(going.map(({ item }) => item));
      for (const [at, { resolve }] of going.entries()) resolve(results[at] as Result);
    } catch (error) {
      if (going.length > 1 && !isUnavailable(error)) await Promise.all(going.map((one) => settle([one])));
      else for (const { reject } of going) reject(error);
    }
  }

  function go(): void {
    soon = false;
    while (waiting.length > 0 && underWay < atOnce) {
      underWay += 1;
      void settle(next()).finally(() => {
        underWay -= 1;
        go();
      });
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (soon || underWay >= atOnce) return;
      soon = true;
      // After the others of this turn have come.
      setImmediate(go);
    });
}

/** `gathered` for each pool of connections. What is asked inside a transaction is done alone, there. */
export function gatheredIn<Tx extends ReadTx, Item, Result>(
  work: (tx: Tx, items: readonly Item[]) => Promise<readonly Result[]>,
  options?: GatheredOptions<Item>,
): (tx: Tx, item: Item) => Promise<Result> {
  const pools = new WeakMap<Database, (item: Item) => Promise<Result>>();
  return async (tx, item) => {
    if (!("begin" in tx)) return (await work(tx, [item]))[0] as Result;
    let go = pools.get(tx);
    if (!go) {
      go = gathered((items) => work(tx, items), options);
      pools.set(tx, go);
    }
    return go(item);
  };
}
