import { createRequire } from "node:module";
import { createContext, Script } from "node:vm";
import type { compile as Compile, parse as Parse } from "fhirpath";
import { searcher } from "./regex.ts";

/** Characters of one expression at most. */
const LONGEST = 20_000;
/** Milliseconds of processor time that all expressions of one evaluation may take together. */
const EXPRESSIONS_MAX_MS = 1_000;

const load = createRequire(import.meta.url);
interface Library {
  readonly compile: typeof Compile;
  readonly parse: typeof Parse;
}
let loaded: { library: Library; r4: unknown } | undefined;

/** HL7's engine and its R4 model, loaded when the first form with an expression comes: most forms have none. */
function engine() {
  loaded ??= { library: load("fhirpath") as Library, r4: load("fhirpath/fhir-context/r4") };
  return loaded;
}

const room = createContext({ run: undefined as unknown });
const call = new Script("run()");
let within = false;

export class TooSlow extends Error {}

/** Runs it to its end or ends it after the time given, loops without end included. One inside another counts in the outer. */
export function bounded<T>(run: () => T, milliseconds: number = EXPRESSIONS_MAX_MS): T {
  if (within) return run();
  within = true;
  room.run = run;
  try {
    return call.runInContext(room, { timeout: milliseconds }) as T;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") throw new TooSlow();
    throw fault;
  } finally {
    within = false;
    room.run = undefined;
  }
}

type Items = readonly unknown[];
const text = (values: Items): string | undefined => {
  const value = values[0];
  return typeof value === "string" ? value : undefined;
};

/** Regular expressions run in linear time; nothing is asked of the network. */
const FUNCTIONS = {
  matches: {
    fn: (values: Items, pattern: string) =>
      text(values) === undefined ? [] : [searcher(pattern).test(text(values) as string)],
    arity: { 1: ["String"] },
  },
  matchesFull: {
    fn: (values: Items, pattern: string) =>
      text(values) === undefined ? [] : [searcher(`\\A(?:${pattern})\\z`).test(text(values) as string)],
    arity: { 1: ["String"] },
  },
  replaceMatches: {
    fn: (values: Items, pattern: string, by: string) =>
      text(values) === undefined ? [] : [searcher(pattern).replace(text(values) as string, by)],
    arity: { 2: ["String", "String"] },
  },
};

export interface Ast {
  readonly type: string;
  readonly text?: string;
  readonly children?: readonly Ast[];
}

export interface CompiledPath {
  readonly expression: string;
  readonly ast: Ast;
  /** Values found; throws what the engine throws. `base` is the path of the focus in its resource. */
  readonly run: (focus: unknown, env: Readonly<Record<string, unknown>>) => readonly unknown[];
}

/** An expression made ready; `base` where its focus stands, such as `QuestionnaireResponse.item`. Throws when it does not parse. */
export function compilePath(expression: string, base?: string): CompiledPath {
  if (expression.length > LONGEST) throw new Error(`longer than ${LONGEST} characters`);
  const { library, r4 } = engine();
  return bounded(() => {
    const path = base === undefined ? expression : { base, expression };
    // trace() would write people's answers where no one may read them.
    const options = { userInvocationTable: FUNCTIONS, preciseMath: true, traceFn: () => {} } as object;
    const run = library.compile(
      path as string,
      r4 as never,
      options as never,
    ) as unknown as CompiledPath["run"];
    return { expression, ast: library.parse(expression) as unknown as Ast, run };
  });
}

let itself: CompiledPath | undefined;

/** An item of a form as expressions see it (`%qitem`): the engine knows what its elements are. */
export function questionnaireItem(source: object): unknown {
  itself ??= compilePath("$this", "Questionnaire.item");
  return itself.run({ ...source }, {})[0];
}
