import type { Sheet } from "./sheet.ts";

// A block of rows is small enough for its columns to stay in the nearest cache through all steps.
const BLOCK = 512;

/** The rows (or events) that are a lane's: fixed shares, whoever does the work. */
function share(total: number, lane: number, lanes: number): [number, number] {
  return [Math.floor((total * lane) / lanes), Math.floor((total * (lane + 1)) / lanes)];
}

/**
 * First pass of a lane: η = offset + xβ, risk r = w·exp(η), and the sums of r and r·x by event index. Leaves the
 * lane's Σ w·η over events in `results`.
 */
export function accumulate(sheet: Sheet, lane: number, lanes: number): void {
  const { n, p, x, hi, lo, late, event, weights, offset, risk, beta, tied } = sheet;
  const stride = sheet.events + 1;
  const size = (p + 1) * stride;
  const sums = sheet.sums.subarray(lane * size, (lane + 1) * size);
  const eventSums = tied ? sheet.eventSums.subarray(lane * size, (lane + 1) * size) : sums;
  sums.fill(0);
  if (tied) eventSums.fill(0);
  const eta = new Float64Array(BLOCK);
  const chosen = new Int32Array(BLOCK);
  const still = beta.every((b) => b === 0);
  let loglik = 0;
  const [first, last] = share(n, lane, lanes);
  for (let a = first; a < last; a += BLOCK) {
    const m = Math.min(BLOCK, last - a);
    if (offset.length > 0) for (let i = 0; i < m; i++) eta[i] = offset[a + i]!;
    else eta.fill(0);
    if (!still) addPredictor(eta, x, beta, sheet.width, n, a, m);
    riskOf(risk, eta, weights, a, m, still && offset.length === 0);
    for (let i = 0; i < m; i++) {
      if (event[a + i]) loglik += weights.length > 0 ? weights[a + i]! * eta[i]! : eta[i]!;
    }
    for (let i = 0; i < m; i++) sums[hi[a + i]!]! += risk[a + i]!;
    for (let j = 0; j < p; j++) scatter(sums, (j + 1) * stride, hi, risk, x, j * n, a, m);
    if (late) {
      let c = 0;
      for (let i = a; i < a + m; i++) if (lo[i]! < sheet.events) chosen[c++] = i;
      scatterChosen(sums, lo, risk, x, chosen, c, p, n, stride, -1);
    }
    if (tied) {
      let c = 0;
      for (let i = a; i < a + m; i++) if (event[i]) chosen[c++] = i;
      scatterChosen(eventSums, hi, risk, x, chosen, c, p, n, stride, 1);
    }
  }
  sheet.results[lane * (1 + sheet.width + sheet.width ** 2)] = loglik;
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

function scatterChosen(
  sums: Float64Array,
  at: Int32Array,
  risk: Float64Array,
  x: Float64Array,
  chosen: Int32Array,
  count: number,
  p: number,
  n: number,
  stride: number,
  sign: number,
): void {
  for (let c = 0; c < count; c++) sums[at[chosen[c]!]!]! += sign * risk[chosen[c]!]!;
  for (let j = 0; j < p; j++) {
    const base = (j + 1) * stride;
    for (let c = 0; c < count; c++) {
      const i = chosen[c]!;
      sums[base + at[i]!]! += sign * risk[i]! * x[j * n + i]!;
    }
  }
}

/**
 * Second pass of a lane: with the hazards known, score = −Σ c·x and information = Σ c·x xᵀ over rows, less one
 * outer product per event, where c = r·(H(hi) − H(lo) − Efron's relief at the row's own event).
 */
export function assemble(sheet: Sheet, lane: number, lanes: number): void {
  const { n, width, x, hi, lo, event, risk, hazard, relief } = sheet;
  const size = 1 + width + width * width;
  const score = sheet.results.subarray(lane * size + 1, lane * size + 1 + width);
  const gram = sheet.results.subarray(lane * size + 1 + width, (lane + 1) * size);
  score.fill(0);
  gram.fill(0);
  const c = new Float64Array(BLOCK);
  const scaled = new Float64Array(width * BLOCK);
  const K = sheet.events;
  const [first, last] = share(n, lane, lanes);
  for (let a = first; a < last; a += BLOCK) {
    const m = Math.min(BLOCK, last - a);
    for (let i = 0; i < m; i++) {
      const h = hi[a + i]!;
      const exposure = hazard[h]! - hazard[lo[a + i]!]!; // index K holds 0
      c[i] = risk[a + i]! * (event[a + i] ? exposure - relief[h]! : exposure);
    }
    for (let j = 0; j < width; j++) score[j]! -= weigh(scaled, j * BLOCK, c, x, j * n + a, m);
    gramBlock(gram, width, scaled, BLOCK, x, n, a, m);
  }
  const [firstEvent, lastEvent] = share(K, lane, lanes);
  outerProducts(sheet, gram, scaled, c, firstEvent, lastEvent);
}

function weigh(
  into: Float64Array,
  base: number,
  c: Float64Array,
  x: Float64Array,
  column: number,
  m: number,
): number {
  let sum = 0;
  for (let i = 0; i < m; i++) {
    const v = c[i]! * x[column + i]!;
    into[base + i] = v;
    sum += v;
  }
  return sum;
}

/** gram += scaledᵀ x over a block, upper triangle in 2 × 2 tiles. */
function gramBlock(
  gram: Float64Array,
  width: number,
  scaled: Float64Array,
  stride: number,
  x: Float64Array,
  n: number,
  a: number,
  m: number,
): void {
  for (let j = 0; j < width; j += 2) {
    for (let k = j; k < width; k += 2)
      tile(gram, j * width + k, width, scaled, j * stride, stride, x, k * n + a, n, m);
  }
}

function tile(
  gram: Float64Array,
  at: number,
  width: number,
  scaled: Float64Array,
  y0: number,
  stride: number,
  x: Float64Array,
  x0: number,
  n: number,
  m: number,
): void {
  const y1 = y0 + stride;
  const x1 = x0 + n;
  let s00 = 0;
  let s01 = 0;
  let s10 = 0;
  let s11 = 0;
  for (let i = 0; i < m; i++) {
    const u = scaled[y0 + i]!;
    const v = scaled[y1 + i]!;
    const f = x[x0 + i]!;
    const g = x[x1 + i]!;
    s00 += u * f;
    s01 += u * g;
    s10 += v * f;
    s11 += v * g;
  }
  gram[at]! += s00;
  gram[at + 1]! += s01;
  gram[at + width]! += s10;
  gram[at + width + 1]! += s11;
}

/** Takes the outer products of the events' (blended) risk-weighted sums off the Gram matrix. */
function outerProducts(
  sheet: Sheet,
  gram: Float64Array,
  scaled: Float64Array,
  c: Float64Array,
  first: number,
  last: number,
): void {
  const { p, width, sums, eventSums, tied, outer, blend, outerEvents } = sheet;
  const stride = sheet.events + 1;
  const columns = new Float64Array(width * BLOCK);
  for (let a = first; a < last; a += BLOCK) {
    const m = Math.min(BLOCK, last - a);
    for (let j = 0; j < p; j++) {
      const from = (j + 1) * stride + a;
      const to = j * BLOCK;
      for (let i = 0; i < m; i++) {
        columns[to + i] = tied ? sums[from + i]! - blend[a + i]! * eventSums[from + i]! : sums[from + i]!;
      }
    }
    for (let i = 0; i < m; i++) c[i] = -outer[a + i]!;
    for (let j = 0; j < width; j++) weigh(scaled, j * BLOCK, c, columns, j * BLOCK, m);
    gramBlock(gram, width, scaled, BLOCK, columns, BLOCK, 0, m);
    if (!tied) continue;
    for (let j = 0; j < p; j++) {
      const from = (j + 1) * stride + a;
      for (let i = 0; i < m; i++) columns[j * BLOCK + i] = eventSums[from + i]!;
    }
    for (let i = 0; i < m; i++) c[i] = -outerEvents[a + i]!;
    for (let j = 0; j < width; j++) weigh(scaled, j * BLOCK, c, columns, j * BLOCK, m);
    gramBlock(gram, width, scaled, BLOCK, columns, BLOCK, 0, m);
  }
}
