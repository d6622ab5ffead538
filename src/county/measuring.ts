import { type Measuring, singleTypesOf, type Times } from "#src/domains/scheduling/index.ts";
import type { Content } from "#src/platform/content/index.ts";

/** What the daily figures of booking are taken with. */
export const measuringOf = (of: { readonly content: Content; readonly times: Times }): Measuring => ({
  times: of.times,
  types: singleTypesOf(of.content).filter(({ group }) => !group),
});
