import { randomUUID } from "node:crypto";
import type { Context, Handler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AccessEntry } from "#src/kernel/access.ts";
import type { ClockBook } from "#src/kernel/contact-clocks.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { audienceOf, mayByRole } from "#src/platform/access/permissions.ts";
import { record } from "#src/platform/audit/record.ts";
import type { Clock } from "#src/platform/clock.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { isUnavailable } from "#src/platform/database/unavailable.ts";
import type { VisitorEnv } from "#src/platform/identity/visitor.ts";
import { csrfValid, sameOrigin } from "./csrf.ts";
import { field, readFields } from "./fields.ts";
import { gzipped } from "./gzip.ts";
import type { Answer, Door, Exchange, Route } from "./route.ts";
import { isUpload, readUpload, type Upload } from "./upload.ts";

/** What the pages of the house do with a refusal, and with a post that could not be taken as it came. */
export interface Faces {
  /** The page that says what is wrong and what to do next, keeping what was typed. */
  refused(refusal: Refusal, exchange: Exchange): Answer | Promise<Answer>;
  /** Somebody signed out posted (or asked for) a page that needs a session. */
  signedOut(exchange: Exchange): Answer | Promise<Answer>;
}

export interface HandleDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly csrfKey: Uint8Array;
  readonly baseUrl: string;
  readonly faces: Faces;
  /** Charges a door for this client, or only asks whether it could; throws a Refusal `rate-limited`. */
  readonly charge: (door: Door, c: Context, cost: number, spend: boolean) => void;
  readonly newId: () => string;
  readonly clocks?: ClockBook | undefined;
  /** Told of what nobody expected: the only place where an error becomes a log line. */
  readonly failed: (error: unknown, requestId: string, route: string) => void;
}

/** Makes a handler of a route: who acts, may they, the token, the work, the access log, the page. */
export function handler(route: Route, lang: Lang, deps: HandleDeps): Handler<VisitorEnv> {
  return async (c) => {
    const requestId: string = c.get("requestId") ?? randomUUID();
    const entries: AccessEntry[] = [];
    let posted: Upload = { fields: new Map(), files: new Map() };
    const exchange = makeExchange(c, route, lang, deps, requestId, entries, () => posted);
    try {
      if (route.method === "POST") posted = await readPosted(route, c);
      const down: unknown = c.get("down");
      if (down) throw down;
      const answer = await decide(c, exchange, deps);
      // Only looking at a page can be looking at it again: what is posted is always written down.
      const refresh = route.method === "GET" && c.req.header("x-refresh") !== undefined;
      await record(deps.db, requestId, entries, { refresh });
      return respond(c, answer);
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code === "unavailable" || !(error instanceof Refusal))
        deps.failed(error, requestId, route.name);
      if (!isUnavailable(error)) {
        // What was read before the refusal was read all the same.
        await record(deps.db, requestId, entries).catch((failure) =>
          deps.failed(failure, requestId, route.name),
        );
      }
      const answer = await deps.faces.refused(refusal, exchange);
      const response = await respond(c, answer);
      if (refusal.code === "rate-limited")
        response.headers.set("Retry-After", String(refusal.details.retryAfterSeconds ?? 60));
      if (refusal.code === "unavailable") response.headers.set("Retry-After", "5");
      return response;
    }
  };
}

/** What was posted. Files come only to a route that takes them. */
async function readPosted(route: Route, c: Context<VisitorEnv>): Promise<Upload> {
  const request = c.req.raw;
  if (route.upload && isUpload(request)) return readUpload(request);
  return { fields: await readFields(request, c.env?.incoming), files: new Map() };
}

