// A block of rows is small enough for its columns to stay in the nearest cache through all steps.
export const BLOCK = 384;

/** Two columns of a block times the rows' factors. */
export function weighPair(
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
export function gramBlock(gram: Float64Array, width: number, block: Float64Array, m: number): void {
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
