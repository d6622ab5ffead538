import type { Finding } from "#src/stats/diagnosis.ts";
import type { CoxData } from "#src/stats/survival/cox/data.ts";
import { parseNumber } from "./column.ts";
import { eventCodes } from "./events.ts";
import { flag, list, type Options, required, text } from "./options.ts";
import { Problem, usage } from "./problem.ts";
import { groupsOf, numbersOf, type UsableRows, usableRows } from "./rows.ts";
import { column, readTable, type Table } from "./table.ts";
import { type Coding, codeTerm, designColumns, parseTerm, type Term } from "./terms.ts";

/** Everything a fit needs from the file, and what is needed to explain it. */
export interface ModelData {
  readonly table: Table;
  readonly usable: UsableRows;
  readonly codings: readonly Coding[];
  readonly data: CoxData;
  readonly strataLabels: readonly string[];
  readonly strataColumns: readonly string[];
  readonly strataValues: readonly (readonly string[])[];
  /** Groups for the robust variance were asked for or are implied. */
  readonly robust: boolean;
  readonly findings: readonly Finding[];
  /** Rows of the file that are used: fewer than the fit's rows when those are pieces of people. */
  readonly people: number;
}

/** Reads the file and lays out the model of the options. */
export async function modelData(
  options: Options,
  read: Parameters<typeof readTable>[2],
  split = true,
): Promise<ModelData> {
  const time = required(options, "time");
  const event = required(options, "event");
  const start = text(options, "start");
  const terms = [...new Set(list(options, "covariates"))].map(parseTerm);
  const strata = list(options, "strata");
  const single = ["weights", "cluster", "offset", "id"].flatMap((name) => text(options, name) ?? []);
  const wanted = [
    ...new Set([time, event, ...(start ? [start] : []), ...terms.map((t) => t.column), ...strata, ...single]),
  ];
  const table = await readTable(required(options, "data"), wanted, read);
  if (table.rows === 0) throw new Problem("no-rows", "The file has a header but no rows.");
  const usable = usableRows(table, time, start);
  if (usable.rows.length === 0) {
    throw new Problem("no-rows", `None of the ${table.rows} rows can be used: ${explain(usable)}.`);
  }
  const { rows } = usable;
  const given = levelsGiven(list(options, "levels"), terms);
  const codings = terms.map((term: Term) => codeTerm(table, term, rows, given.get(term.column)));
  if (codings.length > 0 && codings.every((c) => c.names.length === 0)) {
    const columns = codings.map((c) => c.term.column).join(", ");
    throw new Problem(
      "constant",
      `No covariate varies among the rows used (${columns}). Choose columns that differ.`,
    );
  }
  const names = codings.flatMap((c) => c.names);
  const twice = names.find((name, j) => names.indexOf(name) < j);
  if (twice !== undefined) {
    throw new Problem("duplicate-column", `Two covariates would both be named "${twice}". Rename a column.`);
  }
  const groups = strata.length > 0 ? groupsOf(table, strata, rows) : undefined;
  const weights = text(options, "weights");
  const offset = text(options, "offset");
  const clusterName = text(options, "cluster");
  const cluster = clusterName ? groupsOf(table, [clusterName], rows).group : undefined;
  const weightValues = weights ? numbersOf(table, weights, rows) : undefined;
  const data: CoxData = {
    names,
    x: codings.flatMap((c) => designColumns(table, c, rows)),
    time: usable.time,
    start: usable.start,
    event: split
      ? eventCodes(column(table, event), rows, text(options, "cause"))
      : new Uint8Array(rows.length),
    stratum: groups?.group,
    strata: groups?.labels.length ?? 1,
    weights: weightValues,
    offset: offset ? numbersOf(table, offset, rows) : undefined,
    cluster,
  };
  const id = text(options, "id");
  const repeated = id ? repeats(groupsOf(table, [id], rows).group, usable) : undefined;
  // As in R: weights that are not whole numbers cannot be counts of people, so the variance is robust.
  const robust =
    flag(options, "robust") ||
    cluster !== undefined ||
    (weightValues?.some((w) => w !== Math.floor(w)) ?? false);
  return {
    table,
    usable,
    codings,
    data,
    strataLabels: groups?.labels ?? ["all"],
    strataColumns: strata,
    strataValues: groups?.values ?? [],
    robust,
    people: rows.length,
    findings: [
      ...usable.findings,
      ...(repeated ? [repeated] : []),
      ...doubtfulFactors(codings),
      ...(split ? emptyGroups(data, groups?.labels) : []),
    ],
  };
}

