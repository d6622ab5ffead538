import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "#src/platform/database/sql.ts";

const CHANNEL = "prima_live";
/** One notice to the other processes at most this often. */
const EVERY_MS = 100;
/** After listening could not begin, because the database was away just then. */
const AGAIN_MS = 1_000;
/** A notice of PostgreSQL holds 8 000 bytes. */
const MAX_BYTES = 7_000;

/**
 * Carries changed topics between processes: collected, then sent in one notice outside any business
 * transaction. This process is told at once; the others within a tenth of a second.
 */
export function liveBus(
  db: Database,
  tell: (topics: Iterable<string>) => void,
  failed: (error: unknown) => void,
) {
  const me = crypto.randomUUID();
  let waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();
  let unlisten: (() => Promise<void>) | undefined;

  async function flush(): Promise<void> {
    timer = undefined;
    const topics = [...waiting];
    waiting = new Set();
    for (let from = 0; from < topics.length; ) {
      let text = `${me}`;
      while (from < topics.length && text.length + (topics[from]?.length ?? 0) + 1 < MAX_BYTES)
        text += ` ${topics[from++]}`;
      await db.notify(CHANNEL, text).catch(failed);
    }
  }

  return {
    /** Begins to hear other processes; survives a database that goes away and comes back. */
    async start(): Promise<void> {
      while (!stopping.signal.aborted && !unlisten) {
        try {
          const listening = await db.listen(CHANNEL, (text) => {
            const [from, ...topics] = text.split(" ");
            if (from !== me) tell(topics);
          });
          unlisten = () => listening.unlisten();
        } catch (error) {
          failed(error);
          await pause(AGAIN_MS, undefined, stopping).catch(() => undefined);
        }
      }
    },
    publish(topics: Iterable<string>): void {
      const all = [...topics];
      tell(all);
      for (const topic of all) waiting.add(topic);
      timer ??= setTimeout(() => void flush(), EVERY_MS);
    },
    async stop(): Promise<void> {
      stopping.abort();
      clearTimeout(timer);
      await unlisten?.().catch(() => undefined);
    },
  };
}
