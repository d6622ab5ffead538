import type { Appointment } from "#src/domains/scheduling/index.ts";
import { type Resource, reference, SYSTEMS } from "./model.ts";
import type { OwnRecord } from "./record.ts";

/** FHIR's status of an appointment, by the national states' mapping (HL7 Finland, scheduling profiles). */
export const STATUS: Readonly<Record<Appointment["status"], string>> = {
  held: "pending",
  booked: "booked",
  cancelled: "cancelled",
  arrived: "checked-in",
  started: "fulfilled",
  done: "fulfilled",
  "no-show": "noshow",
};

/** Ajanvarauksen tila, the national states of an appointment; a held time has none of them yet. */
export const NATIONAL_STATUS: Readonly<
  Partial<Record<Appointment["status"], { readonly code: string; readonly display: string }>>
> = {
  booked: { code: "3", display: "Varattu" },
  cancelled: { code: "4", display: "Peruttu" },
  arrived: { code: "10", display: "Ilmoittautunut" },
  started: { code: "6", display: "Alkanut" },
  done: { code: "7", display: "Toteutunut" },
  "no-show": { code: "9", display: "Saapumatta" },
};

/** The person's appointments: when, what for, where, and whether they come. */
export function appointments({ person, county, appointments: given }: OwnRecord): Resource[] {
  return given.map(({ appointment: one, type, unit }) => ({
    resourceType: "Appointment",
    id: one.id,
    status: STATUS[one.status],
    ...(one.status === "cancelled" &&
      one.cancelReason && {
        cancelationReason: { coding: [{ system: SYSTEMS.own("cancel-reason"), code: one.cancelReason }] },
      }),
    serviceType: [{ coding: [{ system: SYSTEMS.own("appointment-type"), code: one.type }], text: type }],
    start: one.startsAt.toString(),
    end: one.endsAt.toString(),
    created: one.madeAt.toString(),
    participant: [
      {
        actor: reference("Patient", person.id),
        status: one.comingConfirmedAt ? "accepted" : one.status === "cancelled" ? "declined" : "needs-action",
      },
      { actor: { ...reference("Organization", county.id), display: unit }, status: "accepted" },
    ],
  }));
}
