import type { Appointment, AppointmentType, Identifier } from "#src/domains/scheduling/index.ts";
import type { ResourceId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { NATIONAL_STATUS, STATUS } from "../appointment.ts";
import type { Resource } from "../model.ts";
import { slotId } from "./slot-id.ts";
import { CODES, formConcept, refer } from "./systems.ts";
import { typeConcept } from "./times.ts";

/** A booked time with what its FHIR shape tells beside it. */
export interface BookedTime {
  readonly appointment: Appointment;
  /** Undefined when the county's content has the type no more. */
  readonly type: AppointmentType | undefined;
  /** Whom it takes; none once it is freed. */
  readonly resources: readonly ResourceId[];
  /** The key of the system that reads it. */
  readonly identifier: Identifier | undefined;
}

/** A booked time: when, what for, with whom, where. Why somebody comes is not in it. */
export function bookedTime(
  { appointment: one, type, resources, identifier }: BookedTime,
  lang: Lang,
): Resource {
  const minutes = Math.round(one.startsAt.until(one.endsAt).total("minutes"));
  const [lead, ...others] = resources;
  const national = NATIONAL_STATUS[one.status];
  const slot =
    type && lead && others.length === 0
      ? slotId({
          resource: lead,
          from: Math.floor(one.startsAt.epochMilliseconds / 60_000),
          minutes,
          form: one.form,
          type: type.id,
        })
      : undefined;
  const ended = one.status === "cancelled";
  return {
    resourceType: "Appointment",
    id: one.id,
    meta: { versionId: String(one.version) },
    language: one.language,
    ...(national && {
      extension: [
        {
          url: CODES.nationalStatusUrl,
          valueCoding: { system: CODES.nationalStatus, code: national.code, display: national.display },
        },
      ],
    }),
    ...(identifier && { identifier: [identifier] }),
    status: STATUS[one.status],
    ...(ended &&
      one.cancelReason && {
        cancelationReason: { coding: [{ system: CODES.cancelReason, code: one.cancelReason }] },
      }),
    serviceType: type ? [typeConcept(type, lang)] : [{ coding: [{ system: CODES.type, code: one.type }] }],
    appointmentType: formConcept(one.form),
    start: one.startsAt.toString(),
    end: one.endsAt.toString(),
    minutesDuration: minutes,
    ...(slot && { slot: [refer("Slot", slot)] }),
    created: one.madeAt.toString(),
    participant: [
      ...(one.personId
        ? [
            {
              actor: refer("Patient", one.personId),
              required: "required",
              status: ended ? "declined" : one.comingConfirmedAt ? "accepted" : "needs-action",
            },
          ]
        : []),
      ...resources.map((id) => ({
        actor: refer("Practitioner", id),
        required: "required",
        status: ended ? "declined" : "accepted",
      })),
      { actor: refer("Location", one.unit), required: "information-only", status: "accepted" },
      ...(type
        ? [{ actor: refer("HealthcareService", type.id), required: "information-only", status: "accepted" }]
        : []),
    ],
  };
}
