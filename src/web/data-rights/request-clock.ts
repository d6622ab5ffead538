import { dueMoment } from "#src/domains/deadlines/index.ts";
import type { RuleBook } from "#src/domains/requests/index.ts";
import type { Site } from "../site.ts";

/** When the clocks of requests end, by the county's content. */
export const dueBy =
  (site: Site): RuleBook =>
  (rule, startedAt) =>
    dueMoment(site.county.rule(rule), startedAt);
