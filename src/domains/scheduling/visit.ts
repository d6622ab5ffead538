import type { AppointmentId, ContactId, Id, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Appointment, FormOfService } from "./model.ts";

export type VisitId = Id<"visit">;

/** What the professional says of a visit that was made, in codes of content/codes. */
export interface VisitSaid {
  readonly mode: string;
  readonly service: string | null;
  readonly nature: string | null;
  /** ICPC-2. */
  readonly reason: string | null;
  readonly firstVisit: boolean;
  /** The versions of the lists that the codes were chosen from. */
  readonly codes: Readonly<Record<string, string>>;
}

/** A visit as it is kept and told to AvoHilmo. */
export interface Visit extends VisitSaid {
  readonly id: VisitId;
  readonly appointmentId: AppointmentId;
  readonly contactId: ContactId | null;
  readonly personId: PersonId | null;
  readonly register: "health" | "social";
  readonly line: string;
  readonly unit: string;
  readonly recordedBy: ProfessionalId;
  readonly profession: string;
  readonly recordedAt: Temporal.Instant;
  /** When the person contacted the county about it; null without a contact. */
  readonly contactAt: Temporal.Instant | null;
  readonly bookedAt: Temporal.Instant;
  readonly plannedAt: Temporal.Instant;
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
}

/** The code of content/codes/contact-mode.yaml that a form of service is. */
export const MODE_OF: Readonly<Record<FormOfService, string>> = {
  "in-person": "visit",
  remote: "remote",
  phone: "phone",
  home: "home-visit",
};

/** The visit that a done appointment was. */
export function visitOf(
  done: Appointment,
  said: VisitSaid,
  by: { readonly id: VisitId; readonly professionalId: ProfessionalId; readonly profession: string },
  contactAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Visit {
  const endedAt = done.endedAt ?? now;
  return {
    ...said,
    id: by.id,
    appointmentId: done.id,
    contactId: done.contactId,
    personId: done.personId,
    register: done.register,
    line: done.line,
    unit: done.unit,
    recordedBy: by.professionalId,
    profession: by.profession,
    recordedAt: now,
    contactAt,
    bookedAt: done.madeAt,
    plannedAt: done.startsAt,
    startedAt: done.startedAt ?? endedAt,
    endedAt,
  };
}

/** What the journal keeps of a visit: codes and times. */
export const visitFact = (visit: Visit) => ({
  visit: visit.id,
  mode: visit.mode,
  service: visit.service,
  nature: visit.nature,
  by: visit.profession,
  unit: visit.unit,
  firstVisit: visit.firstVisit,
});
