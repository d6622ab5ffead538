/** One connected screen. */
interface Listener {
  readonly topics: ReadonlySet<string>;
  readonly send: (topics: readonly string[]) => void;
  readonly end: () => void;
  waiting: Set<string>;
  timer: NodeJS.Timeout | undefined;
  lastAt: number;
}

/** A screen is told at most this often; what changes meanwhile comes together. */
const EVERY_MS = 200;
/** Spread, so that a thousand screens do not ask at the same moment. */
const JITTER_MS = 100;

/** Tells connected screens that a topic has changed; never what has changed. */
export class LiveHub {
  readonly #byTopic = new Map<string, Set<Listener>>();
  readonly #all = new Set<Listener>();
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  get listeners(): number {
    return this.#all.size;
  }

  /** Listens to topics; returns how to stop. `end` is called when the hub closes. */
  listen(topics: ReadonlySet<string>, send: Listener["send"], end: () => void = () => undefined): () => void {
    const listener: Listener = { topics, send, end, waiting: new Set(), timer: undefined, lastAt: 0 };
    for (const topic of topics) {
      const set = this.#byTopic.get(topic) ?? new Set();
      set.add(listener);
      this.#byTopic.set(topic, set);
    }
    this.#all.add(listener);
    return () => {
      clearTimeout(listener.timer);
      for (const topic of topics) {
        const set = this.#byTopic.get(topic);
        set?.delete(listener);
        if (set?.size === 0) this.#byTopic.delete(topic);
      }
      this.#all.delete(listener);
    };
  }

  /** These topics have changed. */
  tell(topics: Iterable<string>): void {
    for (const topic of topics) {
      for (const listener of this.#byTopic.get(topic) ?? []) {
        listener.waiting.add(topic);
        listener.timer ??= setTimeout(() => this.#flush(listener), this.#delay(listener));
      }
    }
  }

  /** Ends every screen's stream, so that the program need not wait for them: each looks for it again by itself. */
  close(): void {
    for (const { end } of [...this.#all]) end();
  }

  #delay(listener: Listener): number {
    const since = performance.now() - listener.lastAt;
    return Math.max(0, EVERY_MS - since) + this.#random() * JITTER_MS;
  }

  #flush(listener: Listener): void {
    listener.timer = undefined;
    listener.lastAt = performance.now();
    const topics = [...listener.waiting];
    listener.waiting = new Set();
    listener.send(topics);
  }
}
