import type { Lang } from "#src/kernel/lang.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { UnitFacts } from "./demand.ts";
import type { Appointment } from "./model.ts";

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

/** Units whose name says nothing of why somebody comes: almost everybody does. */
const TELLS_NOTHING: ReadonlySet<string> = new Set(["health-station", "contact-centre"]);

/** Where one comes, as a notice or a calendar may name it: the unit where its name tells nothing, else the address. Null afar. */
export function placeToName(
  content: Content,
  { unit, form }: Pick<Appointment, "unit" | "form">,
  lang: Lang,
): string | null {
  if (form !== "in-person") return null;
  const found = content.findUnit(unit);
  if (!found) return null;
  const address = `${found.address.street[lang]}, ${content.municipality(found.municipality).names[lang]}`;
  return TELLS_NOTHING.has(found.kind) ? `${found.names[lang]}, ${address}` : address;
}
