import type { LiveHub } from "./hub.ts";

/** A screen listens to so many topics at most. */
const MAX_TOPICS = 100;
const BEAT_MS = 25_000;
/** Pieces that wait for a browser that does not read them; with more the stream ends and it comes again. */
const MOST_WAITING = 100;

/**
 * The stream of one browser: an event a changed topic. `verify` gives the topic behind a signed name; what is
 * not ours is left out.
 */
export function liveStream(
  hub: LiveHub,
  verify: (signed: string) => string | undefined,
  request: Request,
): Response {
  const asked = new URL(request.url).searchParams
    .getAll("topics")
    .flatMap((text) => text.split(/[ ,]/))
    .slice(0, MAX_TOPICS);
  const names = new Map(
    asked.flatMap((signed) => {
      const name = verify(signed);
      return name ? [[name, signed] as const] : [];
    }),
  );
  if (names.size === 0) return new Response(null, { status: 204 });
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        try {
          if ((controller.desiredSize ?? 0) < -MOST_WAITING) stop();
          else controller.enqueue(encoder.encode(text));
        } catch {
          stop();
        }
      };
      write("retry: 2000\n\n");
      const unlisten = hub.listen(
        new Set(names.keys()),
        (topics) => {
          for (const topic of topics) write(`event: changed\ndata: ${names.get(topic)}\n\n`);
        },
        () => stop(),
      );
      const beat = setInterval(() => write(": here\n\n"), BEAT_MS);
      stop = () => {
        clearInterval(beat);
        unlisten();
        stop = () => undefined;
        try {
          controller.close();
        } catch {
          // The browser has closed it already.
        }
      };
      request.signal.addEventListener("abort", () => stop());
    },
    cancel() {
      stop();
    },
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
