/**
 * Prints the figures of the numerics: node bench/numerics/run.ts [rows]. Each line: what, median, smallest and all
 * times in seconds of the runs, sorting and setting up included; "processor" is the time of all threads together,
 * which says more on a machine that is shared. Never passes or fails.
 */
import { cpus, loadavg } from "node:os";
import { concordance } from "#src/stats/survival/concordance.ts";
import { fitCox } from "#src/stats/survival/cox/fit.ts";
import { survivalSteps } from "#src/stats/survival/kaplan-meier.ts";
import { splitCohort, syntheticCohort } from "./data.ts";

const rows = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.argv[3] ?? 7);

function measure(what: string, bar: string, work: () => unknown): void {
  const times: number[] = [];
  const processor: number[] = [];
  for (let r = 0; r < runs; r++) {
    const before = process.cpuUsage();
    const begin = performance.now();
    work();
    times.push((performance.now() - begin) / 1000);
    const used = process.cpuUsage(before);
    processor.push((used.user + used.system) / 1e6);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(runs / 2)] as number;
  const busy = processor.toSorted((a, b) => a - b)[Math.floor(runs / 2)] as number;
  console.log(
    `${what.padEnd(58)} median ${median.toFixed(3)} s  best ${(sorted[0] as number).toFixed(3)} s  processor ${busy.toFixed(3)} s  bar ${bar}  ` +
      `[${times.map((t) => t.toFixed(2)).join(" ")}]`,
  );
}

const cpu = cpus();
console.log(
  `${cpu.length} × ${cpu[0]?.model.trim()}, load ${loadavg()
    .map((l) => l.toFixed(2))
    .join(" ")}, node ${process.version}`,
);
const days = syntheticCohort(rows, 1, true);
const events = days.event.reduce((a, b) => a + b, 0);
console.log(`${rows} rows, 10 covariates, ${events} events, times in whole days`);
const atRest = process.memoryUsage().rss;
fitCox(days);
const grown = (process.memoryUsage().rss - atRest) / 2 ** 20;
console.log(`memory: the data ${((rows * 89) / 2 ** 20).toFixed(0)} MB, a fit ${grown.toFixed(0)} MB more`);
measure("Cox, Efron, whole days", "0.4 s", () => fitCox(days));
measure("Cox, Efron, whole days, one thread", "-", () => fitCox(days, { threads: 1 }));
measure("Cox, Breslow, whole days", "-", () => fitCox(days, { ties: "breslow" }));
const continuous = syntheticCohort(rows, 1, false);
measure("Cox, Efron, continuous times", "-", () => fitCox(continuous));
const split = splitCohort(days);
measure(`Cox, Efron, start/stop, 7 strata, ${split.time.length} rows`, "1.2 s", () => fitCox(split));
const fit = fitCox(days);
const score = new Float64Array(rows);
days.x.forEach((x, j) => {
  const b = fit.coef[j] as number;
  for (let i = 0; i < rows; i++) score[i] = (score[i] as number) + b * (x[i] as number);
});
measure("concordance with its error", "0.3 s", () => concordance({ ...days, score }));
measure("Kaplan–Meier", "-", () => survivalSteps(days));
