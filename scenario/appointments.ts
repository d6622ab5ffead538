import {
  type BookingChange,
  type BookingHand,
  book,
  cancel,
  dayNumber,
  type FormOfService,
  localDay,
  mark,
  mergeBookings,
  type ResourceRow,
  type ScheduleRow,
  type Taking,
  worksOn,
} from "#src/domains/scheduling/index.ts";
import type { ActorRef } from "#src/kernel/access.ts";
import { at, HELSINKI } from "#src/kernel/helsinki.ts";
import type { AppointmentId, PersonId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { isWorkingDay } from "#src/kernel/working-days.ts";
import { type CountyCalendars, weeklyRule } from "./calendars.ts";
import { uuid7 } from "./ids.ts";
import { type Visit, visitOf } from "./receptions.ts";
import { Rng } from "./rng.ts";

/** Whom the demonstration gives times: an id and the language they are served in. */
export interface Visitor {
  readonly id: PersonId;
  readonly language: Lang;
}

/** How many days ahead a profession is booked full, about. Our own guess, for the demonstration alone. */
const QUEUE: Readonly<Record<string, number>> = {
  nurse: 2,
  "public-health-nurse": 5,
  physician: 8,
  physiotherapist: 16,
  dentist: 20,
  "dental-hygienist": 14,
  "psychiatric-nurse": 10,
  psychologist: 15,
  "family-counsellor": 8,
  "social-counsellor": 6,
  "service-advisor": 4,
};

const DAYS_BACK = 28;
const DAYS_AHEAD = 45;
const DESK: ActorRef = { kind: "system", id: null, role: "scenario", unit: null };

/** One time of the county's life: booked, and what became of it. */
export interface TimeTold {
  readonly booked: BookingChange;
  /** Given back before it began; else undefined. */
  readonly freed: BookingChange | undefined;
  readonly taking: Taking;
}

/**
 * What was booked around the county's present: most of the days behind, all of the days ahead as far as each profession's
 * queue goes, less and less after. Some times were given back, and some of these taken again by somebody else. Told by the
 * rules that bookings follow, so that the journal says of it what it says of any other. About `most`.
 */
export function countyAppointments(options: {
  readonly seed: string;
  readonly calendars: CountyCalendars;
  readonly visitors: readonly Visitor[];
  readonly until: Temporal.Instant;
  readonly most: number;
}): TimeTold[] {
  const { calendars, visitors, until, most } = options;
  if (visitors.length === 0) return [];
  const rng = Rng.of(options.seed).fork("appointments");
  const rules = Map.groupBy(calendars.rules, ({ resourceId }) => resourceId);
  const receiving = calendars.resources
    .filter(({ kind }) => kind === "professional")
    // Where there are few, some calendars are filled and the others stay open.
    .map((resource) => [rng.float(), resource] as const)
    .sort(([a], [b]) => a - b);
  const told: TimeTold[] = [];
  for (const [, resource] of receiving) {
    if (told.length >= most) break;
    told.push(...ofCalendar(rng, resource, rules.get(resource.id) ?? [], visitors, until, options.seed));
  }
  return told.slice(0, most);
}

function* ofCalendar(
  rng: Rng,
  resource: ResourceRow,
  rules: readonly ScheduleRow[],
  visitors: readonly Visitor[],
  until: Temporal.Instant,
  seed: string,
): Generator<TimeTold> {
  const visit = visitOf(resource);
  if (!visit) return;
  const today = until.toZonedDateTimeISO(HELSINKI).toPlainDate();
  // Units differ: the same profession has a short queue here and a long one there.
  const usual = (QUEUE[resource.profession ?? ""] ?? 5) * Rng.of(`${seed} ${resource.unit}`).int(2, 13) * 0.1;
  for (let ahead = -DAYS_BACK; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!isWorkingDay(date)) continue;
    const day = localDay(dayNumber(date));
    const working = rules.filter((rule) => worksOn(weeklyRule(rule), day));
    // It is somewhat longer and shorter in turn.
    const queue = usual * (1 + 0.2 * Math.sin(date.dayOfYear / 9));
    for (const rule of working) {
      for (let start = rule.from; start + visit.minutes <= rule.to; start += visit.minutes) {
        // Where nobody has to wait, some times are never wanted.
        if (rng.chance(usual < 5 ? 0.15 : 0.02)) continue;
        const startsAt = at(
          date,
          Temporal.PlainTime.from({ hour: Math.floor(start / 60), minute: start % 60 }),
        );
        // What cannot wait is booked on its own day.
        const hours = rule.urgent ? 1 : Math.round(24 * (queue + rng.float() * 8)) + rng.int(0, 5);
        const made = startsAt.subtract({ hours });
        const form = rule.forms[0] ?? "in-person";
        if (Temporal.Instant.compare(made, until) <= 0)
          yield* life(rng, { resource, visit, form, startsAt, made, until }, visitors);
      }
    }
  }
}

