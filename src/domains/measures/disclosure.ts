/** Counts from 1 to 4 are never shown; nor are sums of hidden counts that come to so few. Nobody (0) is shown. */
export const LEAST_SHOWN = 5;

export interface Counted {
  /** One value a dimension. */
  readonly at: readonly string[];
  readonly n: number;
}

/** Counts in a table of several dimensions with all its totals, some of them hidden. */
export interface Protected {
  /** The count at a place, null when hidden. An undefined value stands for all values of its dimension. */
  shown(at: readonly (string | undefined)[]): number | null;
}

/**
 * Hides what would tell of few, in the whole table at once, so that every page drawn from it hides the same: totals,
 * breakdowns and every choice of filters. First each count under LEAST_SHOWN; then, along every sum of the table
 * (a total and its parts), more of the smallest until at least two parts are hidden and these come to LEAST_SHOWN
 * together, or the total is hidden too. What is left cannot be subtracted to a hidden count along any sum.
 * Cell suppression as in Hundepool et al., Statistical Disclosure Control (Wiley 2012), chapter 4.
 */
export function protect(dimensions: number, counts: Iterable<Counted>): Protected {
  const table = tableOf(dimensions, [...counts]);
  hideSmall(table);
  return {
    shown(at) {
      const index = indexOf(table, at);
      if (index === undefined) return 0;
      return table.hidden[index] ? null : (table.n[index] as number);
    },
  };
}

/** The same table with nothing hidden: for what is shown only where the count it belongs to is. */
export function totals(
  dimensions: number,
  counts: Iterable<Counted>,
): (at: readonly (string | undefined)[]) => number {
  const table = tableOf(dimensions, [...counts]);
  return (at) => {
    const index = indexOf(table, at);
    return index === undefined ? 0 : (table.n[index] as number);
  };
}

/** Where a place stands; undefined when nobody has such a value. */
function indexOf({ places, strides }: Table, at: readonly (string | undefined)[]): number | undefined {
  let index = 0;
  for (const [d, map] of places.entries()) {
    const value = at[d];
    const place = value === undefined ? 0 : map.get(value);
    if (place === undefined) return undefined;
    index += place * (strides[d] as number);
  }
  return index;
}

interface Table {
  /** The place of every value on its dimension, from 1; place 0 is the total. */
  readonly places: readonly Map<string, number>[];
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly n: Float64Array;
  readonly hidden: Uint8Array;
}

function tableOf(dimensions: number, counts: readonly Counted[]): Table {
  const places = Array.from({ length: dimensions }, () => new Map<string, number>());
  for (const { at } of counts) {
    for (const [d, map] of places.entries()) {
      const value = at[d] as string;
      if (!map.has(value)) map.set(value, map.size + 1);
    }
  }
  const sizes = places.map((map) => map.size + 1);
  const strides = sizes.map((_, d) => sizes.slice(0, d).reduce((product, size) => product * size, 1));
  const cells = sizes.reduce((product, size) => product * size, 1);
  const n = new Float64Array(cells);
  for (const count of counts) {
    const index = places.reduce(
      (sum, map, d) => sum + (map.get(count.at[d] as string) as number) * (strides[d] as number),
      0,
    );
    n[index] = (n[index] as number) + count.n;
  }
  const table: Table = { places, sizes, strides, n, hidden: new Uint8Array(cells) };
  for (let d = 0; d < dimensions; d++) {
    eachSum(table, d, (total, stride, parts) => {
      let sum = 0;
      for (let k = 1; k <= parts; k++) sum += n[total + k * stride] as number;
      n[total] = sum;
    });
  }
  return table;
}

/** Every total along a dimension, with the distance between its parts and their number. */
function eachSum(
  table: Table,
  d: number,
  visit: (total: number, stride: number, parts: number) => void,
): void {
  const size = table.sizes[d] as number;
  const stride = table.strides[d] as number;
  const block = stride * size;
  for (let base = 0; base < table.n.length; base += block) {
    for (let offset = 0; offset < stride; offset++) visit(base + offset, stride, size - 1);
  }
}

function hideSmall(table: Table): void {
  const { n, hidden, sizes } = table;
  for (let i = 0; i < n.length; i++)
    hidden[i] = (n[i] as number) > 0 && (n[i] as number) < LEAST_SHOWN ? 1 : 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (let d = 0; d < sizes.length; d++) {
      eachSum(table, d, (total, stride, parts) => {
        if (n[total] !== 0 && closeSum(table, total, stride, parts)) changed = true;
      });
    }
  }
}

/** Hides more along one sum until nothing follows from it. Whether anything was hidden. */
function closeSum({ n, hidden }: Table, total: number, stride: number, parts: number): boolean {
  let changed = false;
  for (;;) {
    let count = 0;
    let sum = 0;
    let smallest = -1;
    for (let k = 1; k <= parts; k++) {
      const part = total + k * stride;
      const value = n[part] as number;
      if (value === 0) continue;
      if (hidden[part]) {
        count += 1;
        sum += value;
      } else if (smallest < 0 || value < (n[smallest] as number)) smallest = part;
    }
    // A hidden total follows from parts that are all shown, and one hidden part would stand and fall with it.
    const safe = hidden[total] ? count > 1 || smallest < 0 : count === 0 || (count > 1 && sum >= LEAST_SHOWN);
    if (safe) return changed;
    hidden[smallest < 0 ? total : smallest] = 1;
    changed = true;
  }
}
