import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { forecast } from "../index.ts";

export const folder = mkdtempSync(join(tmpdir(), "forecast-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** Writes a file of the test's own and gives its path. */
export function file(content: string | Uint8Array, ending = ".csv"): string {
  const path = join(folder, `${++files}${ending}`);
  writeFileSync(path, content);
  return path;
}

/** The path of a published data set. */
export const data = (name: string) =>
  fileURLToPath(new URL(`../../../stats/reference/data/${name}`, import.meta.url));

/** Runs the command as from a shell. */
export async function run(...argv: string[]) {
  let out = "";
  let err = "";
  const code = await forecast(argv, {
    out: (t) => {
      out += t;
    },
    err: (t) => {
      err += t;
    },
  });
  return { code, out, err, json: out.startsWith("{") ? JSON.parse(out) : undefined };
}

/** A fit of a file with the columns t, e and x. */
export const fitted = (path: string, covariates = "x", ...more: string[]) =>
  run("fit", "--data", path, "--time", "t", "--event", "e", "--covariates", covariates, ...more);

export const rows = "1,1,3\n2,0,5\n3,1,2\n4,1,1\n5,1,4\n6,1,2";