interface Slot {
  readonly resource: ResourceRow;
  readonly visit: Visit;
  readonly form: FormOfService;
  readonly startsAt: Temporal.Instant;
  readonly made: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** A booked time; one in twelve is given back, and six of ten of those are taken again when there is time for it. */
function* life(rng: Rng, slot: Slot, visitors: readonly Visitor[]): Generator<TimeTold> {
  const { startsAt, made, until } = slot;
  const gives = rng.chance(0.08) && startsAt.subtract({ hours: rng.int(2, 90) });
  const back = gives && isBetween(gives, made, until) ? gives : undefined;
  yield told(rng, slot, rng.pick(visitors), back);
  if (!back) return;
  const again = back.add({ seconds: Math.round(60 * (1 + rng.exponential(130))) });
  if (
    rng.chance(0.7) &&
    isBetween(again, back, until) &&
    isBetween(again, back, startsAt.subtract({ minutes: 20 }))
  )
    yield told(rng, { ...slot, made: again }, rng.pick(visitors), undefined);
}

const isBetween = (one: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant) =>
  Temporal.Instant.compare(one, from) > 0 && Temporal.Instant.compare(one, to) < 0;

/** Where people book by themselves more, and where professionals do. */
const online = ({ profession }: ResourceRow) =>
  profession === "physician" || profession === "psychologist" ? 0.2 : 0.48;

function told(
  rng: Rng,
  { resource, visit, form, startsAt, made, until }: Slot,
  visitor: Visitor,
  back: Temporal.Instant | undefined,
): TimeTold {
  const hand = (now: Temporal.Instant): BookingHand => ({ by: DESK, ground: "system-task", now });
  const endsAt = startsAt.add({ minutes: visit.minutes });
  const id = uuid7(rng, made.epochMilliseconds) as AppointmentId;
  const taking = { resourceId: resource.id, from: startsAt, to: endsAt, seats: 1 };
  const booked = book(
    {
      id,
      submission: uuid7(rng, made.epochMilliseconds),
      type: visit.type,
      line: visit.line,
      register: visit.register,
      unit: resource.unit,
      form,
      startsAt,
      endsAt,
      personId: visitor.id,
      bookedBy: rng.chance(online(resource)) ? visitor.id : null,
      contactId: null,
      language: visitor.language,
      codeHash: null,
      notifyEmail: null,
      notifyPhone: null,
    },
    [taking],
    hand(made),
  );
  if (back) return { booked, freed: cancel(booked.appointment, "own-wish", hand(back)), taking };
  const comes = rng.chance(0.955);
  const ended = Temporal.Instant.compare(endsAt, until) <= 0;
  const missed = ended && !comes && mark(booked.appointment, "no-show", hand(startsAt.add({ minutes: 10 })));
  if (missed) return { booked: mergeBookings(booked, missed), freed: undefined, taking };
  if (!ended) return { booked, freed: undefined, taking };
  const arrived = mark(booked.appointment, "started", hand(startsAt));
  const done = mark(arrived.appointment, "done", hand(endsAt));
  return { booked: mergeBookings(booked, arrived, done), freed: undefined, taking };
}
