import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { loadCounty } from "#src/county/county.ts";
import {
  clockedMatters,
  compareClocks,
  markBroken,
  PROMISE_MOVES,
  rebuildClocks,
} from "#src/domains/contacts/index.ts";
import {
  clockBook,
  comparison,
  type Rule,
  type RuleComparison,
  readRules,
} from "#src/domains/deadlines/index.ts";
import { type Clock, systemClock } from "#src/platform/clock.ts";
import { readConfig } from "#src/platform/config/index.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { type CompareOptions, readOptions, USAGE } from "./deadlines-options.ts";
import { EXIT } from "./exit-codes.ts";
import { openBeside } from "./open-house.ts";

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * `prima deadlines compare`: what history would have been under other rules, as JSON on standard output.
 * @returns 0 compared; 64 called wrongly; 65 the file of rules is wrong; 66 there is no such file
 */
export async function deadlinesVerb(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  io: Io,
  clock: Clock = systemClock,
): Promise<number> {
  const [what, ...rest] = args;
  if (what === "rebuild" && rest.every((option) => option === "--compare"))
    return rebuildVerb(rest.length > 0, env, io, clock);
  const options = what === "compare" ? readOptions(rest) : "what is to be done is compare or rebuild";
  if (typeof options === "string") {
    io.err(`prima deadlines: ${options}\n${USAGE}`);
    return EXIT.usage;
  }
  const config = readConfig(env);
  const county = await loadCounty(config.root);
  const { lines } = county.content;
  if (options.line !== undefined && !lines.some(({ id }) => id === options.line)) {
    const known = lines.map(({ id }) => id);
    io.err(`prima deadlines: there is no line ${options.line}; there are ${known.join(", ")}\n`);
    return EXIT.usage;
  }
  const others = await otherRules(county.rules, options, io);
  if (typeof others === "number") return others;
  const wanted = options.rule === undefined ? differing(county.rules, others) : new Set([options.rule]);
  const house = await openBeside(config, "prima deadlines");
  try {
    const result = await house.db.begin("isolation level repeatable read read only", (tx) =>
      compareRules(tx, county.rules, others, { ...options, wanted }, clock.now(), (done) =>
        io.err(`  ${done} contacts\n`),
      ),
    );
    io.out(`${JSON.stringify({ rules: [...wanted], ...result }, null, 2)}\n`);
    return EXIT.ok;
  } finally {
    await house.close();
  }
}

/** `prima deadlines rebuild [--compare]`: the limits of all contacts from the journal alone; 1 when one is kept otherwise. */
async function rebuildVerb(
  comparing: boolean,
  env: NodeJS.ProcessEnv,
  io: Io,
  clock: Clock,
): Promise<number> {
  const config = readConfig(env);
  const { clocks: book } = await loadCounty(config.root);
  const house = await openBeside(config, "prima deadlines");
  try {
    const now = clock.now();
    while (comparing && (await markBroken(house.db, now, MARKED)) === MARKED);
    if (!comparing) {
      const clocks = await house.db.begin((tx) => rebuildClocks(tx, book, now));
      io.out(`${JSON.stringify({ clocks }, null, 2)}\n`);
      return EXIT.ok;
    }
    const result = await house.db.begin("isolation level repeatable read read only", (tx) =>
      compareClocks(tx, book, now),
    );
    io.out(`${JSON.stringify(result, null, 2)}\n`);
    io.err(
      result.differing
        ? `The clocks of contact ${result.differing.contactId} differ.\n`
        : `${result.compared} clocks compared, all equal.\n`,
    );
    return result.differing ? EXIT.failed : EXIT.ok;
  } finally {
    await house.close();
  }
}

/** How many that have run out are marked at a time before a comparison. */
const MARKED = 1_000;

/** The rules to compare with, or the code to end with when there are none. */
async function otherRules(
  rules: readonly Rule[],
  { rule: id, changed, file }: CompareOptions,
  io: Io,
): Promise<readonly Rule[] | number> {
  const named = rules.find((rule) => rule.id === id);
  if (id !== undefined && named?.kind !== "clock") {
    const known = rules.filter(({ kind }) => kind === "clock").map((rule) => rule.id);
    io.err(`prima deadlines: there is no clock ${id}; there are ${known.join(", ")}\n`);
    return EXIT.usage;
  }
  if (changed)
    return rules.map((rule) => (rule === named && rule.kind === "clock" ? { ...rule, ...changed } : rule));
  let text: string;
  try {
    text = await readFile(file ?? "", "utf8");
  } catch {
    io.err(`prima deadlines: ${file} is not there or cannot be read\n`);
    return EXIT.noInput;
  }
  try {
    return readRules(parse(text));
  } catch (error) {
    const why =
      error instanceof z.ZodError
        ? z.prettifyError(error)
        : error instanceof Error
          ? error.message
          : String(error);
    io.err(`prima deadlines: ${file} is not right:\n${why}\n`);
    return EXIT.data;
  }
}

/** The clocks that the two sets of rules do not have alike. */
function differing(rules: readonly Rule[], others: readonly Rule[]): Set<string> {
  const before = new Map(rules.map((rule) => [rule.id, JSON.stringify(rule)]));
  const after = new Map(others.map((rule) => [rule.id, JSON.stringify(rule)]));
  const ids = new Set([...before.keys(), ...after.keys()]);
  return new Set([...ids].filter((id) => before.get(id) !== after.get(id)));
}

/** How often to tell how far it has come, in contacts. */
const TOLD_EVERY = 10_000;

/** Replays the facts of all contacts under two sets of rules. */
export async function compareRules(
  tx: ReadTx,
  rules: readonly Rule[],
  others: readonly Rule[],
  { wanted, from, to, line }: Pick<CompareOptions, "from" | "to" | "line"> & { wanted: ReadonlySet<string> },
  now: Temporal.Instant,
  progress: (contacts: number) => void,
): Promise<RuleComparison & { readonly contacts: number }> {
  const [today, alternative] = [clockBook(rules, PROMISE_MOVES), clockBook(others, PROMISE_MOVES)];
  const compared = comparison({ rules: wanted, from, to });
  let contacts = 0;
  for await (const matters of clockedMatters(tx, { line })) {
    for (const matter of matters) {
      compared.add("today", matter.line, today.count(matter, now));
      compared.add("alternative", matter.line, alternative.count(matter, now));
    }
    contacts += matters.length;
    if (contacts % TOLD_EVERY < matters.length) progress(contacts);
  }
  return { contacts, ...compared.result() };
}