async function decide(c: Context<VisitorEnv>, exchange: Exchange, deps: HandleDeps): Promise<Answer> {
  const { route, actor, scope } = exchange;
  const needsSession = audienceOf(route.permission) !== "public";
  if (route.method === "POST") {
    const own = sameOrigin(
      {
        origin: c.req.header("origin"),
        secFetchSite: c.req.header("sec-fetch-site"),
        host: c.req.header("host"),
      },
      deps.baseUrl,
    );
    if (!own) throw new Refusal("denied", "other-site");
  }
  if (needsSession && actor.kind === "anonymous") return deps.faces.signedOut(exchange);
  if (!mayByRole(actor, route.permission)) throw new Refusal("denied", "role");
  if (route.method === "POST") {
    const binding = exchange.visitor.binding(audienceOf(route.permission) === "staff" ? "staff" : "resident");
    if (!binding || !csrfValid(deps.csrfKey, binding, field(exchange.fields, "_csrf"), scope.now)) {
      throw new Refusal("invalid", "form-token");
    }
    if (route.door) deps.charge(route.door, c, 1, route.chargesItself !== true);
  }
  return route.handle(exchange);
}

function makeExchange(
  c: Context<VisitorEnv>,
  route: Route,
  lang: Lang,
  deps: HandleDeps,
  requestId: string,
  entries: AccessEntry[],
  posted: () => Upload,
): Exchange {
  const visitor = c.get("visitor");
  const audience = audienceOf(route.permission) === "staff" ? "staff" : "resident";
  const actor = visitor.actor(audience);
  const now = deps.clock.now();
  const url = new URL(c.req.url);
  const secure = deps.baseUrl.startsWith("https:");
  return {
    scope: { actor, now, lang, requestId, db: deps.db, newId: deps.newId, clocks: deps.clocks },
    actor,
    visitor,
    lang,
    path: url.pathname,
    origin: deps.baseUrl,
    route,
    query: url.searchParams,
    params: c.req.param() as Record<string, string>,
    get fields() {
      return posted().fields;
    },
    get files() {
      return posted().files;
    },
    // Without the database nobody is known: the token that was posted serves when it is back.
    csrf: () => visitor.csrfToken(audience) || field(posted().fields, "_csrf"),
    cookie: (name) => getCookie(c, name, secure ? "host" : undefined),
    setCookie: (name, value, maxAge) => {
      if (maxAge <= 0) {
        deleteCookie(c, name, { path: "/", secure, ...(secure && { prefix: "host" as const }) });
      } else {
        setCookie(c, name, value, {
          path: "/",
          httpOnly: true,
          sameSite: "Lax",
          maxAge,
          ...(secure && { secure: true, prefix: "host" as const }),
        });
      }
    },
    log: (entry, as = actor) => entries.push({ ...entry, at: now, by: actorRef(as) }),
    charge: (cost, door = route.door) => {
      if (door && cost > 0) deps.charge(door, c, cost, true);
    },
  };
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isUnavailable(error)) return new Refusal("unavailable", "database");
  return new Refusal("unavailable", "our-fault");
}

const HTML = { "Content-Type": "text/html; charset=UTF-8" };
const SMALL_HTML = { ...HTML, "Content-Encoding": "gzip", Vary: "Accept-Encoding" };

async function respond(c: Context, answer: Answer): Promise<Response> {
  switch (answer.kind) {
    case "page": {
      const html = answer.html instanceof Uint8Array ? answer.html : await answer.html.toString();
      const small = gzipped(html, c.req.header("accept-encoding"));
      if (small) return c.body(small, answer.status as 200, SMALL_HTML);
      if (typeof html === "string") return c.html(html, answer.status as 200);
      return c.body(html as Uint8Array<ArrayBuffer>, answer.status as 200, HTML);
    }
    case "redirect":
      return c.redirect(answer.to, 303);
    case "raw":
      return answer.response;
  }
}

/** Every path of every route, one a language: for registering and for the test that walks them all. */
export function paths(routes: readonly Route[]): { route: Route; lang: Lang; path: string }[] {
  return routes.flatMap((route) => LANGS.map((lang) => ({ route, lang, path: route.path[lang] })));
}
