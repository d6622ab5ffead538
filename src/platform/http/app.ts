import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { Refusal } from "#src/kernel/errors.ts";
import { isLang } from "#src/kernel/lang.ts";
import { isUnavailable } from "#src/platform/database/unavailable.ts";
import { sessionMiddleware, type VisitorDeps, type VisitorEnv } from "#src/platform/identity/visitor.ts";
import { clientKey } from "./client-address.ts";
import { type HandleDeps, handler, paths } from "./handle.ts";
import { securityHeaders } from "./headers.ts";
import { assertAllowed, type DOORS, type RateLimiter } from "./rate-limit.ts";
import type { Route } from "./route.ts";

export interface HttpDeps extends Omit<HandleDeps, "charge" | "csrfKey" | "baseUrl" | "db" | "clock"> {
  readonly visitor: VisitorDeps;
  readonly routes: readonly Route[];
  /** Mounted before the pages: sign-in, live stream, health. Their refusals get the pages' faces. */
  readonly others: Hono<VisitorEnv>;
  readonly scriptHashes: readonly string[];
  readonly styleSources: readonly string[];
  readonly formTargets: readonly string[];
  readonly limiter: RateLimiter<keyof typeof DOORS>;
  readonly trustedProxies: number;
  /** Told of every request that was answered, for log and metrics. */
  readonly answered: (route: string, method: string, status: number, ms: number, requestId: string) => void;
  /** The page for what no route has. */
  readonly fallback: Route;
}

/** Who calls, as the rate limits count them. */
export function clientOf(c: Context<VisitorEnv>, trustedProxies: number): string {
  return clientKey(c.env?.incoming?.socket.remoteAddress, c.req.header("x-forwarded-for"), trustedProxies);
}

/** The headers of every answer, for the server to set before the pages do: what a page sets itself comes over them. */
export function commonHeaders(
  deps: Pick<HttpDeps, "visitor" | "scriptHashes" | "styleSources" | "formTargets">,
) {
  return securityHeaders({
    secure: deps.visitor.baseUrl.startsWith("https:"),
    scriptHashes: deps.scriptHashes,
    styleSources: deps.styleSources,
    formTargets: deps.formTargets,
  });
}

/** The pages of the house as one handler of requests. */
export function httpApp(deps: HttpDeps): Hono<VisitorEnv> {
  const { visitor, routes, limiter, trustedProxies } = deps;
  const app = new Hono<VisitorEnv>();

  app.use(async (c, next) => {
    const requestId = crypto.randomUUID();
    const started = performance.now();
    c.set("requestId", requestId);
    // Set on the server's own answer: going through the page's would copy all its headers at every request.
    c.env?.outgoing?.setHeader("X-Request-Id", requestId);
    await next();
    const route = c.get("route") ?? "other";
    deps.answered(route, c.req.method, c.res.status, performance.now() - started, requestId);
  });
  app.use(withoutDatabase(sessionMiddleware(visitor)));
  app.route("/", deps.others);

  const handle: HandleDeps = {
    ...deps,
    db: visitor.db,
    clock: visitor.clock,
    csrfKey: visitor.csrfKey,
    baseUrl: visitor.baseUrl,
    charge: (door, c, cost, spend) => {
      const ask = spend ? limiter.take : limiter.wouldAllow;
      assertAllowed(ask(door, clientOf(c, trustedProxies), visitor.clock.now(), cost));
    },
  };
  for (const { route, lang, path } of paths(routes)) {
    const serve = handler(route, lang, handle);
    app.on(route.method, path, (c, next) => {
      c.set("route", route.name);
      return serve(c, next);
    });
  }
  const lost = {
    fi: handler(deps.fallback, "fi", handle),
    sv: handler(deps.fallback, "sv", handle),
    en: handler(deps.fallback, "en", handle),
  };
  app.notFound((c) => {
    const first = c.req.path.split("/")[1];
    return lost[isLang(first) ? first : "fi"](c, async () => undefined);
  });
  app.onError((error, c) => {
    const refusal =
      error instanceof Refusal
        ? error
        : new Refusal("unavailable", isUnavailable(error) ? "database" : "our-fault");
    if (!(error instanceof Refusal)) deps.failed(error, c.get("requestId") ?? "", "other");
    const asked = c.req.query("lang");
    const first = isLang(asked) ? asked : c.req.path.split("/")[1];
    const lang = isLang(first) ? first : "fi";
    return handler(
      {
        ...deps.fallback,
        handle: () => {
          throw refusal;
        },
      },
      lang,
      handle,
    )(c, async () => undefined);
  });
  return app;
}

/** Without the database nobody can be known; the page says so itself, and what was posted is kept on it. */
function withoutDatabase(sessions: ReturnType<typeof sessionMiddleware>) {
  return createMiddleware<VisitorEnv>(async (c, next) => {
    let reached = false;
    try {
      return await sessions(c, async () => {
        reached = true;
        await next();
      });
    } catch (error) {
      if (reached || !isUnavailable(error)) throw error;
      c.set("down", error);
      c.set("visitor", {
        resident: undefined,
        staff: undefined,
        lapsed: {},
        lapsedSubject: {},
        actor: () => ({ kind: "anonymous" }),
        csrfToken: () => "",
        binding: () => undefined,
      });
      await next();
    }
  });
}
