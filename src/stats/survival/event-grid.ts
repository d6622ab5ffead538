import { radixOrder } from "../order.ts";
import { wholeTimes } from "./timefix.ts";

/**
 * Where each row stands among the distinct event times. Strata lie one after another on one axis of K event
 * times: a row is at risk at the events k with `enter[row]` ≤ k < `leave[row]`, and a row with an event has it at
 * k = `leave[row]` − 1. So strata, late entry and ties become two whole numbers per row.
 */
export interface EventGrid {
  readonly events: number;
  /** Distinct event times, ascending within each stratum; length K. */
  readonly time: Float64Array;
  /** First event index of each stratum; length strata + 1. */
  readonly offset: Int32Array;
  readonly enter: Int32Array;
  readonly leave: Int32Array;
}

interface GridInput {
  readonly time: Float64Array;
  readonly start?: Float64Array | undefined;
  readonly event: Uint8Array;
  /** Stratum of each row, 0 … strata − 1; absent when there is one. */
  readonly stratum?: Int32Array | undefined;
  readonly strata: number;
  /** The order of the times, when it is known already. */
  readonly order?: Int32Array | undefined;
}

/** Builds the grid: by table when times are whole numbers of moderate range, else by sorting. */
export function eventGrid(input: GridInput): EventGrid {
  const whole = wholeTimes(input.time);
  const starts = input.start ? wholeTimes(input.start) : whole;
  if (whole && starts) {
    const span = whole.max - whole.min + 2;
    if (span * input.strata <= Math.max(65_536, 8 * input.time.length))
      return tableGrid(input, whole.min, span);
  }
  return sortedGrid(input);
}

function tableGrid({ time, start, event, stratum, strata }: GridInput, min: number, span: number): EventGrid {
  const n = time.length;
  const table = new Int32Array(strata * span); // becomes: events of the stratum at or before the time
  for (let i = 0; i < n; i++) {
    if (event[i]) table[(stratum ? stratum[i]! : 0) * span + (time[i]! - min)] = 1;
  }
  const offset = new Int32Array(strata + 1);
  const times: number[] = [];
  for (let s = 0; s < strata; s++) {
    let count = times.length;
    offset[s] = count;
    for (let t = 0; t < span; t++) {
      if (table[s * span + t]) {
        count++;
        times.push(t + min);
      }
      table[s * span + t] = count;
    }
  }
  offset[strata] = times.length;
  const leave = new Int32Array(n);
  const enter = new Int32Array(n);
  if (!stratum && !start) {
    for (let i = 0; i < n; i++) leave[i] = table[time[i]! - min]!;
    return { events: times.length, time: Float64Array.from(times), offset, enter, leave };
  }
  for (let i = 0; i < n; i++) {
    const s = stratum ? stratum[i]! : 0;
    const base = s * span - min;
    leave[i] = table[base + time[i]!]!;
    if (!start) enter[i] = offset[s]!;
    else {
      const at = start[i]!;
      enter[i] = at < min ? offset[s]! : table[base + Math.min(at, min + span - 1)]!;
    }
  }
  return { events: times.length, time: Float64Array.from(times), offset, enter, leave };
}

function sortedGrid({ time, start, event, stratum, strata, order: known }: GridInput): EventGrid {
  const n = time.length;
  const order = known ?? radixOrder(time);
  const count = new Int32Array(strata);
  const lastEvent = new Float64Array(strata).fill(Number.NaN);
  const leave = new Int32Array(n);
  const isFirst = new Uint8Array(n);
  for (let i = 0; i < n; ) {
    const t = time[order[i]!]!;
    let end = i;
    for (; end < n && time[order[end]!] === t; end++) {
      const row = order[end]!;
      const s = stratum ? stratum[row]! : 0;
      if (event[row] && lastEvent[s] !== t) {
        lastEvent[s] = t;
        count[s]!++;
        isFirst[row] = 1;
      }
    }
    for (; i < end; i++) {
      const row = order[i]!;
      leave[row] = count[stratum ? stratum[row]! : 0]!;
    }
  }
  const offset = new Int32Array(strata + 1);
  for (let s = 0; s < strata; s++) offset[s + 1] = offset[s]! + count[s]!;
  const times = new Float64Array(offset[strata]!);
  for (let i = 0; i < n; i++) {
    const base = offset[stratum ? stratum[i]! : 0]!;
    leave[i]! += base;
    if (isFirst[i]) times[leave[i]! - 1] = time[i]!;
  }
  return {
    events: times.length,
    time: times,
    offset,
    enter: entries(start, stratum, offset, times, n),
    leave,
  };
}

/** For each row the first event index after its start: starts are walked in order, one pointer per stratum. */
function entries(
  start: Float64Array | undefined,
  stratum: Int32Array | undefined,
  offset: Int32Array,
  times: Float64Array,
  n: number,
): Int32Array {
  const enter = new Int32Array(n);
  if (!start) {
    if (stratum) for (let i = 0; i < n; i++) enter[i] = offset[stratum[i]!]!;
    return enter;
  }
  const pointer = offset.slice();
  const order = radixOrder(start);
  for (let i = 0; i < n; i++) {
    const row = order[i]!;
    const s = stratum ? stratum[row]! : 0;
    let k = pointer[s]!;
    const end = offset[s + 1]!;
    while (k < end && times[k]! <= start[row]!) k++;
    pointer[s] = k;
    enter[row] = k;
  }
  return enter;
}
