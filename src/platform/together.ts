/**
 * Does what comes at the same time together: whoever asks while others are under way waits for the next lot. Alone, nobody
 * waits. `work` gives the results in the order of the items; when it fails for several, each is tried by itself, so that
 * one that cannot be done does not stop the others. `forAll` says of an error that it concerns all alike.
 */
export function together<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  { most, lots, forAll }: { most: number; lots: number; forAll: (error: unknown) => boolean },
): (item: T) => Promise<R> {
  interface Waiting {
    readonly item: T;
    readonly done: (result: R) => void;
    readonly failed: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let running = 0;

  async function run(lot: readonly Waiting[]): Promise<void> {
    try {
      const results = await work(lot.map(({ item }) => item));
      for (const [index, { done }] of lot.entries()) done(results[index] as R);
    } catch (error) {
      if (lot.length === 1 || forAll(error)) for (const { failed } of lot) failed(error);
      else for (const one of lot) await run([one]);
    }
  }

  function next(): void {
    while (running < lots && waiting.length > 0) {
      running += 1;
      void run(waiting.splice(0, most)).finally(() => {
        running -= 1;
        next();
      });
    }
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      // After the others of this turn have come.
      setImmediate(next);
    });
}
