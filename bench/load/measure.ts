import { median, quantile } from "../report/numbers.ts";
import { load } from "./load.ts";
import type { Outcome, Plan } from "./plan.ts";

/** What one thing can do: its maximum, and how long an answer takes at half of it with open arrivals. */
export interface Measured {
  readonly max: number;
  readonly half: number;
  readonly p50: number;
  readonly p99: number;
  /** The generator's own busy share while the maximum was taken. */
  readonly busy: number;
  /** Answers other than expected, in all. */
  readonly wrong: number;
  /** Processor time of the server for one answer at the maximum, in milliseconds; what a noisy machine disturbs least. */
  readonly cpu: number | undefined;
  readonly runs: number;
}

export interface MeasureOptions {
  readonly callers?: number;
  readonly seconds?: number;
  readonly runs?: number;
}

/** `--quick`: one short run of each, for work on the code; figures to quote come without. */
export const QUICK = process.argv.includes("--quick");

interface Asked extends Pick<Plan, "port" | "expect" | "once"> {
  /** Processor time that the server has used so far, in milliseconds. */
  readonly cpu?: () => Promise<number>;
}

const wrongOf = ({ others }: Outcome) => Object.values(others).reduce((sum, n) => sum + n, 0);

/**
 * Medians of several runs: the maximum by callers who ask again at once, then arrivals at random moments at half of
 * that maximum, each timed from when it was due. `requests` gives what the next run is to send.
 */
export async function measure(
  { cpu: used, ...asked }: Asked,
  requests: (atMost: number) => Promise<readonly Uint8Array[]> | readonly Uint8Array[],
  { callers = 32, seconds = QUICK ? 2 : 5, runs = QUICK ? 1 : 3 }: MeasureOptions = {},
  ran: (outcome: Outcome) => void = () => undefined,
): Promise<Measured> {
  const MOST = 30_000;
  let wrong = 0;
  const run = async (load_: Plan["load"], time: number) => {
    const atMost = "perSecond" in load_ ? Math.ceil(load_.perSecond * time * 1.2) + 100 : MOST;
    const outcome = await load({ ...asked, requests: await requests(atMost), load: load_, seconds: time });
    wrong += wrongOf(outcome);
    ran(outcome);
    return outcome;
  };
  await run({ closed: callers }, 2);
  const most: Outcome[] = [];
  const before = await used?.();
  for (let turn = 0; turn < runs; turn += 1) most.push(await run({ closed: callers }, seconds));
  const after = await used?.();
  const answers = most.reduce((sum, { answered }) => sum + answered, 0);
  const max = median(most.map(({ answered, seconds: took }) => answered / took));
  const half = max / 2;
  const steady: Outcome[] = [];
  for (let turn = 0; turn < runs; turn += 1) steady.push(await run({ perSecond: half }, seconds));
  return {
    max,
    half,
    p50: median(steady.map(({ latencies }) => quantile(latencies, 0.5))),
    p99: median(steady.map(({ latencies }) => quantile(latencies, 0.99))),
    busy: median(most.map(({ busy }) => busy)),
    wrong,
    cpu: before === undefined || after === undefined ? undefined : (after - before) / answers,
    runs,
  };
}
