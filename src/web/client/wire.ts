/** One connection per browser: the tab that holds the lock listens for all the others. */
const NAME = "pb-live";
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

type Word =
  | { readonly kind: "want"; readonly tab: string; readonly topics: readonly string[] }
  | { readonly kind: "gone"; readonly tab: string }
  | { readonly kind: "who" }
  | { readonly kind: "changed"; readonly topic: string | null };

/** Told the topic that changed; null when some may have been missed. */
type Listener = (topic: string | null) => void;

interface Wire {
  /** Says what this tab follows from now on. */
  want(topics: readonly string[]): void;
}

export function wire(listener: Listener): Wire {
  const tab = Math.random().toString(36).slice(2);
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : undefined;
  const wants = new Map<string, readonly string[]>();
  let mine: readonly string[] = [];
  let leading = false;
  let source: EventSource | undefined;
  let followed = "";
  let retryMs = FIRST_RETRY_MS;
  let missed = false;
  let timer: number | undefined;
  let asked = false;

  const send = (word: Word) => channel?.postMessage(word);

  function changed(topic: string | null): void {
    send({ kind: "changed", topic });
    listener(topic);
  }

  function connect(): void {
    window.clearTimeout(timer);
    const topics = [...new Set([...mine, ...[...wants.values()].flat()])].sort().join(",");
    if (topics === followed && source && source.readyState !== EventSource.CLOSED) return;
    source?.close();
    source = undefined;
    followed = topics;
    if (!topics) return;
    const opened = new EventSource(`/live?topics=${encodeURIComponent(topics)}`);
    source = opened;
    opened.addEventListener("open", () => {
      retryMs = FIRST_RETRY_MS;
      if (missed) changed(null);
      missed = false;
    });
    opened.addEventListener("changed", (event) => changed((event as MessageEvent<string>).data));
    opened.addEventListener("error", () => {
      missed = true;
      // While it says "connecting" the browser tries by itself.
      if (opened.readyState !== EventSource.CLOSED) return;
      wants.clear();
      send({ kind: "who" });
      timer = window.setTimeout(connect, retryMs * (0.5 + Math.random()));
      retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
    });
  }

  /** Several tabs may speak at once; one new connection serves them all. */
  function connectSoon(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(connect, 50);
  }

  function lead(): void {
    leading = true;
    send({ kind: "who" });
    connectSoon();
  }

  channel?.addEventListener("message", (event: MessageEvent<Word>) => {
    const word = event.data;
    if (word.kind === "changed") listener(word.topic);
    else if (word.kind === "who") send({ kind: "want", tab, topics: mine });
    else if (leading) {
      if (word.kind === "gone") wants.delete(word.tab);
      else wants.set(word.tab, word.topics);
      connectSoon();
    }
  });
  window.addEventListener("pagehide", () => {
    send({ kind: "gone", tab });
    source?.close();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) send({ kind: "want", tab, topics: mine });
    if (event.persisted && leading) connectSoon();
  });

  return {
    want(topics) {
      mine = topics;
      if (leading) connectSoon();
      else send({ kind: "want", tab, topics });
      if (asked || topics.length === 0) return;
      asked = true;
      // Held until the tab closes; then the next tab in line takes over.
      if (navigator.locks && channel)
        void navigator.locks.request(NAME, () => {
          lead();
          return new Promise(() => undefined);
        });
      else lead();
    },
  };
}
