import { BLOCK, gramBlock, weighPair } from "./gram.ts";
import type { Sheet } from "./sheet.ts";

/** The rows (or events) that are a lane's: fixed shares, whoever does the work. */
function share(total: number, lane: number, lanes: number): [number, number] {
  return [Math.floor((total * lane) / lanes), Math.floor((total * (lane + 1)) / lanes)];
}

/** First pass of a lane: η = offset + xβ, risk r = w·exp(η), and the sums of r and r·x by bin. */
export function accumulate(sheet: Sheet, lane: number): void {
  const { n, p, x, leave, enter, late, weights, offset, risk, beta, bins } = sheet;
  const sums = sheet.joint
    ? sheet.sums
    : sheet.sums.subarray(lane * (p + 1) * bins, (lane + 1) * (p + 1) * bins);
  clear(sheet, sums, lane);
  const eta = new Float64Array(BLOCK);
  const chosen = new Int32Array(BLOCK);
  const still = beta.every((b) => b === 0);
  const first = sheet.rowCuts[lane]!;
  const last = sheet.rowCuts[lane + 1]!;
  for (let a = first; a < last; a += BLOCK) {
    const m = Math.min(BLOCK, last - a);
    if (offset.length > 0) for (let i = 0; i < m; i++) eta[i] = offset[a + i]!;
    else eta.fill(0);
    if (!still) addPredictor(eta, x, beta, sheet.width, n, a, m);
    riskOf(risk, eta, weights, a, m, still && offset.length === 0);
    for (let i = a; i < a + m; i++) sums[leave[i]!]! += risk[i]!;
    let j = 0;
    for (; j + 1 < p; j += 2) scatterPair(sums, (j + 1) * bins, bins, leave, risk, x, j * n, n, a, m);
    if (j < p) scatter(sums, (j + 1) * bins, leave, risk, x, j * n, a, m);
    if (late) {
      let c = 0;
      for (let i = a; i < a + m; i++) {
        chosen[c] = i;
        c += enter[i]! < sheet.events ? 1 : 0;
      }
      takeOff(sums, enter, risk, x, chosen, c, p, n, bins);
    }
  }
}

function clear(sheet: Sheet, sums: Float64Array, lane: number): void {
  if (!sheet.joint) {
    sums.fill(0);
    return;
  }
  const from = sheet.eventCuts[lane]!;
  const to = sheet.eventCuts[lane + 1]!;
  for (let segment = 0; segment < sums.length; segment += sheet.events + 1)
    sums.fill(0, segment + from, segment + to);
}

/**
 * Between the passes, for a lane's share of the columns: lanes' sums are added up, and sums per event become sums over
 * the risk set, from the last event of a stratum to its first.
 */
export function cumulateRisk(sheet: Sheet, lane: number, lanes: number): void {
  const { sums, bins, tied, strata, offsets, atRisk, joint, late } = sheet;
  const own = sheet.events + 1;
  const size = (sheet.p + 1) * bins;
  const [firstColumn, lastColumn] = share(sheet.p + 1, lane, lanes);
  for (let j = firstColumn; j < lastColumn; j++) {
    const base = j * bins;
    for (let other = joint ? lanes : 1; other < lanes; other++) {
      const from = other * size + base;
      for (let b = 0; b < bins; b++) sums[base + b]! += sums[from + b]!;
    }
    for (let s = 0; s < strata; s++) {
      let sum = 0;
      for (let k = offsets[s + 1]! - 1; k >= offsets[s]!; k--) {
        sum += sums[base + k]! + (tied ? sums[base + own + k]! : 0);
        // When everybody has left, what remains is rounding: start again from zero.
        if (late && atRisk[k] === 0) sum = 0;
        sums[base + k] = sum;
      }
    }
  }
}

function addPredictor(
  eta: Float64Array,
  x: Float64Array,
  beta: Float64Array,
  width: number,
  n: number,
  a: number,
  m: number,
): void {
  for (let j = 0; j < width; j += 2) {
    const b0 = beta[j]!;
    const b1 = beta[j + 1]!;
    const c0 = j * n + a;
    const c1 = c0 + n;
    for (let i = 0; i < m; i++) eta[i]! += b0 * x[c0 + i]! + b1 * x[c1 + i]!;
  }
}

function riskOf(
  risk: Float64Array,
  eta: Float64Array,
  weights: Float64Array,
  a: number,
  m: number,
  flat: boolean,
): void {
  if (flat) for (let i = 0; i < m; i++) risk[a + i] = 1;
  else for (let i = 0; i < m; i++) risk[a + i] = Math.exp(eta[i]!);
  if (weights.length > 0) for (let i = a; i < a + m; i++) risk[i]! *= weights[i]!;
}

function scatter(
  sums: Float64Array,
  base: number,
  at: Int32Array,
  risk: Float64Array,
  x: Float64Array,
  column: number,
  a: number,
  m: number,
): void {
  for (let i = a; i < a + m; i++) sums[base + at[i]!]! += risk[i]! * x[column + i]!;
}

