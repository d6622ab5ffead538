import { type Context, Hono } from "hono";
import { Refusal } from "#src/kernel/errors.ts";
import type { PersonId, SessionId } from "#src/kernel/id.ts";
import { isLang, type Lang } from "#src/kernel/lang.ts";
import { readCookies, writeCookie } from "../http/cookies.ts";
import { field, readFields } from "../http/fields.ts";
import { type Audience, isAudience } from "./audience.ts";
import {
  isResidentComplete,
  isStaffComplete,
  type ResidentClaims,
  type ResidentMapping,
  residentClaims,
  type StaffClaims,
  type StaffMapping,
  staffClaims,
} from "./claims.ts";
import { keepFlow, type LoginFlow, useFlow } from "./login-flow.ts";
import { safeNext } from "./next.ts";
import { nameOf } from "./person-name.ts";
import { type IdentityProvider, newChallenge } from "./provider.ts";
import { newSecret, parseSecret } from "./secret.ts";
import type { Snapshot, StaffSnapshot } from "./session.ts";
import { createSession, endAllSessions, endSession } from "./session-store.ts";
import { assertOwnForm, isSecure, type VisitorDeps, type VisitorEnv } from "./visitor.ts";

export interface IdentityDeps extends VisitorDeps {
  readonly providers: Readonly<Record<Audience, IdentityProvider>>;
  readonly residentMapping: ResidentMapping;
  readonly staffMapping: StaffMapping;
  readonly newSessionId: () => SessionId;
  /** The person of an identity code, found or made. Throws a Refusal for a code that cannot be. */
  readonly residentByHetu: (hetu: string, claims: ResidentClaims) => Promise<PersonId>;
  /** The professional of a subject at the staff's provider; undefined for somebody the county does not know. */
  readonly professionalBySubject: (
    subject: string,
    claims: StaffClaims,
  ) => Promise<StaffSnapshot | undefined>;
  /** The first page of an audience, where no other was asked for. */
  readonly home: (audience: Audience, lang: Lang) => string;
  /** The rate limit of the door: throws a Refusal `rate-limited` when this client has begun too many. */
  readonly assertMayStart?: (c: Context) => void;
  /** Told the reason and the protocol's code of every sign-in that failed, for log and metrics. */
  readonly onFailure?: (audience: Audience, refusal: Refusal) => void;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Sign-in and sign-out, below `/auth`. Needs `sessionMiddleware` before it; throws Refusals for the pages. */
export function identityRoutes(deps: IdentityDeps): Hono<VisitorEnv> {
  const { db, clock, home } = deps;
  const base = new URL(deps.baseUrl);
  const secure = isSecure(deps.baseUrl);
  const routes = new Hono<VisitorEnv>();
  const redirectUri = (audience: Audience) => new URL(`/auth/${audience}/callback`, base).href;
  const ownCookies = (c: Context) => readCookies(c.req.header("cookie"), secure);

  routes.get("/auth/:audience/start", async (c) => {
    const audience = audienceOf(c.req.param("audience"));
    const asked = new URL(c.req.url);
    // Somebody at 127.0.0.1 while our address says localhost would come back to a host without their cookie.
    if (asked.host !== base.host && LOOPBACK.has(asked.hostname) && LOOPBACK.has(base.hostname)) {
      return c.redirect(new URL(asked.pathname + asked.search, base).href, 302);
    }
    deps.assertMayStart?.(c);
    const lang = langOf(c.req.query("lang"));
    const challenge = newChallenge();
    const next = safeNext(c.req.query("next")) ?? home(audience, lang);
    const hint = c.req.query("login_hint");
    const to = await reporting(audience, () =>
      deps.providers[audience].authorize(challenge, { redirectUri: redirectUri(audience), lang, hint }),
    );
    const browser = parseSecret(ownCookies(c).login) ?? newSecret();
    await keepFlow(db, { ...challenge, audience, next, lang }, browser, clock.now());
    c.header("Set-Cookie", writeCookie("login", browser, secure), { append: true });
    c.header("Cache-Control", "no-store");
    return c.redirect(to.href, 302);
  });

  routes.get("/auth/:audience/callback", async (c) => {
    const audience = audienceOf(c.req.param("audience"));
    c.header("Cache-Control", "no-store");
    const flow = await reporting(audience, () => returnedFlow(c, audience));
    // Back to a sign-in that was already completed, by the back button or a second click: go where it led.
    if (flow.standing === "used" && c.get("visitor")[audience]) return c.redirect(flow.next, 303);
    const token = await reporting(audience, async () => {
      if (flow.standing !== "fresh") throw new Refusal("invalid", `sign-in-${flow.standing}`);
      const current = new URL(redirectUri(audience));
      current.search = new URL(c.req.url).search;
      const actor =
        audience === "resident" ? await whoResident(flow, current) : await whoStaff(flow, current);
      const replaces = parseSecret(ownCookies(c)[audience]);
      return createSession(db, { id: deps.newSessionId(), actor, now: clock.now(), replaces });
    });
    c.header("Set-Cookie", writeCookie(audience, token, secure), { append: true });
    return c.redirect(flow.next, 303);
  });

  async function returnedFlow(c: Context, audience: Audience) {
    const browser = parseSecret(ownCookies(c).login);
    const state = parseSecret(c.req.query("state"));
    const flow = browser && state ? await useFlow(db, state, browser, clock.now()) : undefined;
    if (flow?.audience !== audience) throw new Refusal("invalid", "sign-in-unknown");
    return flow;
  }

  async function whoResident(flow: LoginFlow, current: URL): Promise<Snapshot> {
    const { residentMapping: mapping, providers } = deps;
    const raw = await providers.resident.claims(flow, current, (claims) =>
      isResidentComplete(claims, mapping),
    );
    const claims = residentClaims(raw, mapping);
    const personId = await deps.residentByHetu(claims.identityCode, claims);
    return { kind: "resident", personId, name: nameOf(claims) };
  }

  async function whoStaff(flow: LoginFlow, current: URL): Promise<Snapshot> {
    const { staffMapping: mapping, providers } = deps;
    const raw = await providers.staff.claims(flow, current, (claims) => isStaffComplete(claims, mapping));
    const claims = staffClaims(raw, mapping);
    const staff = await deps.professionalBySubject(claims.subject, claims);
    if (!staff) throw new Refusal("denied", "sign-in-unknown-professional");
    return staff;
  }

  for (const everywhere of [false, true]) {
    routes.post(everywhere ? "/auth/sign-out-everywhere" : "/auth/sign-out", async (c) => {
      const form = await readFields(c.req.raw);
      const audience = audienceOf(field(form, "audience"));
      const lang = langOf(field(form, "lang"));
      const actor = c.get("visitor")[audience];
      // Whoever is signed out already gets what they asked for; no form of another's can do them harm by it.
      if (actor) {
        assertOwnForm(c, field(form, "_csrf"), deps);
        const subject = actor.kind === "resident" ? actor.personId : actor.professionalId;
        if (everywhere) await endAllSessions(db, subject, clock.now());
        else await endSession(db, actor.sessionId, clock.now());
      }
      // The cookie stays and opens nothing: by it, what is typed in another tab is kept for its writer.
      c.header("Cache-Control", "no-store");
      const here = `/${lang}`;
      const there = actor && (await deps.providers[audience].signOutUrl(new URL(here, base).href));
      return c.redirect(there?.href ?? here, 303);
    });
  }

  async function reporting<T>(audience: Audience, step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (error instanceof Refusal) deps.onFailure?.(audience, error);
      throw error;
    }
  }

  return routes;
}

function audienceOf(value: unknown): Audience {
  if (!isAudience(value)) throw new Refusal("not-found", "page");
  return value;
}

function langOf(value: unknown): Lang {
  return isLang(value) ? value : "fi";
}
