import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { CoxData } from "../survival/cox/data.ts";

const folder = new URL(".", import.meta.url);

/** A reference result by name, as it was written by R. */
// biome-ignore lint/suspicious/noExplicitAny: the files of several kinds are read field by field in the tests
export function reference(name: string): any {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
}

/** Columns of a small, clean CSV as numbers; missing values and words are NaN. */
export function columns(name: string): Record<string, number[]> {
  const bytes = readFileSync(new URL(`data/${name}`, folder));
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(","));
  return Object.fromEntries(
    head
      .split(",")
      .map((name, j) => [
        name.replaceAll('"', ""),
        rows.map((row) => (row[j] === "" ? Number.NaN : Number(row[j]?.replaceAll('"', "")))),
      ]),
  );
}

interface Roles {
  readonly time: string;
  readonly start?: string;
  readonly event: string;
  readonly covariates: readonly string[];
  readonly stratum?: string;
  readonly weights?: string;
}

/** A Cox data set from columns: rows with a missing value dropped, events coded 1/2 made 0/1. */
export function coxData(table: Record<string, number[]>, roles: Roles): CoxData {
  const used = [roles.time, roles.start, roles.event, roles.stratum, roles.weights, ...roles.covariates];
  const names = used.filter((name) => name !== undefined);
  const rows = (table[roles.time] ?? []).map((_, i) => i);
  const keep = rows.filter((i) => names.every((name) => !Number.isNaN(table[name]?.[i] ?? Number.NaN)));
  const column = (name: string) => Float64Array.from(keep, (i) => table[name]?.[i] ?? Number.NaN);
  const event = column(roles.event);
  const top = event.reduce((a, b) => Math.max(a, b), 0);
  const groups = roles.stratum ? [...new Set(column(roles.stratum))].sort((a, b) => a - b) : [0];
  return {
    names: roles.covariates,
    x: roles.covariates.map(column),
    time: column(roles.time),
    start: roles.start ? column(roles.start) : undefined,
    event: Uint8Array.from(event, (e) => (top === 2 ? e - 1 : e)),
    stratum: roles.stratum ? Int32Array.from(column(roles.stratum), (v) => groups.indexOf(v)) : undefined,
    strata: groups.length,
    weights: roles.weights ? column(roles.weights) : undefined,
  };
}

/** The largest relative difference between two lists of numbers (absolute where the expected is tiny). */
export function difference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let largest = found.length === expected.length ? 0 : Infinity;
  for (let i = 0; i < expected.length; i++) {
    const e = expected[i] as number;
    largest = Math.max(largest, Math.abs((found[i] as number) - e) / Math.max(Math.abs(e), 1e-8));
  }
  return largest;
}
