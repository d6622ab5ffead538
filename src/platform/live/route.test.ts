import { describe, expect, it } from "vitest";
import { LiveHub } from "./hub.ts";
import { liveStream } from "./route.ts";

describe("the live stream", () => {
  const listening = (hub: LiveHub) =>
    liveStream(hub, (signed) => signed, new Request("http://localhost/live?topics=measures"));

  it("ends when the program stops, so that nobody waits for it", async () => {
    const hub = new LiveHub(() => 0);
    const text = listening(hub).text();
    expect(hub.listeners).toBe(1);
    hub.close();
    expect(await text).toBe("retry: 2000\n\n");
    expect(hub.listeners).toBe(0);
  });

  it("ends for a browser that does not read, rather than keep ever more for it", async () => {
    const hub = new LiveHub(() => 0);
    const topics = Array.from({ length: 99 }, (_, n) => `team:${n}`);
    const deaf = liveStream(hub, (signed) => signed, new Request(`http://localhost/live?topics=${topics}`));
    for (let round = 0; round < 2; round += 1) {
      hub.tell(topics);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(hub.listeners).toBe(0);
    await deaf.body?.cancel();
  });
});
