import { degenerate } from "../diagnosis.ts";
import { type Progress, step } from "../progress.ts";
import { permutation, seededRandom } from "../random.ts";

/** A way to make a model from rows and to judge it on rows; rows are indices and may repeat. */
export interface Procedure<Model> {
  fit(rows: Int32Array): Model;
  /** A figure of merit, higher being better (or a loss: the arithmetic is the same). */
  judge(model: Model, rows: Int32Array): number;
}

export interface Optimism {
  readonly apparent: number;
  readonly optimism: number;
  /** apparent − optimism. */
  readonly corrected: number;
  readonly replicates: number;
  /** Samples in which no model could be fitted. */
  readonly failed: number;
}

/**
 * Harrell's bootstrap: the optimism is the mean, over bootstrap samples, of the figure in the sample less the
 * figure of the sample's model in the original data. Replicate r draws from seed + r, so that replicates can be
 * shared out among threads without changing the result. Source: Efron & Gong 1983; Harrell, Lee & Mark 1996.
 */
export function bootstrapOptimism<Model>(
  procedure: Procedure<Model>,
  n: number,
  { replicates = 200, seed = 1, progress }: { replicates?: number; seed?: number; progress?: Progress } = {},
): Optimism {
  const gaps: number[] = [];
  for (let r = 0; r < replicates; r++) {
    step(progress, r, replicates);
    const gap = optimismReplicate(procedure, n, seed + r);
    if (gap !== undefined) gaps.push(gap);
  }
  step(progress, replicates, replicates);
  const all = Int32Array.from({ length: n }, (_, i) => i);
  return summariseOptimism(procedure.judge(procedure.fit(all), all), gaps, replicates);
}

export function summariseOptimism(apparent: number, gaps: readonly number[], replicates: number): Optimism {
  if (gaps.length === 0) degenerate("not-converged", { replicates });
  const optimism = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  return { apparent, optimism, corrected: apparent - optimism, replicates, failed: replicates - gaps.length };
}

/** One replicate; undefined when its sample is degenerate (no events, say). */
export function optimismReplicate<Model>(
  procedure: Procedure<Model>,
  n: number,
  seed: number,
): number | undefined {
  const random = seededRandom(seed);
  const sample = Int32Array.from({ length: n }, () => Math.floor(random() * n));
  const all = Int32Array.from({ length: n }, (_, i) => i);
  try {
    const model = procedure.fit(sample);
    return procedure.judge(model, sample) - procedure.judge(model, all);
  } catch {
    return undefined;
  }
}

export interface Fold {
  /** The group or period left out. */
  readonly label: string;
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Leave one group out at a time, for example a municipality: does the model hold where it was not made? */
export function foldsByGroup(group: ArrayLike<number>, labels: readonly string[]): Fold[] {
  const rows = Int32Array.from({ length: group.length }, (_, i) => i);
  return labels
    .map((label, g) => ({
      label,
      train: rows.filter((i) => group[i] !== g),
      test: rows.filter((i) => group[i] === g),
    }))
    .filter((fold) => fold.test.length > 0 && fold.train.length > 0);
}

/** Forward in time: train on what was known before each cut, test on what came until the next. */
export function foldsByTime(when: ArrayLike<number>, cuts: readonly number[]): Fold[] {
  const rows = Int32Array.from({ length: when.length }, (_, i) => i);
  return cuts
    .map((cut, c) => ({
      label: `from ${cut}`,
      train: rows.filter((i) => when[i]! < cut),
      test: rows.filter((i) => when[i]! >= cut && when[i]! < (cuts[c + 1] ?? Infinity)),
    }))
    .filter((fold) => fold.test.length > 0 && fold.train.length > 0);
}

/** k random folds of equal size. */
export function randomFolds(n: number, k: number, seed = 1): Fold[] {
  const order = permutation(seededRandom(seed), n);
  return Array.from({ length: k }, (_, f) => ({
    label: `fold ${f + 1}`,
    train: order.filter((_, i) => i % k !== f),
    test: order.filter((_, i) => i % k === f),
  }));
}

/** Fits on each fold's training rows and judges on its test rows; a fold that cannot be fitted is left undefined. */
export function crossValidate<Model>(
  procedure: Procedure<Model>,
  folds: readonly Fold[],
  progress?: Progress,
): { label: string; n: number; value: number | undefined }[] {
  return folds.map((fold, f) => {
    step(progress, f, folds.length);
    let value: number | undefined;
    try {
      value = procedure.judge(procedure.fit(fold.train), fold.test);
    } catch {
      value = undefined;
    }
    return { label: fold.label, n: fold.test.length, value };
  });
}
