import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { Refusal } from "#src/kernel/errors.ts";
import type { PersonId, SessionId } from "#src/kernel/id.ts";
import { StillClock } from "#src/platform/clock.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { type Audience, isAudience } from "../audience.ts";
import { STAFF_CLAIMS, SUOMI_FI_CLAIMS } from "../claims.ts";
import type { DemoDirectory } from "../demo/accounts.ts";
import { demoIdp } from "../demo/idp.ts";
import { loadPersonas } from "../persona.ts";
import { identityProvider, type ProviderConfig } from "../provider.ts";
import { identityRoutes } from "../routes.ts";
import { assertOwnForm, sessionMiddleware, type VisitorEnv } from "../visitor.ts";
import { Browser } from "./browser.ts";
import { PEOPLE } from "./people.ts";

const STATUS = {
  invalid: 400,
  denied: 403,
  "not-found": 404,
  "rate-limited": 429,
  unavailable: 503,
} as const;

export interface House {
  readonly origin: string;
  readonly clock: StillClock;
  readonly failures: string[];
  browser(): Browser;
  /** A browser in which somebody has signed in. */
  signedIn(audience: Audience, subject: string, browser?: Browser): Promise<Browser>;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly directory?: DemoDirectory;
  /** Changes how our server sees a provider. */
  readonly provider?: (config: ProviderConfig, audience: Audience) => ProviderConfig;
  readonly mayStart?: () => void;
  /** The public address, when a proxy stands before the server. */
  readonly baseUrl?: string;
}

/** A whole server as the composition root builds it: simulators, sign-in, and pages that say who is there. */
export async function openHouse(db: Database, options: HouseOptions = {}): Promise<House> {
  const clock = new StillClock("2026-11-20T08:00:00Z");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const origin = options.baseUrl ?? address;
  const personas = loadPersonas(PEOPLE);
  const idp = demoIdp({
    baseUrl: origin,
    personas,
    ...(options.directory && { directory: options.directory }),
  });
  const failures: string[] = [];
  const provider = (audience: Audience) => {
    const config = idp.config(audience);
    return identityProvider(options.provider?.(config, audience) ?? config);
  };
  const deps = {
    db,
    clock,
    csrfKey: new Uint8Array(32).fill(7),
    baseUrl: origin,
    providers: { resident: provider("resident"), staff: provider("staff") },
    residentMapping: SUOMI_FI_CLAIMS,
    staffMapping: STAFF_CLAIMS,
    newSessionId: () => crypto.randomUUID() as SessionId,
    residentByHetu: async (hetu: string) => personIdOf(hetu),
    professionalBySubject: async (subject: string) => {
      const known = personas.staff.find((each) => each.subject === subject);
      if (!known) return undefined;
      const { id: professionalId, roles, profession, unit, teams, lines, languages } = known;
      const name = `${known.givenNames} ${known.familyName}`;
      return {
        kind: "staff" as const,
        professionalId,
        name,
        roles,
        profession,
        unit,
        teams,
        lines,
        languages,
      };
    },
    home: (audience: Audience, lang: string) => (audience === "staff" ? `/${lang}/staff` : `/${lang}`),
    onFailure: (audience: Audience, refusal: Refusal) => failures.push(`${audience} ${refusal.reason}`),
    ...(options.mayStart && { assertMayStart: options.mayStart }),
  };

  const app = new Hono<VisitorEnv>();
  app.use(sessionMiddleware(deps));
  app.route("/", identityRoutes(deps));
  app.get("/who", (c) => {
    const { resident, staff, lapsed } = c.get("visitor");
    return c.json({ resident, staff, lapsed });
  });
  app.get("/form/:audience", (c) => {
    const audience = c.req.param("audience");
    return c.text(isAudience(audience) ? c.get("visitor").csrfToken(audience) : "");
  });
  app.post("/form", async (c) => {
    assertOwnForm(c, (await c.req.parseBody())._csrf, deps);
    return c.text("received");
  });
  app.get("*", (c) => c.text(`page ${new URL(c.req.url).pathname}`));
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error;
    return c.text(error.reason, STATUS[error.code as keyof typeof STATUS] ?? 400);
  });
  const listener = getRequestListener(app.fetch);
  server.on("request", (req, res) => {
    if (idp.handles(new URL(req.url ?? "/", origin).pathname)) idp.listener(req, res);
    else listener(req, res);
  });

  return {
    origin,
    clock,
    failures,
    browser: () => new Browser(origin, address),
    async signedIn(audience, subject, browser = new Browser(origin, address)) {
      await browser.go(`/auth/${audience}/start?lang=fi&login_hint=${subject}`);
      return browser;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A person for every identity code, always the same: its digits stand at the end of the id. */
export function personIdOf(hetu: string): PersonId {
  const digits = hetu.replace(/\D/g, "").padStart(12, "0");
  return `00000000-0000-7000-8000-${digits}` as PersonId;
}
