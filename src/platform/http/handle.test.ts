import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { StillClock } from "#src/platform/clock.ts";
import type { VisitorEnv } from "#src/platform/identity/visitor.ts";
import { type HandleDeps, handler } from "./handle.ts";
import { type Route, redirect, samePath } from "./route.ts";

/** A page that keeps a value in the browser, or with `?forget` takes it away again. */
const ROUTE: Route = {
  name: "kept",
  method: "GET",
  path: samePath("/kept"),
  permission: "page.read",
  handle: (exchange) => {
    exchange.setCookie("pb_kept", "a value", exchange.query.has("forget") ? 0 : 60);
    return redirect(`/${exchange.cookie("pb_kept") ?? "nothing"}`);
  },
};

function house(baseUrl: string) {
  const deps = { baseUrl, clock: new StillClock("2026-11-19T21:40:00Z") } as unknown as HandleDeps;
  const app = new Hono<VisitorEnv>();
  app.use(async (c, next) => {
    c.set("visitor", { actor: () => ({ kind: "anonymous" }) } as never);
    await next();
  });
  app.get("/fi/kept", handler(ROUTE, "fi", deps));
  return app;
}

describe("a value kept in the browser", () => {
  it.each([
    ["http://localhost:3000", "pb_kept"],
    ["https://oma.example.fi", "__Host-pb_kept"],
  ])("is kept and taken away under the same name (%s)", async (baseUrl, name) => {
    const app = house(baseUrl);
    const kept = await app.request("/fi/kept");
    expect(kept.headers.get("set-cookie")).toMatch(new RegExp(`^${name}=a%20value; Max-Age=60;`));
    const back = await app.request("/fi/kept?forget", { headers: { cookie: `${name}=here` } });
    expect(back.headers.get("location")).toBe("/here");
    expect(back.headers.get("set-cookie")).toMatch(new RegExp(`^${name}=; Max-Age=0;`));
  });
});
