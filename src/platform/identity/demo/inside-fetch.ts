import { createServer, type RequestListener, request } from "node:http";
import { duplexPair } from "node:stream";
import type { CustomFetch } from "openid-client";

/**
 * A fetch that reaches a listener of our own without a network: a request and its answer pass through a pair of
 * streams in memory. So it works whatever address, port or proxy the server has, before it listens too.
 */
export function insideFetch(listener: RequestListener): CustomFetch {
  const server = createServer(listener);
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const [ours, theirs] = duplexPair();
      server.emit("connection", theirs);
      const target = new URL(url);
      const outgoing = request({
        createConnection: () => ours,
        method,
        path: target.pathname + target.search,
        headers: { ...headers, host: target.host, connection: "close" },
        ...(signal ? { signal } : {}),
      });
      outgoing.on("error", reject);
      outgoing.on("response", (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const answered = new Headers();
          for (const [name, value] of Object.entries(incoming.headers)) {
            if (value !== undefined) answered.set(name, String(value));
          }
          const status = incoming.statusCode ?? 500;
          const empty = status === 204 || status === 304;
          resolve(new Response(empty ? null : Buffer.concat(chunks), { status, headers: answered }));
          ours.destroy();
        });
      });
      outgoing.end(bodyText(body));
    });
}

function bodyText(body: Parameters<CustomFetch>[1]["body"]): string | undefined {
  return body === undefined || body === null ? undefined : String(body);
}
