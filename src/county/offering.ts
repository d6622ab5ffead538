import {
  appointmentTypesOf,
  offerFreed,
  type Times,
  type Waiting,
  waitingRulesOf,
} from "#src/domains/scheduling/index.ts";
import type { Clock } from "#src/platform/clock.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { Projector } from "#src/platform/journal/projector.ts";
import { programScope } from "#src/platform/scope.ts";

/**
 * Offers freed times to those who wait for them: at once when an action of this process may have freed one, else with
 * the next look.
 */
export function offeringOf(of: {
  readonly db: Database;
  readonly clock: Clock;
  readonly site: { readonly content: Content; readonly times: Times };
  readonly failed: (error: unknown) => void;
}): Projector {
  const { db, clock, site } = of;
  const waiting: Waiting = {
    times: site.times,
    types: appointmentTypesOf(site.content),
    rules: waitingRulesOf(site.content),
  };
  const round = () => offerFreed(programScope("waiting-list", { db, now: clock.now() }), waiting);
  return new Projector(async () => {
    while ((await round()) > 0);
    return 0;
  }, of.failed);
}
