// The generator in a thread of its own, so that what else the benchmark does cannot delay it.
import { performance } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";
import { Connection } from "./connection.ts";
import type { Outcome, Plan } from "./plan.ts";

const plan = workerData as Plan;
const others: Record<number, number> = {};
const latencies: number[] = [];
let bytes = 0;
let next = 0;

function request(): Uint8Array | undefined {
  if (plan.once && next >= plan.requests.length) return undefined;
  return plan.requests[next++ % plan.requests.length];
}

function note(status: number, length: number, since: number): void {
  latencies.push(performance.now() - since);
  bytes += length;
  if (status !== plan.expect) others[status] = (others[status] ?? 0) + 1;
}

/** So many callers, each asking again at once: what the server can do at most. */
function closed(callers: number, until: number): Promise<void>[] {
  return Array.from({ length: callers }, () => {
    const connection = new Connection(plan.port);
    return new Promise<void>((resolve) => {
      const ask = () => {
        const body = performance.now() < until ? request() : undefined;
        if (!body) {
          connection.close();
          resolve();
          return;
        }
        const since = performance.now();
        connection.send(body, (status, length) => {
          note(status, length, since);
          ask();
        });
      };
      ask();
    });
  });
}

const MOST_CONNECTIONS = 512;
let mostWaiting = 0;

/** Arrivals at random moments (Poisson), whether the server keeps up or not; one that finds no free line waits, and its time runs. */
function open(perSecond: number, from: number, until: number): Promise<void> {
  const free = Array.from({ length: 64 }, () => new Connection(plan.port));
  let lines = free.length;
  let under = 0;
  const waiting: { body: Uint8Array; due: number }[] = [];
  let due = from;
  let ended = false;
  return new Promise((resolve) => {
    const settle = () => {
      if (!ended || under > 0 || waiting.length > 0) return;
      for (const connection of free) connection.close();
      resolve();
    };
    const send = (connection: Connection, body: Uint8Array, at: number) => {
      under += 1;
      connection.send(body, (status, length) => {
        under -= 1;
        note(status, length, at);
        const first = waiting.shift();
        if (first) send(connection, first.body, first.due);
        else free.push(connection);
        settle();
      });
    };
    const tick = () => {
      const now = performance.now();
      while (due <= now && due < until) {
        const body = request();
        if (!body) {
          due = until;
          break;
        }
        let connection = free.pop();
        if (!connection && lines < MOST_CONNECTIONS) {
          lines += 1;
          connection = new Connection(plan.port);
        }
        if (connection) send(connection, body, due);
        else waiting.push({ body, due });
        mostWaiting = Math.max(mostWaiting, waiting.length);
        due += (-Math.log(1 - Math.random()) * 1000) / perSecond;
      }
      if (due >= until) {
        ended = true;
        settle();
      } else setTimeout(tick, 1);
    };
    tick();
  });
}

const from = performance.now();
const idle = performance.eventLoopUtilization();
const until = from + plan.seconds * 1000;
await ("closed" in plan.load
  ? Promise.all(closed(plan.load.closed, until))
  : open(plan.load.perSecond, from, until));
const outcome: Outcome = {
  latencies: Float64Array.from(latencies),
  answered: latencies.length,
  others,
  seconds: (performance.now() - from) / 1000,
  bytes,
  busy: performance.eventLoopUtilization(idle).utilization,
  mostWaiting,
};
parentPort?.postMessage(outcome, [outcome.latencies.buffer]);
