import { type Instrument, saysSafety } from "./model.ts";

/** Upper ends of the classes of minutes and questions; above the last there is one more class. */
export const MINUTES = [2, 5, 10, 20] as const;
export const ITEMS = [3, 10, 25] as const;

/** What narrows the library. Everything given must fit; `phenomena` is any of them, as a topic gives several. */
export interface LibraryFilters {
  readonly group?: string | undefined;
  readonly phenomenon?: string | undefined;
  readonly phenomena?: readonly string[] | undefined;
  readonly filledBy?: string | undefined;
  readonly minutes?: string | undefined;
  readonly items?: string | undefined;
  readonly licence?: string | undefined;
  readonly language?: string | undefined;
  readonly safety?: string | undefined;
}

export const FACETS = [
  "group",
  "phenomenon",
  "filledBy",
  "minutes",
  "items",
  "licence",
  "language",
  "safety",
] as const;
export type Facet = (typeof FACETS)[number];

/** The class of a number among upper ends: "2", "5", … or "more". */
const classOf = (value: number, ends: readonly number[]): string =>
  String(ends.find((end) => value <= end) ?? "more");

/** The values of an instrument in a facet. A class of minutes or questions is unknown when the number is. */
function valuesOf(one: Instrument, facet: Facet): readonly string[] {
  switch (facet) {
    case "group":
      return one.groups;
    case "phenomenon":
      return one.phenomena;
    case "filledBy":
      return one.filledBy;
    case "minutes":
      return one.minutes === null ? [] : [classOf(one.minutes, MINUTES)];
    case "items":
      return one.items === null ? [] : [one.items.to === null ? "more" : classOf(one.items.to, ITEMS)];
    case "licence":
      return [one.licence];
    case "language":
      return one.languages;
    case "safety":
      return saysSafety(one) ? ["yes"] : [];
  }
}

/** Whether an instrument fits all filters but those of one facet. */
export function fits(one: Instrument, filters: LibraryFilters, except?: Facet): boolean {
  if (filters.phenomena && !one.phenomena.some((id) => filters.phenomena?.includes(id))) return false;
  return FACETS.every((facet) => {
    const wanted = filters[facet];
    return wanted === undefined || facet === except || valuesOf(one, facet).includes(wanted);
  });
}

export type FacetCounts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

/** How many each value of each facet would leave, with the other filters as they are. */
export function countFacets(found: readonly Instrument[], filters: LibraryFilters): FacetCounts {
  const made = FACETS.map((facet) => {
    const counts = new Map<string, number>();
    for (const one of found) {
      if (!fits(one, filters, facet)) continue;
      for (const value of valuesOf(one, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [facet, counts] as const;
  });
  return Object.fromEntries(made) as unknown as FacetCounts;
}
