import type { PersonId, ProfessionalId, SessionId } from "#src/kernel/id.ts";
import type { Actor, Staff } from "../access/actor.ts";
import type { Audience } from "./audience.ts";

export type Resident = Extract<Actor, { kind: "resident" }>;

/** Who signed in, without the session they did it in: kept in the session's row. */
export type ResidentSnapshot = Omit<Resident, "sessionId">;
export type StaffSnapshot = Omit<Staff, "sessionId">;
export type Snapshot = ResidentSnapshot | StaffSnapshot;

export interface Session {
  readonly id: SessionId;
  readonly kind: Audience;
  readonly subjectId: PersonId | ProfessionalId;
  readonly actor: Snapshot;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | undefined;
}

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

/** A working day fits into a staff session; a resident's ends sooner, for their device may be shared. */
export const SESSION_LIMITS: Readonly<Record<Audience, SessionLimits>> = {
  resident: { idleMinutes: 30, absoluteHours: 8 },
  staff: { idleMinutes: 60, absoluteHours: 12 },
};

/** `open` is the only state somebody acts in; the other three say why it is over. */
export type SessionState = "open" | "idle" | "too-old" | "ended";

/** The state of a session, from its times alone. A limit reached to the second is passed. */
export function sessionState(
  session: Pick<Session, "createdAt" | "lastSeenAt" | "endedAt">,
  limits: SessionLimits,
  now: Temporal.Instant,
): SessionState {
  if (session.endedAt) return "ended";
  if (minutesBetween(session.createdAt, now) >= limits.absoluteHours * 60) return "too-old";
  if (minutesBetween(session.lastSeenAt, now) >= limits.idleMinutes) return "idle";
  return "open";
}

/** Whether this visit is to be noted: at most one write a minute. */
export function isDueToBeSeen(session: Pick<Session, "lastSeenAt">, now: Temporal.Instant): boolean {
  return minutesBetween(session.lastSeenAt, now) >= 1;
}

/** The actor a session stands for. */
export function actorOf(session: Session): Resident | Staff {
  return { ...session.actor, sessionId: session.id };
}

export function subjectOf(actor: Snapshot): PersonId | ProfessionalId {
  return actor.kind === "resident" ? actor.personId : actor.professionalId;
}

function minutesBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 60_000;
}
