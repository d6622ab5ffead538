/** What a verb may do to the world: print its result, tell how far it is, hear that it should stop. */
export interface Session {
  readonly signal: AbortSignal;
  readonly reading: { signal: AbortSignal; progress: (rows: number) => void };
  print(json: string): void;
  say(message: string): void;
  timed<T>(what: string, work: () => Promise<T>): Promise<T>;
}

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

export function openSession(io: Streams, signal: AbortSignal, quiet: boolean): Session {
  const say = (message: string) => {
    if (!quiet) io.err(`${message}\n`);
  };
  return {
    signal,
    reading: { signal, progress: (rows) => say(`read ${rows} rows`) },
    print: (json) => io.out(`${json}\n`),
    say,
    async timed(what, work) {
      const begin = performance.now();
      const result = await work();
      say(`${what}: ${((performance.now() - begin) / 1000).toFixed(3)} s`);
      return result;
    },
  };
}
