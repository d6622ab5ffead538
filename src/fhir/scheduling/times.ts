import {
  type AppointmentType,
  type Calendar,
  type CalendarOwner,
  type FormOfService,
  instantOf,
} from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Resource } from "../model.ts";
import { type SlotKey, slotId } from "./slot-id.ts";
import { CODES, formConcept, refer } from "./systems.ts";

/** A type of appointment as a coded value. */
export const typeConcept = ({ id, names }: AppointmentType, lang: Lang) => ({
  coding: [{ system: CODES.type, code: id, display: names[lang] }],
  text: names[lang],
});

/** Units in which a calendar receives people, in the order of their ids. */
export const unitsOf = ({ rules, exceptions }: Calendar): string[] =>
  [...new Set([...rules, ...exceptions].flatMap(({ offer }) => (offer ? [offer.unit] : [])))].sort();

/** A calendar: who, where, for what, and how far ahead times are given. */
export function scheduleOf(
  calendar: Calendar,
  owner: CalendarOwner | undefined,
  types: readonly AppointmentType[],
  now: Temporal.Instant,
  lang: Lang,
): Resource {
  const { id } = calendar.resource;
  const days = Math.max(0, ...types.map(({ horizonDays }) => horizonDays));
  return {
    resourceType: "Schedule",
    id,
    active: types.length > 0,
    serviceType: types.map((type) => typeConcept(type, lang)),
    actor: [
      refer("PractitionerRole", id),
      refer("Practitioner", id, owner?.name),
      ...unitsOf(calendar).map((unit) => refer("Location", unit)),
    ],
    planningHorizon: { start: now.toString(), end: now.add({ hours: days * 24 }).toString() },
  };
}

/** A time of a calendar, free or not. */
export function slotOf(
  key: SlotKey,
  type: AppointmentType,
  status: "free" | "busy-unavailable",
  lang: Lang,
): Resource {
  return {
    resourceType: "Slot",
    id: slotId(key),
    serviceType: [typeConcept(type, lang)],
    appointmentType: formConcept(key.form satisfies FormOfService),
    schedule: refer("Schedule", key.resource),
    status,
    start: instantOf(key.from).toString(),
    end: instantOf(key.from + key.minutes).toString(),
  };
}
