// The floor: the same page as fixed text from a server that does nothing else. Run by floor.ts in a process of its own.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";

process.on("message", (message) => {
  if (message !== "cpu") return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000 });
});

process.once("message", (page: string) => {
  const bare = createServer((_, response) => {
    response.writeHead(200, {
      "content-type": "text/html; charset=UTF-8",
      "content-length": Buffer.byteLength(page),
    });
    response.end(page);
  });
  const app = new Hono();
  app.get("/", (c) => c.html(page));
  const framework = createServer(getRequestListener(app.fetch));
  bare.listen(0, "127.0.0.1", () => {
    framework.listen(0, "127.0.0.1", () => {
      process.send?.({
        bare: (bare.address() as AddressInfo).port,
        framework: (framework.address() as AddressInfo).port,
      });
    });
  });
});
