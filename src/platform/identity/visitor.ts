import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { Refusal } from "#src/kernel/errors.ts";
import type { Actor, Staff } from "../access/actor.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/sql.ts";
import { type CookieName, readCookies, writeCookie } from "../http/cookies.ts";
import { csrfToken, csrfValid, sameOrigin } from "../http/csrf.ts";
import { AUDIENCES, type Audience } from "./audience.ts";
import { newSecret, parseSecret } from "./secret.ts";
import {
  actorOf,
  type Resident,
  SESSION_LIMITS,
  type Session,
  type SessionLimits,
  type SessionState,
  sessionState,
} from "./session.ts";
import { noteSeen, sessionByToken } from "./session-store.ts";

/** Who a request comes from, in each of the two roles a browser may be signed in as. */
export interface Visitor {
  readonly resident: Resident | undefined;
  readonly staff: Staff | undefined;
  /** Why a session this browser still names is over: for a page that says so and keeps what was typed. */
  readonly lapsed: Partial<Record<Audience, Exclude<SessionState, "open">>>;
  /** Whose the lapsed session was: what they typed is kept for them alone. */
  readonly lapsedSubject: Partial<Record<Audience, string>>;
  /** Who acts on the pages of an audience; `anonymous` when nobody is signed in there. */
  actor(audience: Audience): Actor;
  /** The token for the forms of a page. Ask before the response is sent: it may set the visitor's cookie. */
  csrfToken(audience: Audience): string;
  /** What a posted token must be bound to: the session, or the visitor's cookie; undefined when there is neither. */
  binding(audience: Audience): string | undefined;
}

/** What a request carries on its way to its handler. */
export type VisitorEnv = {
  /** Node's own request and answer; absent where a test asks without a server. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    visitor: Visitor;
    requestId?: string;
    /** The name of the route that serves it. */
    route?: string;
    /** Why the database cannot be reached; the page says so. */
    down?: unknown;
  };
};

export interface VisitorDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** At least 32 bytes; one for all processes behind the same address. */
  readonly csrfKey: Uint8Array;
  /** The public address, e.g. `https://oma.example.fi`. */
  readonly baseUrl: string;
  readonly limits?: Readonly<Record<Audience, SessionLimits>>;
}

/** Finds who is there: one select for each session cookie, none for a visitor without. */
export function sessionMiddleware(deps: VisitorDeps) {
  const { db, clock, limits = SESSION_LIMITS } = deps;
  const secure = isSecure(deps.baseUrl);
  return createMiddleware<VisitorEnv>(async (c, next) => {
    const now = clock.now();
    const cookies = readCookies(c.req.header("cookie"), secure);
    const lapsed: Visitor["lapsed"] = {};
    const lapsedSubject: Visitor["lapsedSubject"] = {};
    const open = async (audience: Audience): Promise<Session | undefined> => {
      const token = parseSecret(cookies[audience]);
      const session = token && (await sessionByToken(db, token, audience));
      if (!session) return undefined;
      const state = sessionState(session, limits[audience], now);
      if (state !== "open") {
        lapsed[audience] = state;
        lapsedSubject[audience] = session.subjectId;
        return undefined;
      }
      if (!byItself(c)) await noteSeen(db, session, now);
      return session;
    };
    const [resident, staff] = await Promise.all(AUDIENCES.map(open));
    c.set("visitor", makeVisitor(c, deps, now, cookies, { resident, staff }, { lapsed, lapsedSubject }));
    await next();
  });
}

/** Whether a page left open asks, not a person: nobody stays signed in by what their screen does alone. */
function byItself(c: Context): boolean {
  return c.req.header("x-refresh") !== undefined || c.req.header("accept") === "text/event-stream";
}

function makeVisitor(
  c: Context,
  { csrfKey, baseUrl }: VisitorDeps,
  now: Temporal.Instant,
  cookies: Partial<Record<CookieName, string>>,
  sessions: Record<Audience, Session | undefined>,
  over: Pick<Visitor, "lapsed" | "lapsedSubject">,
): Visitor {
  let anonymous = parseSecret(cookies.visitor);
  const actors = {
    resident: sessions.resident && (actorOf(sessions.resident) as Resident),
    staff: sessions.staff && (actorOf(sessions.staff) as Staff),
  };
  return {
    ...actors,
    ...over,
    actor: (audience) => actors[audience] ?? { kind: "anonymous" },
    binding: (audience) => sessions[audience]?.id ?? anonymous,
    csrfToken(audience) {
      const session = sessions[audience];
      if (session) return csrfToken(csrfKey, session.id, now);
      if (!anonymous) {
        anonymous = newSecret();
        c.header("Set-Cookie", writeCookie("visitor", anonymous, isSecure(baseUrl)), { append: true });
      }
      return csrfToken(csrfKey, anonymous, now);
    },
  };
}

/**
 * Stands before every action that changes something: the request must come from a page of ours, by what the
 * browser says and by the token the page was given: for the session it is sent in, or for this browser before
 * it signed in.
 *
 * @throws Refusal `denied`, reason `foreign-form` or `stale-form`; what was typed can be shown again.
 */
export function assertOwnForm(c: Context<VisitorEnv>, token: unknown, deps: VisitorDeps): void {
  const origin = {
    origin: c.req.header("origin"),
    secFetchSite: c.req.header("sec-fetch-site"),
    host: c.req.header("host"),
  };
  if (!sameOrigin(origin, new URL(deps.baseUrl).origin)) throw new Refusal("denied", "foreign-form");
  const { resident, staff } = c.get("visitor");
  const anonymous = parseSecret(readCookies(c.req.header("cookie"), isSecure(deps.baseUrl)).visitor);
  const now = deps.clock.now();
  const valid = [resident?.sessionId, staff?.sessionId, anonymous].some(
    (binding) => typeof token === "string" && binding && csrfValid(deps.csrfKey, binding, token, now),
  );
  if (!valid) throw new Refusal("denied", "stale-form");
}

export function isSecure(baseUrl: string): boolean {
  return baseUrl.startsWith("https:");
}
