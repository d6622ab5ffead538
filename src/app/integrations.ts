import { fhirClients, keyFrom, omaoloKeys } from "#src/county/keys.ts";
import type { Clock } from "#src/platform/clock.ts";
import type { Config } from "#src/platform/config/index.ts";
import type { Database } from "#src/platform/database/index.ts";
import { clientOf } from "#src/platform/http/app.ts";
import type { Doors, RateLimiter } from "#src/platform/http/rate-limit.ts";
import { errorFields, type Log } from "#src/platform/log/log.ts";
import type { Metrics } from "#src/platform/metrics/metrics.ts";
import { fhirRoute } from "#src/web/integrations/fhir/routes.ts";
import { partnerMail } from "#src/web/integrations/mail.ts";
import { omaoloRoute } from "#src/web/integrations/omaolo.ts";
import type { Site } from "#src/web/site.ts";

/** What every door for other systems is joined of. */
export interface Joined {
  readonly config: Config;
  readonly site: Site;
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly secret: string;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Where symptom assessments come in. */
export const omaolo = ({ config, site, db, clock, newId, secret, metrics, log }: Joined) =>
  omaoloRoute({
    site,
    db,
    clock,
    newId,
    keys: omaoloKeys(config, secret),
    counted: (outcome) => metrics.webhook("omaolo", outcome),
    failed: (error, requestId) => log.error({ requestId, route: "omaolo", ...errorFields(error) }, "failed"),
  });

/** Where other systems book. */
export const fhir = (
  { config, site, db, clock, newId, log }: Joined,
  baseUrl: string,
  limiter: RateLimiter<keyof Doors>,
) =>
  fhirRoute({
    site,
    db,
    clock,
    newId,
    baseUrl,
    clients: fhirClients(config),
    charge: (door, client, spend) => (spend ? limiter.take : limiter.wouldAllow)(door, client, clock.now()),
    caller: (c) => clientOf(c, config.trustedProxies),
    failed: (error, requestId) => log.error({ requestId, route: "fhir", ...errorFields(error) }, "failed"),
  });

/** Begins to take in partners' letters, where configured. */
export const partnersLetters = ({ config, site, db, clock, newId, secret, metrics, log }: Joined) =>
  partnerMail({
    config,
    site,
    db,
    clock,
    newId,
    demoKey: keyFrom(secret, "partner demo"),
    failed: (error) => log.error(errorFields(error), "a letter was not taken"),
    counted: (outcome) => metrics.webhook("partner-mail", outcome),
  });
