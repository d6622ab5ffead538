import type { Appointment, BookingNotice } from "./model.ts";

/** What a notice needs beside the appointment. */
export interface Told {
  /** Makes a new id. */
  readonly newId: () => string;
  /** Where one comes, as a notice may name it; null where the place would tell why. */
  readonly place: string | null;
  /** The code that opens the appointment, where one is given. */
  readonly code: string | null;
  /** More times that it is told of at once: those of a series after the first. */
  /** Whether a form is still to be filled before the visit. */
  readonly toFill?: boolean;
  readonly others?: readonly Temporal.Instant[];
}

/**
 * The notices of an appointment, to each address that was given for them: when and where, never why. The name of the
 * type stands in none.
 */
export function noticesOf(
  appointment: Appointment,
  template: BookingNotice["template"],
  { newId, place, code, others = [], toFill = false }: Told,
): BookingNotice[] {
  const { notifyEmail, notifyPhone, language, startsAt, form } = appointment;
  const params = {
    starts: startsAt.toString(),
    form,
    ...(place !== null && { place }),
    ...(code !== null && { code }),
    ...(toFill && { fill: "yes" }),
    ...(others.length > 0 && { others: others.join(" ") }),
    // A code opens one time: of several, or where none was given, the link leads to one's own page.
    ...((appointment.codeHash === null || others.length > 0) && { account: "yes" }),
  };
  const to = (channel: BookingNotice["channel"], recipient: string | null): BookingNotice[] =>
    recipient === null ? [] : [{ id: newId(), channel, recipient, template, language, params }];
  return [...to("email", notifyEmail), ...to("sms", notifyPhone)];
}
