import { jsonPieces } from "./json.ts";

/** What a verb may do to the world: print its result, tell how far it is, hear that it should stop. */
export interface Session {
  readonly signal: AbortSignal;
  readonly reading: { signal: AbortSignal; progress: (rows: number) => void };
  /** Prints the result, the only thing on standard output. */
  print(result: unknown): void;
  say(message: string): void;
  /** Reading and waiting: Ctrl-C aborts the signal. */
  timed<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** Work that keeps the thread busy: meanwhile Ctrl-C ends the program at once. */
  compute<T>(what: string, work: () => T): T;
}

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

export function openSession(io: Streams, stop: AbortController, quiet: boolean): Session & { close(): void } {
  const { signal } = stop;
  const onSignal = () => stop.abort();
  process.on("SIGINT", onSignal);
  const say = (message: string) => {
    if (!quiet) io.err(`${message}\n`);
  };
  return {
    signal,
    reading: { signal, progress: (rows) => say(`read ${rows} rows`) },
    print: (result) => {
      for (const piece of jsonPieces(result)) io.out(piece);
      io.out("\n");
    },
    say,
    close: () => void process.off("SIGINT", onSignal),
    compute(what, work) {
      process.off("SIGINT", onSignal);
      try {
        const begin = performance.now();
        const result = work();
        say(`${what}: ${((performance.now() - begin) / 1000).toFixed(3)} s`);
        return result;
      } finally {
        process.on("SIGINT", onSignal);
      }
    },
    async timed(what, work) {
      const begin = performance.now();
      const result = await work();
      say(`${what}: ${((performance.now() - begin) / 1000).toFixed(3)} s`);
      return result;
    },
  };
}