function explain(usable: UsableRows): string {
  return `${usable.missing} lack a value, ${usable.zeroLength} have no length, ${usable.reversed} end before they begin`;
}

/** "sex=m,f" fixes the order of levels; the first is the reference. The list has been parted at commas. */
function levelsGiven(parts: readonly string[], terms: readonly Term[]): Map<string, string[]> {
  const out = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const part of parts) {
    const cut = part.indexOf("=");
    if (cut > 0) {
      current = [part.slice(cut + 1).trim()];
      out.set(part.slice(0, cut).trim(), current);
    } else if (current) current.push(part);
    else throw usage(`--levels needs COLUMN=first,second,…, not "${part}".`);
  }
  for (const [name, levels] of out) {
    if (!terms.some((term) => term.column === name))
      throw usage(`--levels names "${name}", which is no covariate.`);
    if (new Set(levels).size < levels.length) throw usage(`--levels of "${name}" has a level twice.`);
  }
  return out;
}

/** The same id twice without --start, or with intervals that overlap: one person would count as two. */
function repeats(ids: Int32Array, usable: UsableRows): Finding | undefined {
  const order = Int32Array.from(ids.keys()).sort(
    (a, b) =>
      (ids[a] as number) - (ids[b] as number) ||
      (usable.start ? (usable.start[a] as number) - (usable.start[b] as number) : 0),
  );
  let count = 0;
  for (let i = 1; i < order.length; i++) {
    const a = order[i - 1] as number;
    const b = order[i] as number;
    if (ids[a] !== ids[b]) continue;
    if (!usable.start || (usable.start[b] as number) < (usable.time[a] as number)) count++;
  }
  if (count === 0) return undefined;
  return usable.start
    ? { code: "overlapping-intervals", count, message: `${count} rows overlap an earlier row of the same id` }
    : {
        code: "duplicate-ids",
        count,
        message: `${count} rows repeat an id; without --start each id should have one row`,
      };
}

/** Factors of one level, which give no column, and factors that are numbers but for some words: typing errors perhaps. */
function doubtfulFactors(codings: readonly Coding[]): Finding[] {
  const out: Finding[] = [];
  const single = codings.filter((c) => c.levels?.length === 1).map((c) => c.term.column);
  if (single.length > 0) {
    out.push({
      code: "constant",
      columns: single,
      message: `has one level and is left out: ${single.join(", ")}`,
    });
  }
  for (const { term, levels = [] } of codings) {
    const words = levels.filter((level) => parseNumber(level) === undefined);
    if (words.length === 0 || words.length === levels.length) continue;
    out.push({
      code: "mixed-values",
      columns: [term.column],
      count: words.length,
      message: `"${term.column}" has numbers and words (${words.slice(0, 5).join(", ")}) and is taken as a factor`,
    });
  }
  return out;
}

/** Levels (0/1 columns) and strata in which nobody has an event. */
function emptyGroups(data: CoxData, strata: readonly string[] | undefined): Finding[] {
  const names: string[] = [];
  data.x.forEach((x, j) => {
    let ones = 0;
    let zeros = 0;
    let eventsAtOne = 0;
    let eventsAtZero = 0;
    for (let i = 0; i < x.length; i++) {
      const v = x[i];
      if (v === 1) {
        ones++;
        eventsAtOne += data.event[i] as number;
      } else if (v === 0) {
        zeros++;
        eventsAtZero += data.event[i] as number;
      } else return;
    }
    if (
      ones > 0 &&
      zeros > 0 &&
      (eventsAtOne === 0 || eventsAtZero === 0) &&
      eventsAtOne + eventsAtZero > 0
    ) {
      names.push(`${data.names[j]}=${eventsAtOne === 0 ? 1 : 0}`);
    }
  });
  const out: Finding[] = [];
  if (names.length > 0) {
    out.push({
      code: "empty-group",
      columns: names,
      message: `nobody has an event where ${names.join(", ")}`,
    });
  }
  const events = new Int32Array(strata?.length ?? 0);
  if (data.stratum) {
    for (let i = 0; i < data.event.length; i++) {
      const s = data.stratum[i] as number;
      events[s] = (events[s] as number) + (data.event[i] as number);
    }
    const empty = (strata ?? []).filter((_, s) => events[s] === 0);
    if (empty.length > 0) {
      out.push({
        code: "empty-group",
        columns: empty,
        message: `strata without an event: ${empty.join("; ")}`,
      });
    }
  }
  return out;
}
