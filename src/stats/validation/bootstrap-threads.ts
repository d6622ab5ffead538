import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Progress, step } from "../progress.ts";
import type { CoxData, Ties } from "../survival/cox/data.ts";
import { coxProcedure } from "./cox-procedure.ts";
import { bootstrapOptimism, type Optimism, optimismReplicate, summariseOptimism } from "./resampling.ts";

interface Duty {
  readonly coxBootstrap: true;
  readonly data: CoxData;
  readonly ties: Ties;
  readonly seed: number;
  readonly first: number;
  readonly stride: number;
  readonly replicates: number;
}

/**
 * Bootstrap optimism of a Cox model's concordance on several threads. The result is that of `bootstrapOptimism`
 * with the same seed, whatever the number of threads. Rejects with the signal's reason when aborted.
 */
export async function bootstrapCox(
  data: CoxData,
  {
    replicates = 200,
    seed = 1,
    threads = 2,
    ties = "efron",
    progress,
  }: { replicates?: number; seed?: number; threads?: number; ties?: Ties; progress?: Progress } = {},
): Promise<Optimism> {
  const self = new URL(import.meta.url);
  const procedure = coxProcedure(data, ties);
  const n = data.time.length;
  if (threads < 2 || self.protocol !== "file:" || !existsSync(fileURLToPath(self))) {
    return bootstrapOptimism(procedure, n, { replicates, seed, ...(progress ? { progress } : {}) });
  }
  progress?.signal?.throwIfAborted();
  const gaps = new Array<number | undefined>(replicates);
  let done = 0;
  const workers: Worker[] = [];
  const runs = Array.from({ length: threads }, (_, first) => {
    const duty: Duty = { coxBootstrap: true, data, ties, seed, first, stride: threads, replicates };
    const worker = new Worker(self, { workerData: duty });
    workers.push(worker);
    return new Promise<void>((resolve, reject) => {
      worker.on("message", ({ r, gap }: { r: number; gap: number | undefined }) => {
        gaps[r] = gap;
        try {
          step(progress, ++done, replicates);
        } catch (error) {
          reject(error);
        }
      });
      worker.on("error", reject);
      worker.on("exit", () => resolve());
      progress?.signal?.addEventListener("abort", () => reject(progress.signal?.reason), { once: true });
    });
  });
  try {
    await Promise.all(runs);
  } finally {
    for (const worker of workers) void worker.terminate();
  }
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const apparent = procedure.judge(procedure.fit(all), all);
  return summariseOptimism(
    apparent,
    gaps.filter((g) => g !== undefined),
    replicates,
  );
}

const duty = isMainThread ? undefined : (workerData as Partial<Duty> | null);
if (duty?.coxBootstrap) {
  const { data, ties, seed, first, stride, replicates } = duty as Duty;
  const procedure = coxProcedure(data, ties);
  for (let r = first; r < replicates; r += stride) {
    parentPort?.postMessage({ r, gap: optimismReplicate(procedure, data.time.length, seed + r) });
  }
}
