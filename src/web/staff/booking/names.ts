import { type CalendarOwner, type DayAppointment, groupsOfTimes } from "#src/domains/scheduling/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { readWrittenDay } from "#src/kernel/typed-day.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { record } from "#src/platform/audit/record.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { time } from "../../format.ts";
import type { Site } from "../../site.ts";
import type { State } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";

/** How each state of an appointment looks: word, icon, colour. */
export const STATE_OF: Readonly<Record<DayAppointment["status"], State>> = {
  held: "waiting",
  booked: "on-time",
  arrived: "soon",
  started: "soon",
  done: "done",
  cancelled: "done",
  "no-show": "overdue",
};

/** The day that a page is asked for; what makes no sense is today. */
export function dayAsked(exchange: Exchange): Temporal.PlainDate {
  return readWrittenDay(exchange.query.get("day") ?? "") ?? localDate(exchange.scope.now);
}

export const wholeDay = (day: Temporal.PlainDate) =>
  [startOfDay(day), startOfDay(day.add({ days: 1 }))] as const;

export const span = (
  { startsAt, endsAt }: { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant },
  lang: Lang,
) => `${time(startsAt, lang)}–${time(endsAt, lang)}`;

export const unitName = (site: Site, id: string, lang: Lang) => site.content.findUnit(id)?.names[lang] ?? id;

/** A professional by name and profession. */
export function ownerName(site: Site, owner: CalendarOwner | undefined, lang: Lang): string {
  if (!owner) return "";
  const profession = owner.profession && site.content.findProfession(owner.profession)?.names[lang];
  return [owner.name, profession].filter(Boolean).join(", ");
}

/** The groups that some times lead: times without a person. */
export const groupsLed = (db: Exchange["scope"]["db"], rows: readonly DayAppointment[]) =>
  groupsOfTimes(
    db,
    rows.flatMap(({ id, personId, status }) => (personId === null && status !== "held" ? [id] : [])),
  );

/** Writes down whom a calendar or a list showed: one row a person, once a sitting. */
export async function logShown(
  exchange: Exchange,
  action: "appointment.list" | "waiting.list",
  shown: readonly Pick<DayAppointment, "personId" | "contactId">[],
): Promise<void> {
  const { scope } = exchange;
  const by = actorRef(staffOf(exchange));
  const people = new Map(
    shown.flatMap(({ personId, contactId }) => (personId ? [[personId, contactId]] : [])),
  );
  const entries = [...people].map(([personId, contactId]) => ({
    at: scope.now,
    by,
    action,
    ground: "care-relationship" as const,
    personId,
    contactId,
    specialReasonId: null,
  }));
  await record(scope.db, scope.requestId, entries, { refresh: true });
}
