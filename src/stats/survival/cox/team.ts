import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  isMainThread,
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from "node:worker_threads";
import { type CentreCrew, type Column, centreColumn } from "./centre.ts";
import { type Crew, PASSES, type Pass } from "./likelihood.ts";
import { LANES, type Sheet } from "./sheet.ts";

/** A job shared out in parts: the lanes of a pass over the sheet, or the columns to centre. */
type Job =
  | { readonly kind: "sheet"; readonly sheet: Sheet }
  | { readonly kind: "columns"; readonly columns: readonly Column[]; readonly results: Float64Array }
  | { readonly kind: "rest" };

// Control words in shared memory. A deal is one sharing out; its number rides in the upper bits of both the
// claims and the number of parts, so that a thread late from one deal cannot take a part of the next.
const GENERATION = 0; // moves when there is something to do
const PASS = 1;
const CLAIM = 2; // deal × 1024 + the next part to be claimed
const PARTS = 3; // deal × 1024 + the number of parts
const DONE = 4;
const JOB = 5; // how many jobs have been posted
const DEAL = 1024;

interface Duty {
  readonly coxTeam: true;
  readonly control: Int32Array;
  readonly port: MessagePort;
}

/** Parts are claimed one by one; a thread that comes late finds none left, and nobody waits for it. */
function work(control: Int32Array, current: () => Job): void {
  for (;;) {
    const claim = Atomics.add(control, CLAIM, 1);
    const parts = Atomics.load(control, PARTS);
    if (Math.floor(claim / DEAL) !== Math.floor(parts / DEAL) || claim >= parts) return;
    const part = claim % DEAL;
    const job = current();
    if (job.kind === "sheet") {
      PASSES[Atomics.load(control, PASS) as Pass](job.sheet, part, LANES);
    } else if (job.kind === "columns") {
      const { mean, deviation, events } = centreColumn(job.columns[part]!);
      job.results.set([mean, deviation, events], part * 3);
    }
    Atomics.add(control, DONE, 1);
    Atomics.notify(control, DONE);
  }
}

export interface Team {
  readonly crew: (sheet: Sheet) => Crew;
  readonly centre: CentreCrew;
  readonly dismiss: () => void;
}

// A thread takes as long to start as a large fit: one is kept for the next.
let resting: Team | undefined;

/**
 * This thread and one more. Results do not depend on the number of threads, nor on whether the other one ever
 * comes. The calling thread blocks while a pass runs (milliseconds); call `dismiss` at the end.
 */
export function assembleTeam(): Team {
  if (resting) {
    const team = resting;
    resting = undefined;
    return team;
  }
  const control = new Int32Array(new SharedArrayBuffer(24));
  const { port1, port2 } = new MessageChannel();
  // This module is its own worker, so that it works from source and from a bundle alike.
  const self = new URL(import.meta.url);
  let worker: Worker | undefined;
  if (self.protocol === "file:" && existsSync(fileURLToPath(self))) {
    const duty: Duty = { coxTeam: true, control, port: port2 };
    worker = new Worker(self, { workerData: duty, transferList: [port2] });
    worker.unref();
    worker.on("error", () => undefined); // this thread then does all parts by itself
    port1.unref();
  }
  let posted: Job | undefined;
  let deal = 0;
  const run = (job: Job, pass: number, parts: number): void => {
    if (job !== posted) {
      port1.postMessage(job);
      posted = job;
      Atomics.add(control, JOB, 1);
    }
    deal++;
    Atomics.store(control, PASS, pass);
    Atomics.store(control, DONE, 0);
    Atomics.store(control, PARTS, deal * DEAL + parts);
    Atomics.store(control, CLAIM, deal * DEAL);
    Atomics.add(control, GENERATION, 1);
    Atomics.notify(control, GENERATION);
    work(control, () => job);
    for (;;) {
      const done = Atomics.load(control, DONE);
      if (done >= parts) return;
      if (Atomics.wait(control, DONE, done, 300_000) === "timed-out")
        throw new Error("a thread does not answer");
    }
  };
  const team: Team = {
    crew: (sheet) => {
      const job: Job = { kind: "sheet", sheet };
      return (pass) => run(job, pass, LANES);
    },
    centre: (columns) => {
      // A helper sees only memory that is shared.
      if (columns.length > 1000 || !columns.every((c) => isShared(c.from) && isShared(c.event)))
        return columns.map(centreColumn);
      const results = new Float64Array(new SharedArrayBuffer(columns.length * 24));
      run({ kind: "columns", columns, results }, 0, columns.length);
      return columns.map((_, j) => ({
        mean: results[3 * j]!,
        deviation: results[3 * j + 1]!,
        events: results[3 * j + 2]!,
      }));
    },
    dismiss: () => {
      // Lets go of the data, so that its memory can be freed.
      posted = { kind: "rest" };
      port1.postMessage(posted);
      Atomics.add(control, JOB, 1);
      Atomics.add(control, GENERATION, 1);
      Atomics.notify(control, GENERATION);
      if (resting) void worker?.terminate();
      else resting = team;
    },
  };
  return team;
}

function isShared(view: Float64Array | Uint8Array): boolean {
  return view.buffer instanceof SharedArrayBuffer;
}

function serve({ control, port }: Duty): void {
  let job: Job | undefined;
  let received = 0;
  const current = (): Job => {
    while (received < Atomics.load(control, JOB)) {
      const message = receiveMessageOnPort(port);
      if (message) {
        job = message.message as Job;
        received++;
      }
    }
    return job as Job;
  };
  for (let seen = 0; ; ) {
    Atomics.wait(control, GENERATION, seen);
    seen = Atomics.load(control, GENERATION);
    current();
    work(control, current);
  }
}

if (!isMainThread && (workerData as Partial<Duty> | null)?.coxTeam) serve(workerData as Duty);
