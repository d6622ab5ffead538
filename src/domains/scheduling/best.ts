import type { Offer } from "./demand.ts";

/** A time found, before it is known whether it will be offered. */
interface Found {
  readonly from: number;
  readonly rank: number;
  readonly lead: string;
  readonly offer: () => Offer;
}

/** Times of one unit and form of service, with the rank of the professional whose they are: lower is better. */
export interface Lane {
  /** Whether a time at this minute would be kept. */
  wants(from: number): boolean;
  /** Keeps a time, or leaves it when somebody better has the same. */
  add(from: number, offer: () => Offer): void;
}

/** The earliest times of a search, one for each moment, unit and form of service. */
export interface Best {
  /** No time after this minute is wanted any more. */
  cut(): number;
  /** `lead` decides among equal ranks, so that two searches give the same. */
  lane(unit: string, form: string, rank: number, lead: string): Lane;
  /** At most as many as are wanted, earliest first. */
  offers(): Offer[];
}

/** Keeps the earliest `limit`: what comes later than those is dropped as soon as there are twice as many. */
export function bestOf(limit: number): Best {
  const lanes = new Map<string, Map<number, Found>>();
  let size = 0;
  let next = limit;
  let cut = Number.POSITIVE_INFINITY;

  const trim = () => {
    const moments = [...lanes.values()].flatMap((lane) => [...lane.keys()]).sort((a, b) => a - b);
    // Those of the last moment stay together: which of them is nearest is decided at the end.
    const last = moments[limit - 1];
    if (last === undefined) return;
    cut = last;
    size = 0;
    for (const lane of lanes.values()) {
      for (const from of lane.keys()) if (from > cut) lane.delete(from);
      size += lane.size;
    }
    next = size + limit;
  };

  return {
    cut: () => cut,
    lane(unit, form, rank, lead) {
      const key = `${unit}|${form}`;
      const lane = lanes.get(key) ?? new Map<number, Found>();
      lanes.set(key, lane);
      const beaten = (other: Found) => rank < other.rank || (rank === other.rank && lead < other.lead);
      return {
        wants(from) {
          if (from > cut) return false;
          const other = lane.get(from);
          return other === undefined || beaten(other);
        },
        add(from, offer) {
          if (!lane.has(from)) size += 1;
          lane.set(from, { from, rank, lead, offer });
          if (size >= next) trim();
        },
      };
    },
    offers: () =>
      [...lanes.values()]
        .flatMap((lane) => [...lane.values()])
        .sort((a, b) => a.from - b.from)
        .filter(({ from }) => from <= cut)
        .map(({ offer }) => offer())
        .sort(earlierFirst)
        .slice(0, limit),
  };
}

/** Earliest first, then nearest; then by names, so that the order never depends on chance. */
function earlierFirst(a: Offer, b: Offer): number {
  return (
    a.from - b.from ||
    (a.kilometres ?? 0) - (b.kilometres ?? 0) ||
    byName(a.unit, b.unit) ||
    byName(a.form, b.form)
  );
}

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
