import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { type Appointment, placeToName } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Answer } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { bookingWords } from "./words.ts";

/**
 * Appointments as a calendar (RFC 5545), times in UTC. An event says that there is a time, when and where, and leads to
 * the page that says more to whoever signs in: never what it is about, nor whose it is.
 */
export function calendarOf(
  site: Site,
  appointments: readonly Appointment[],
  lang: Lang,
  origin: string,
  urlOf: (appointment: Appointment) => string,
): string {
  const w = bookingWords(lang);
  const calendar = ical({
    name: w.own,
    prodId: { company: "Prima Botnia", product: "appointments", language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const one of appointments) {
    const url = `${origin}${urlOf(one)}`;
    const place = placeToName(site.content, one, lang) ?? w.forms[one.form];
    calendar.createEvent({
      id: one.id,
      sequence: one.version,
      stamp: new Date(one.madeAt.epochMilliseconds),
      start: new Date(one.startsAt.epochMilliseconds),
      end: new Date(one.endsAt.epochMilliseconds),
      summary: w.event,
      location: place,
      description: fill(w.eventNote, { url }),
      url,
      status: one.status === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** A calendar as it is sent: nothing on the way keeps a copy. */
export const calendarFile = (text: string, name: string | null): Answer => ({
  kind: "raw",
  response: new Response(text, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Cache-Control": "private, no-store",
      ...(name !== null && { "Content-Disposition": `attachment; filename="${name}"` }),
    },
  }),
});

/** The address of an appointment's own page. */
export const pageOf =
  (lang: Lang) =>
  ({ id }: Appointment): string =>
    to("ownAppointment", lang, { id });
