import type { AppointmentType, Wish, WishId } from "#src/domains/scheduling/index.ts";
import { HELSINKI } from "#src/kernel/helsinki.ts";
import type { Visitor } from "./appointments.ts";
import { uuid7 } from "./ids.ts";
import { Rng } from "./rng.ts";

/** Where people wait for a freed time: types with a long queue, each in one unit. */
const WAITED_FOR = ["physiotherapy", "oral-health", "psychosocial-first", "doctor"];
const WEEKDAYS = 0b0011111;

/** Who waits for a freed time at the county's present: a few, to be called, each for one unit. */
export function countyWishes(options: {
  readonly seed: string;
  readonly types: readonly AppointmentType[];
  readonly units: readonly { readonly id: string; readonly kind: string }[];
  readonly visitors: readonly Visitor[];
  readonly until: Temporal.Instant;
  readonly count: number;
}): Wish[] {
  const { types, units, visitors, until, count } = options;
  const rng = Rng.of(options.seed).fork("wishes");
  const today = until.toZonedDateTimeISO(HELSINKI).toPlainDate();
  const wanted = types.filter(({ id }) => WAITED_FOR.includes(id));
  if (wanted.length === 0 || visitors.length === 0) return [];
  // Everybody has one wish: taken evenly from all, from a place drawn by chance.
  const first = rng.int(0, visitors.length - 1);
  const step = Math.max(1, Math.floor(visitors.length / Math.max(1, count)));
  return Array.from({ length: Math.min(count, visitors.length) }, (_, nth) => {
    const type = rng.pick(wanted);
    const madeAt = until.subtract({ hours: rng.int(5, 480) });
    const there = units.filter(({ kind }) => PLACES[type.id] === kind);
    const { id: personId, language } = visitors[(first + nth * step) % visitors.length] as Visitor;
    return {
      id: uuid7(rng, madeAt.epochMilliseconds) as WishId,
      submission: uuid7(rng, madeAt.epochMilliseconds),
      personId,
      register: type.register,
      line: type.lines[0] ?? "health",
      type: type.id,
      minutes: type.minutes[0] ?? 30,
      forms: [],
      units: there.length === 0 ? [] : [rng.pick(there).id],
      languages: [],
      weekdays: WEEKDAYS,
      fromMinute: 0,
      toMinute: 1440,
      fromDate: today,
      untilDate: today.add({ days: 60 }),
      dueAt: null,
      contactId: null,
      requestId: null,
      replaces: null,
      byPhone: true,
      notifyEmail: null,
      language,
      madeByKind: "resident",
      madeBy: personId,
      madeAt,
      endedAt: null,
      endedAs: null,
    };
  });
}

const PLACES: Readonly<Record<string, string>> = {
  physiotherapy: "health-station",
  doctor: "health-station",
  "oral-health": "oral-health",
  "psychosocial-first": "psychosocial-centre",
};