function scatterPair(
  sums: Float64Array,
  base: number,
  bins: number,
  at: Int32Array,
  risk: Float64Array,
  x: Float64Array,
  column: number,
  n: number,
  a: number,
  m: number,
): void {
  for (let i = a; i < a + m; i++) {
    const bin = base + at[i]!;
    const r = risk[i]!;
    const v = column + i;
    sums[bin]! += r * x[v]!;
    sums[bin + bins]! += r * x[v + n]!;
  }
}

/** Rows that enter late are taken off again at the events before they enter. */
function takeOff(
  sums: Float64Array,
  enter: Int32Array,
  risk: Float64Array,
  x: Float64Array,
  chosen: Int32Array,
  count: number,
  p: number,
  n: number,
  bins: number,
): void {
  for (let c = 0; c < count; c++) sums[enter[chosen[c]!]!]! -= risk[chosen[c]!]!;
  for (let j = 0; j < p; j++) {
    const base = (j + 1) * bins;
    for (let c = 0; c < count; c++) {
      const i = chosen[c]!;
      sums[base + enter[i]!]! -= risk[i]! * x[j * n + i]!;
    }
  }
}

/**
 * Second pass of a lane: with the hazards known, information = Σ c·x xᵀ over rows, less the outer products of the
 * events, where c = r·(exposure when leaving − hazard when entering). Columns are scaled by √c, so that a block and
 * all that is done with it stay in the nearest cache.
 */
export function assemble(sheet: Sheet, lane: number, lanes: number): void {
  const { n, width, x, leave, enter, late, risk, exposure } = sheet;
  const gram = sheet.grams.subarray(lane * width * width, (lane + 1) * width * width);
  gram.fill(0);
  const root = new Float64Array(BLOCK);
  const scaled = new Float64Array(width * BLOCK);
  const first = sheet.rowCuts[lane]!;
  const last = sheet.rowCuts[lane + 1]!;
  for (let a = first; a < last; a += BLOCK) {
    const m = Math.min(BLOCK, last - a);
    if (late) {
      for (let i = 0; i < m; i++) {
        const c = risk[a + i]! * (exposure[leave[a + i]!]! - exposure[enter[a + i]!]!);
        root[i] = Math.sqrt(Math.max(0, c)); // rounding may leave a hair below zero
      }
    } else
      for (let i = 0; i < m; i++) root[i] = Math.sqrt(Math.max(0, risk[a + i]! * exposure[leave[a + i]!]!));
    for (let j = 0; j < width; j += 2) weighPair(scaled, j * BLOCK, root, x, j * n + a, n, m);
    gramBlock(gram, width, scaled, m);
  }
  const taken = new Float64Array(width * width);
  const events = share(sheet.events, lane, lanes);
  outerProducts(sheet, taken, scaled, root, events);
  expectedCovariates(sheet, lane, events);
  for (let i = 0; i < gram.length; i++) gram[i]! -= taken[i]!;
}

/** Σ over a lane's events of hazard × S₁, less relief × E₁: what the score takes off. */
function expectedCovariates(sheet: Sheet, lane: number, [first, last]: [number, number]): void {
  const { p, width, sums, bins, hazard, relief, tied } = sheet;
  const own = sheet.events + 1;
  for (let j = 0; j < p; j++) {
    const base = (j + 1) * bins;
    let sum = 0;
    for (let k = first; k < last; k++) sum += hazard[k]! * sums[base + k]!;
    if (tied) for (let k = first; k < last; k++) sum -= relief[k]! * sums[base + own + k]!;
    sheet.expected[lane * width + j] = sum;
  }
}

/** Sums the outer products of the events' (blended) risk-weighted sums. */
function outerProducts(
  sheet: Sheet,
  gram: Float64Array,
  block: Float64Array,
  root: Float64Array,
  [first, last]: [number, number],
): void {
  const { p, width, sums, tied, outer, blend, outerOwn, bins, events } = sheet;
  const own = events + 1; // where the sums over rows with an event begin
  block.fill(0);
  for (let a = first; a < last; a += BLOCK) {
    const m = Math.min(BLOCK, last - a);
    let ties = 0;
    if (tied) for (let i = 0; i < m; i++) ties += outerOwn[a + i]!;
    for (let i = 0; i < m; i++) root[i] = Math.sqrt(Math.max(0, outer[a + i]!));
    for (let j = 0; j < p; j++) {
      const from = (j + 1) * bins + a;
      const to = j * BLOCK;
      if (ties === 0) for (let i = 0; i < m; i++) block[to + i] = root[i]! * sums[from + i]!;
      else {
        for (let i = 0; i < m; i++) {
          block[to + i] = root[i]! * (sums[from + i]! - blend[a + i]! * sums[from + own + i]!);
        }
      }
    }
    gramBlock(gram, width, block, m);
    if (ties === 0) continue;
    for (let i = 0; i < m; i++) root[i] = Math.sqrt(Math.max(0, outerOwn[a + i]!));
    for (let j = 0; j < p; j++) {
      const from = (j + 1) * bins + own + a;
      for (let i = 0; i < m; i++) block[j * BLOCK + i] = root[i]! * sums[from + i]!;
    }
    gramBlock(gram, width, block, m);
  }
}
