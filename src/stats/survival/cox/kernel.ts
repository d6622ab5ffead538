import type { Sheet } from "./sheet.ts";

// A block of rows is small enough for its columns to stay in the nearest cache through all steps.
const BLOCK = 384;

/** The rows (or events) that are a lane's: fixed shares, whoever does the work. */
function share(total: number, lane: number, lanes: number): [number, number] {
  return [Math.floor((total * lane) / lanes), Math.floor((total * (lane + 1)) / lanes)];
}

/** First pass of a lane: η = offset + xβ, risk r = w·exp(η), and the sums of r and r·x by bin. */
export function accumulate(sheet: Sheet, lane: number, lanes: number): void {
  const { n, p, x, leave, enter, late, weights, offset, risk, beta, bins } = sheet;
  const size = (p + 1) * bins;
  const sums = sheet.sums.subarray(lane * size, (lane + 1) * size);
  sums.fill(0);
  const eta = new Float64Array(BLOCK);
  const chosen = new Int32Array(BLOCK);
  const still = beta.every((b) => b === 0);
  const [first, last] = share(n, lane, lanes);
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
  const [first, last] = share(n, lane, lanes);
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
  outerProducts(sheet, taken, scaled, root, share(sheet.events, lane, lanes));
  for (let i = 0; i < gram.length; i++) gram[i]! -= taken[i]!;
}

function weighPair(
  into: Float64Array,
  base: number,
  root: Float64Array,
  x: Float64Array,
  column: number,
  n: number,
  m: number,
): void {
  const other = column + n;
  for (let i = 0; i < m; i++) {
    const c = root[i]!;
    into[base + i] = c * x[column + i]!;
    into[base + BLOCK + i] = c * x[other + i]!;
  }
}

/** gram += blockᵀ block, the upper triangle in tiles of 2 × 4 and 2 × 2. */
function gramBlock(gram: Float64Array, width: number, block: Float64Array, m: number): void {
  for (let j = 0; j < width; j += 2) {
    let k = j;
    for (; k + 3 < width; k += 4) wideTile(gram, j * width + k, width, block, j * BLOCK, k * BLOCK, m);
    if (k < width) tile(gram, j * width + k, width, block, j * BLOCK, k * BLOCK, m);
  }
}

function tile(
  gram: Float64Array,
  at: number,
  width: number,
  x: Float64Array,
  y: number,
  x0: number,
  m: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s10 = 0;
  let s11 = 0;
  for (let i = 0; i < m; i++) {
    const u = x[y + i]!;
    const v = x[y + BLOCK + i]!;
    const f = x[x0 + i]!;
    const g = x[x0 + BLOCK + i]!;
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

function wideTile(
  gram: Float64Array,
  at: number,
  width: number,
  x: Float64Array,
  y: number,
  x0: number,
  m: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  for (let i = 0; i < m; i++) {
    const u = x[y + i]!;
    const v = x[y + BLOCK + i]!;
    const f = x[x0 + i]!;
    const g = x[x0 + BLOCK + i]!;
    s00 += u * f;
    s10 += v * f;
    s01 += u * g;
    s11 += v * g;
    const h = x[x0 + 2 * BLOCK + i]!;
    const k = x[x0 + 3 * BLOCK + i]!;
    s02 += u * h;
    s12 += v * h;
    s03 += u * k;
    s13 += v * k;
  }
  gram[at]! += s00;
  gram[at + 1]! += s01;
  gram[at + 2]! += s02;
  gram[at + 3]! += s03;
  gram[at + width]! += s10;
  gram[at + width + 1]! += s11;
  gram[at + width + 2]! += s12;
  gram[at + width + 3]! += s13;
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
    for (let i = 0; i < m; i++) root[i] = Math.sqrt(Math.max(0, outer[a + i]!));
    for (let j = 0; j < p; j++) {
      const from = (j + 1) * bins + a;
      const to = j * BLOCK;
      if (!tied) for (let i = 0; i < m; i++) block[to + i] = root[i]! * sums[from + i]!;
      else {
        for (let i = 0; i < m; i++) {
          block[to + i] = root[i]! * (sums[from + i]! - blend[a + i]! * sums[from + own + i]!);
        }
      }
    }
    gramBlock(gram, width, block, m);
    if (!tied) continue;
    for (let i = 0; i < m; i++) root[i] = Math.sqrt(Math.max(0, outerOwn[a + i]!));
    for (let j = 0; j < p; j++) {
      const from = (j + 1) * bins + own + a;
      for (let i = 0; i < m; i++) block[j * BLOCK + i] = root[i]! * sums[from + i]!;
    }
    gramBlock(gram, width, block, m);
  }
}
