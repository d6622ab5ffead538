import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { fhir, type Joined, omaolo, partnersLetters } from "./app/integrations.ts";
import { otherRoutes } from "./app/other-routes.ts";
import { signingIn } from "./app/signing-in.ts";
import { makeSite } from "./app/site.ts";
import { loadCounty, type RunningCounty } from "./county/county.ts";
import { codeMaker, keyFrom, omaoloKeys } from "./county/keys.ts";
import { offeringOf } from "./county/offering.ts";
import { PROJECTION } from "./county/projection.ts";
import { Refusal } from "./kernel/errors.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import type { Config } from "./platform/config/index.ts";
import { publish } from "./platform/content/index.ts";
import type { Database } from "./platform/database/index.ts";
import { commonHeaders, type HttpDeps, httpApp } from "./platform/http/app.ts";
import { drain, listen } from "./platform/http/listening.ts";
import { DOORS, type Doors, rateLimiter } from "./platform/http/rate-limit.ts";
import type { Route } from "./platform/http/route.ts";
import type { VisitorDeps } from "./platform/identity/visitor.ts";
import { Projector, project } from "./platform/journal/projector.ts";
import { liveBus } from "./platform/live/bus.ts";
import { LiveHub } from "./platform/live/hub.ts";
import { topicSigner } from "./platform/live/topics.ts";
import { errorFields, type Log } from "./platform/log/log.ts";
import type { MailIn } from "./platform/mail-in/server.ts";
import { demoRoutes } from "./web/demo/routes.ts";
import { faces } from "./web/faces.tsx";
import { leadersRoutes } from "./web/leaders/routes.ts";
import { residentRoutes } from "./web/resident/routes.ts";
import { INLINE_SCRIPT_HASHES } from "./web/script-hashes.ts";
import type { Site } from "./web/site.ts";
import { staffRoutes } from "./web/staff/routes.ts";
import { INLINE_STYLE_SOURCES } from "./web/ui/index.ts";

export interface AppOptions {
  readonly config: Config;
  /** The pool of the restricted role. */
  readonly db: Database;
  /** Where the built style sheet and script lie. */
  readonly built: string;
  /** The secret that keys of forms, codes and topics are made from. */
  readonly secret: string;
  readonly log: Log;
  readonly clock?: Clock;
  readonly county?: RunningCounty;
  /** Wider doors for load tests. */
  readonly doors?: Doors;
}

export interface App {
  readonly server: Server;
  readonly county: RunningCounty;
  readonly site: Site;
  readonly routes: readonly Route[];
  readonly baseUrl: string;
  readonly projector: Projector;
  /** Begins to take in partners' mail: where configured, and in the demonstration at a free port of this machine. */
  takeMail(): Promise<MailIn | undefined>;
  /** Stops taking requests, lets those under way finish, stops what runs beside. */
  stop(): Promise<void>;
}

/** Joins the house: content, database, identity, pages. Listens, and answers when it returns. */
export async function startApp({
  config,
  db,
  built,
  secret,
  log,
  clock = systemClock,
  ...options
}: AppOptions): Promise<App> {
  const county = options.county ?? (await loadCounty(config.root));
  await publish(db, county.content.versions(), clock.now());

  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 60_000 });
  await listen(server, config.port, config.host);
  const local = `http://localhost:${(server.address() as AddressInfo).port}`;
  const baseUrl = config.baseUrl ?? local;

  const hub = new LiveHub();
  const failed = (error: unknown, requestId = "", route = "") =>
    log.error({ requestId, route, ...errorFields(error) }, "failed");
  const bus = liveBus(db, (topics) => hub.tell(topics), failed);
  const projector = new Projector(() => project(db, PROJECTION, (topics) => bus.publish(topics)), failed);
  const topics = topicSigner(keyFrom(secret, "live"));
  const site = makeSite({
    config,
    county,
    db,
    built,
    codeFor: codeMaker(secret),
    poke: () => {
      projector.poke();
      offering.poke();
    },
    topic: topics.sign,
  });

  const offering = offeringOf({ db, clock, site, failed });
  const visitor: VisitorDeps = { db, clock, csrfKey: keyFrom(secret, "csrf"), baseUrl };
  const limiter = rateLimiter(options.doors ?? DOORS);
  const newId = (): string => crypto.randomUUID();
  const { identity, idp } = signingIn({ config, county, site, visitor, limiter, newId, log });

  const routes = [
    ...residentRoutes(site),
    ...staffRoutes(site),
    ...leadersRoutes(site),
    ...(config.demo ? demoRoutes(site, { address: () => local, key: omaoloKeys(config, secret)[0] }) : []),
  ];
  const { others, metrics } = otherRoutes({ db, identity, hub, verify: topics.verify, built, county });
  const joined: Joined = { config, site, db, clock, newId, secret, metrics, log };
  others.route("/", omaolo(joined));
  others.route("/", fhir(joined, baseUrl, limiter));
  const fallback: Route = {
    name: "not-found",
    method: "GET",
    path: { fi: "/fi", sv: "/sv", en: "/en" },
    permission: "page.read",
    handle: () => {
      throw new Refusal("not-found", "page");
    },
  };
  const httpDeps = {
    visitor,
    routes,
    others,
    fallback,
    limiter,
    trustedProxies: config.trustedProxies,
    scriptHashes: INLINE_SCRIPT_HASHES,
    styleSources: INLINE_STYLE_SOURCES,
    // Sent without a session, the form leads on to sign in there.
    formTargets: [config.oidc.resident, config.oidc.staff].flatMap((real) =>
      real ? [new URL(real.issuer).origin] : [],
    ),
    faces: faces(site),
    newId,
    clocks: county.clocks,
    failed,
    answered: (route, method, status, ms, requestId) => {
      metrics.answered(route, status, ms);
      log.debug({ requestId, route, method, status, ms: Math.round(ms) }, "answered");
    },
  } satisfies HttpDeps;
  const http = httpApp(httpDeps);
  const headers = new Map(Object.entries(commonHeaders(httpDeps)));
  const listener = getRequestListener(http.fetch);
  server.on("request", (request, response) => {
    const path = request.url ?? "/";
    response.setHeaders(headers);
    if (idp && path.startsWith("/demo/idp/")) idp.listener(request, response);
    else void listener(request, response);
  });
  projector.start();
  offering.start(1_000);
  bus.start().catch(failed);

  return {
    server,
    county,
    site,
    routes,
    baseUrl,
    projector,
    takeMail: () => partnersLetters(joined),
    async stop() {
      const drained = drain(server);
      hub.close();
      await drained;
      await projector.stop();
      await offering.stop();
      await bus.stop();
    },
  };
}
