/**
 * A large CSV file through the command line: node bench/numerics/file.ts [megabytes]. Writes the file to a temporary
 * folder (quoted text with new lines in every row), fits it as `prima forecast fit` does, prints rows, time of the
 * clock and of the processor, and peak memory, and deletes it. Never passes or fails.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forecast } from "#src/cli/forecast/index.ts";
import { syntheticCohort } from "./data.ts";

const bytes = Number(process.argv[2] ?? 2000) * 1e6;
const folder = mkdtempSync(join(tmpdir(), "numerics-"));
const path = join(folder, "large.csv");

async function writeFile(): Promise<number> {
  const cohort = syntheticCohort(50_000, 1, true);
  const note = `"free text; with, commas and a\nnew line ${"y".repeat(380)}"`;
  const areas = ["Vaasa", "Pietarsaari", "Närpiö", "Mustasaari"];
  const block = Array.from(cohort.time, (time, i) => {
    const covariates = cohort.x.map((x) => x[i]).join(",");
    return `${time},${cohort.event[i]},${covariates},${areas[i % 4]},${note}\n`;
  }).join("");
  const file = await open(path, "w");
  await file.write(`time,status,${cohort.names.join(",")},area,note\n`);
  let rows = 0;
  for (let size = 0; size < bytes; size += Buffer.byteLength(block)) {
    await file.write(block);
    rows += cohort.time.length;
  }
  await file.close();
  return rows;
}

try {
  const rows = await writeFile();
  const processor = process.cpuUsage();
  const begin = performance.now();
  await forecast(
    [
      ...["fit", "--data", path, "--time", "time", "--event", "status", "--covariates", "x1,x2,x3,area"],
      "--quiet",
    ],
    { out: () => {}, err: (text) => process.stderr.write(text) },
  );
  const wall = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(processor);
  console.log(
    `${(bytes / 1e9).toFixed(1)} GB, ${rows} rows: ${wall.toFixed(1)} s, processor ${((user + system) / 1e6).toFixed(1)} s, ` +
      `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
