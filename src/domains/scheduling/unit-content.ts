import type { Content } from "#src/platform/content/index.ts";
import type { UnitFacts } from "./demand.ts";

/**
 * What a search knows of the county's units. A unit stands at the centre of its municipality: the content has no place
 * of its own for it, so distances within a municipality are none.
 */
export function unitFactsOf(content: Content): ReadonlyMap<string, UnitFacts> {
  return new Map(
    content.units.map(({ id, municipality }) => {
      const [lon, lat] = content.municipality(municipality).centre;
      return [id, { place: { lat, lon }, municipality, open: undefined }] as const;
    }),
  );
}
