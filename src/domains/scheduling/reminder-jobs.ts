import { mayGoBy } from "#src/domains/people/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { AppointmentType } from "./kind.ts";
import type { Appointment } from "./model.ts";
import { noticesOf } from "./notices.ts";
import { reminderStep } from "./reminder.ts";
import { reminderCandidates, saveReminders } from "./reminder-store.ts";

/** What reminders are made with: the county's types, the name of a place, the code of an appointment. */
export interface Reminding {
  readonly types: readonly Pick<AppointmentType, "id" | "remind" | "form">[];
  placeOf(appointment: Appointment, lang: Lang): string | null;
  codeOf(appointment: Appointment): string | null;
}

const BATCH = 500;

/** Sends the reminders that are due, each once. Returns how many appointments were reminded of. */
export async function sendReminders(scope: Scope, reminding: Reminding): Promise<number> {
  const { db, now, newId } = scope;
  const types = reminding.types.flatMap(({ id, remind }) => remind.map((hours) => ({ type: id, hours })));
  let after: Parameters<typeof reminderCandidates>[3] = null;
  let sent = 0;
  for (;;) {
    const found: Awaited<ReturnType<typeof reminderCandidates>> = await reminderCandidates(
      db,
      types,
      now,
      after,
      BATCH,
    );
    const looked = found.flatMap(({ appointment, hours, wish, answered }) => {
      const step = reminderStep(appointment, hours, now);
      if (step === "wait") return [];
      const told = {
        newId,
        place: reminding.placeOf(appointment, appointment.language),
        code: reminding.codeOf(appointment),
        toFill: !answered && reminding.types.some(({ id, form }) => id === appointment.type && form),
      };
      const notices =
        step === "send" && wish !== null
          ? noticesOf(appointment, "time-reminder", told).filter(({ channel }) => mayGoBy(wish, channel))
          : [];
      return [{ appointment, hours, notices }];
    });
    if (looked.length > 0) await saveReminders(db, looked, now);
    sent += looked.filter(({ notices }) => notices.length > 0).length;
    const last = found.at(-1);
    if (!last || found.length < BATCH) return sent;
    after = { startsAt: last.appointment.startsAt, id: last.appointment.id, hours: last.hours };
  }
}
