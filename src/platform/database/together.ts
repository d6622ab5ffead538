interface Reading<T> {
  readonly running: Promise<T>;
  next: Promise<T> | undefined;
}

/**
 * Reads the same thing once for all who ask at the same time. Who asks while a reading is under way gets the next one,
 * begun after they asked: what they wrote before asking is always in it, and nothing is kept when nobody waits.
 */
export function together<T>(): (key: string, read: () => Promise<T>) => Promise<T> {
  const readings = new Map<string, Reading<T>>();

  function begin(key: string, read: () => Promise<T>): Promise<T> {
    const running = read().finally(() => {
      if (!reading.next) readings.delete(key);
    });
    const reading: Reading<T> = { running, next: undefined };
    readings.set(key, reading);
    return running;
  }

  return (key, read) => {
    const reading = readings.get(key);
    if (!reading) return begin(key, read);
    const after = () => begin(key, read);
    reading.next ??= reading.running.then(after, after);
    return reading.next;
  };
}
