import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { accumulate, assemble } from "./kernel.ts";
import type { Crew } from "./likelihood.ts";
import { LANES, type Sheet } from "./sheet.ts";

// Control words in shared memory.
const GENERATION = 0;
const PASS = 1;
const NEXT_LANE = 2;
const DONE = 3;

interface Duty {
  readonly coxTeam: true;
  readonly sheet: Sheet;
  readonly control: Int32Array;
}

/** Lanes are claimed one by one; a thread that comes late finds none left, and nobody waits for it. */
function workLanes(sheet: Sheet, control: Int32Array): void {
  for (;;) {
    const lane = Atomics.add(control, NEXT_LANE, 1);
    if (lane >= LANES) return;
    const work = Atomics.load(control, PASS) === 0 ? accumulate : assemble;
    work(sheet, lane, LANES);
    Atomics.add(control, DONE, 1);
    Atomics.notify(control, DONE);
  }
}

/**
 * A crew of this thread and one more over a sheet in shared memory. Results do not depend on the number of
 * threads. The calling thread blocks while a pass runs (milliseconds); call `dismiss` at the end.
 */
export function team(sheet: Sheet): { crew: Crew; dismiss: () => void } {
  const control = new Int32Array(new SharedArrayBuffer(16));
  Atomics.store(control, NEXT_LANE, LANES);
  const duty: Duty = { coxTeam: true, sheet, control };
  let worker: Worker | undefined;
  // This module is its own worker, so that it works from source and from a bundle alike.
  const self = new URL(import.meta.url);
  if (self.protocol === "file:" && existsSync(fileURLToPath(self))) {
    worker = new Worker(self, { workerData: duty });
    worker.unref();
    worker.on("error", () => undefined); // this thread then does all lanes by itself
  }
  const crew: Crew = (pass) => {
    Atomics.store(control, PASS, pass === "accumulate" ? 0 : 1);
    Atomics.store(control, DONE, 0);
    Atomics.store(control, NEXT_LANE, 0);
    Atomics.add(control, GENERATION, 1);
    Atomics.notify(control, GENERATION);
    workLanes(sheet, control);
    for (;;) {
      const done = Atomics.load(control, DONE);
      if (done >= LANES) return;
      if (Atomics.wait(control, DONE, done, 300_000) === "timed-out")
        throw new Error("a thread does not answer");
    }
  };
  return { crew, dismiss: () => void worker?.terminate() };
}

function serve({ sheet, control }: Duty): void {
  for (;;) {
    const generation = Atomics.load(control, GENERATION);
    workLanes(sheet, control);
    Atomics.wait(control, GENERATION, generation);
  }
}

if (!isMainThread && (workerData as Partial<Duty> | null)?.coxTeam) serve(workerData as Duty);
