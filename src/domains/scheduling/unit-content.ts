import type { Lang } from "#src/kernel/lang.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { UnitFacts } from "./demand.ts";
import type { Appointment, OpeningHours } from "./model.ts";

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const minutes = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return hour * 60 + minute;
};

/** A unit's opening hours as a search asks them: by weekday, in minutes of the wall clock. */
const openOf = (opening: Content["units"][number]["opening"]): OpeningHours =>
  WEEK.map((day) =>
    opening
      .filter(({ days }) => days.includes(day))
      .map(({ from, to, holidays }) => ({
        from: minutes(from),
        to: minutes(to),
        ...(holidays && { onHolidays: true }),
      }))
      .sort((a, b) => a.from - b.from),
  );

/**
 * What a search knows of the county's units: where they stand and when they are open. One without a place of its own
 * stands at the centre of its municipality.
 */
export function unitFactsOf(content: Content): ReadonlyMap<string, UnitFacts> {
  return new Map(
    content.units.map(({ id, municipality, place, opening }) => {
      const [lon, lat] = content.municipality(municipality).centre;
      const { lat: north, lon: east } = place ?? { lat, lon };
      return [id, { place: { lat: north, lon: east }, municipality, open: openOf(opening) }] as const;
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
