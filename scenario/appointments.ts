import {
  type BookingChange,
  type BookingHand,
  book,
  cancel,
  type FormOfService,
  mark,
  mergeBookings,
  type ResourceRow,
} from "#src/domains/scheduling/index.ts";
import type { ActorRef } from "#src/kernel/access.ts";
import { at, HELSINKI } from "#src/kernel/helsinki.ts";
import type { AppointmentId, PersonId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { isWorkingDay } from "#src/kernel/working-days.ts";
import type { CountyCalendars } from "./calendars.ts";
import { uuid7 } from "./ids.ts";
import { Rng } from "./rng.ts";

/** Whom the demonstration gives times: an id and the language they are served in. */
export interface Visitor {
  readonly id: PersonId;
  readonly language: Lang;
}

interface Visit {
  readonly type: string;
  readonly line: string;
  readonly register: "health" | "social";
  readonly minutes: number;
}

/** What each profession is mostly met for: types of content/appointment-types.yaml. */
const VISITS: Readonly<Record<string, Visit>> = {
  nurse: { type: "nurse", line: "health", register: "health", minutes: 30 },
  "public-health-nurse": { type: "child-clinic", line: "health", register: "health", minutes: 45 },
  physician: { type: "doctor", line: "health", register: "health", minutes: 20 },
  physiotherapist: { type: "physiotherapy", line: "health", register: "health", minutes: 45 },
  dentist: { type: "oral-health", line: "oral", register: "health", minutes: 30 },
  "dental-hygienist": { type: "oral-health", line: "oral", register: "health", minutes: 30 },
  "psychiatric-nurse": { type: "psychosocial-first", line: "psychosocial", register: "health", minutes: 45 },
  psychologist: { type: "psychosocial-first", line: "psychosocial", register: "health", minutes: 45 },
  "family-counsellor": { type: "social-guidance", line: "family", register: "social", minutes: 60 },
  "social-counsellor": { type: "social-guidance", line: "social", register: "social", minutes: 60 },
  "service-advisor": { type: "job-coach", line: "social", register: "social", minutes: 60 },
};

const DAYS_BACK = 10;
const DAYS_AHEAD = 25;
const DESK: ActorRef = { kind: "system", id: null, role: "scenario", unit: null };

/**
 * What was booked around the county's present: nearly all of the days behind, less and less of those ahead. Told by the
 * rules that bookings follow, so that the journal says of it what it says of any other. At most `most`.
 */
export function* countyAppointments(options: {
  readonly seed: string;
  readonly calendars: CountyCalendars;
  readonly visitors: readonly Visitor[];
  readonly until: Temporal.Instant;
  readonly most: number;
}): Generator<BookingChange> {
  const { calendars, visitors, until, most } = options;
  if (visitors.length === 0) return;
  const rng = Rng.of(options.seed).fork("appointments");
  const today = until.toZonedDateTimeISO(HELSINKI).toPlainDate();
  const receiving = calendars.resources.filter(
    ({ kind, profession, unit }) =>
      kind === "professional" && unit !== "contact-centre" && VISITS[profession ?? ""],
  );
  // So many calendars as the number of appointments fills; the others stay open.
  const perCalendar = (DAYS_BACK + DAYS_AHEAD) * 0.7 * 5;
  const some = receiving
    .map((resource) => [rng.float(), resource] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, Math.ceil(most / perCalendar))
    .map(([, resource]) => resource);
  let told = 0;
  for (const resource of some) {
    for (let ahead = -DAYS_BACK; ahead <= DAYS_AHEAD; ahead += 1) {
      const date = today.add({ days: ahead });
      if (!isWorkingDay(date)) continue;
      const full = ahead <= 0 ? 0.92 : Math.max(0.15, 0.95 - ahead / DAYS_AHEAD);
      for (const change of day(rng, resource, date, full, visitors, until)) {
        if (told >= most) return;
        told += 1;
        yield change;
      }
    }
  }
}

function* day(
  rng: Rng,
  resource: ResourceRow,
  date: Temporal.PlainDate,
  full: number,
  visitors: readonly Visitor[],
  until: Temporal.Instant,
): Generator<BookingChange> {
  const visit = VISITS[resource.profession ?? ""] as Visit;
  for (const [from, to, form] of [
    [9 * 60, 11 * 60 + 30, "in-person"],
    [12 * 60, 14 * 60, rng.chance(0.2) ? "phone" : "in-person"],
  ] as const) {
    for (let start = from; start + visit.minutes <= to; start += visit.minutes) {
      if (!rng.chance(full)) continue;
      const startsAt = at(
        date,
        Temporal.PlainTime.from({ hour: Math.floor(start / 60), minute: start % 60 }),
      );
      yield told(rng, resource, visit, form, startsAt, rng.pick(visitors), until);
    }
  }
}

function told(
  rng: Rng,
  resource: ResourceRow,
  visit: Visit,
  form: FormOfService,
  startsAt: Temporal.Instant,
  visitor: Visitor,
  until: Temporal.Instant,
): BookingChange {
  const wished = startsAt.subtract({ hours: 24 * rng.int(1, 21) });
  const made =
    Temporal.Instant.compare(wished, until) > 0 ? until.subtract({ hours: rng.int(1, 200) }) : wished;
  const hand = (now: Temporal.Instant): BookingHand => ({ by: DESK, ground: "system-task", now });
  const endsAt = startsAt.add({ minutes: visit.minutes });
  const id = uuid7(rng, made.epochMilliseconds) as AppointmentId;
  const taken = { resourceId: resource.id, from: startsAt, to: endsAt, seats: 1 };
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
      bookedBy: rng.chance(0.4) ? visitor.id : null,
      contactId: null,
      language: visitor.language,
      codeHash: null,
      notifyEmail: null,
      notifyPhone: null,
    },
    [taken],
    hand(made),
  );
  const cancels = rng.chance(0.08);
  const comes = rng.chance(0.96);
  if (cancels) {
    const when = startsAt.subtract({ hours: rng.int(2, 48) });
    const between = Temporal.Instant.compare(when, made) > 0 && Temporal.Instant.compare(when, until) <= 0;
    if (between) return mergeBookings(booked, cancel(booked.appointment, "own-wish", hand(when)));
  }
  if (Temporal.Instant.compare(endsAt, until) > 0) return booked;
  if (!comes)
    return mergeBookings(booked, mark(booked.appointment, "no-show", hand(startsAt.add({ minutes: 10 }))));
  const arrived = mark(booked.appointment, "started", hand(startsAt));
  return mergeBookings(booked, arrived, mark(arrived.appointment, "done", hand(endsAt)));
}
