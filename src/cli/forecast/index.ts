import { HELP } from "./help.ts";
import { toJson } from "./json.ts";
import { flag, type Options, parseOptions } from "./options.ts";
import { asProblem, EXIT, type Problem, usage } from "./problem.ts";
import { openSession, type Streams } from "./session.ts";

const shared = {
  data: "value",
  time: "value",
  start: "value",
  event: "value",
  cause: "value",
  censored: "value",
  strata: "list",
  weights: "value",
  id: "value",
  confidence: "number",
  times: "numbers",
  quiet: "flag",
} as const;

const verbs = {
  fit: {
    ...shared,
    covariates: "list",
    levels: "list",
    cluster: "value",
    offset: "value",
    ties: "value",
    robust: "flag",
    "fine-gray": "flag",
    ridge: "number",
    lasso: "value",
    folds: "number",
    seed: "number",
    baseline: "flag",
    residuals: "flag",
    zph: "flag",
    predict: "value",
  },
  km: { ...shared, limits: "value", until: "number", competing: "flag" },
} as const;

/** `prima forecast …`: returns the exit code. JSON goes to `out`, everything said to people to `err`. */
export async function forecast(argv: string[], io: Streams): Promise<number> {
  const [verb, ...rest] = argv;
  if (verb === undefined || verb === "help" || argv.includes("--help") || argv.includes("-h")) {
    (verb === undefined ? io.err : io.out).call(io, HELP);
    return verb === undefined ? EXIT.usage : EXIT.done;
  }
  const stop = new AbortController();
  let close: (() => void) | undefined;
  try {
    if (verb !== "fit" && verb !== "km")
      throw usage(`There is no "prima forecast ${verb}". There are fit, km and help.`);
    const options: Options = parseOptions(rest, verbs[verb]);
    const session = openSession(io, stop, flag(options, "quiet"));
    close = session.close;
    // Loaded late: other commands should not wait for the numerics.
    if (verb === "fit") await (await import("./fit.ts")).fitVerb(options, session);
    else await (await import("./km.ts")).kmVerb(options, session);
    return EXIT.done;
  } catch (error) {
    return failed(error, io, stop.signal);
  } finally {
    close?.();
  }
}

function failed(error: unknown, io: Streams, signal: AbortSignal): number {
  if (signal.aborted) {
    io.err("prima forecast: stopped\n");
    return EXIT.cancelled;
  }
  const problem: Problem | undefined = asProblem(error);
  if (!problem) {
    io.err(`prima forecast: an error of ours: ${(error as Error)?.stack ?? String(error)}\n`);
    return EXIT.internal;
  }
  io.err(`prima forecast: ${problem.code}: ${problem.message}\n`);
  if (problem.exit !== EXIT.usage)
    io.out(`${toJson({ error: { code: problem.code, message: problem.message } })}\n`);
  return problem.exit;
}
