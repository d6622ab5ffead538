import type { Contact } from "#src/domains/contacts/index.ts";
import { timeLeft } from "#src/domains/deadlines/index.ts";
import { localTime } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { time } from "../format.ts";
import { fill, type State } from "../ui/index.ts";
import { staffWords } from "./words.ts";

export type Timed = Pick<Contact, "status" | "dueAt" | "alarmDueAt" | "alarmSeenAt"> & {
  /** The person whose matter it is has died. */
  readonly died?: boolean | undefined;
};

/** How a contact stands, as a state and in words: an alarm first, then the time that is left in working days. */
export function timeTag(contact: Timed, lang: Lang, now: Temporal.Instant): { state: State; text: string } {
  const w = staffWords(lang);
  if (contact.alarmDueAt && !contact.alarmSeenAt && contact.status !== "closed") {
    return { state: "acute", text: `${w.now} ${time(contact.alarmDueAt, lang)}` };
  }
  if (contact.status === "waiting") return { state: "waiting", text: w.waiting };
  if (contact.status === "answered" || contact.status === "closed") {
    return { state: "done", text: w[contact.status] };
  }
  if (contact.dueAt) return running(contact.dueAt, lang, now);
  return contact.died ? { state: "waiting", text: w.died } : { state: "on-time", text: w.open };
}

function running(due: Temporal.Instant, lang: Lang, now: Temporal.Instant): { state: State; text: string } {
  const w = staffWords(lang);
  const { late, ...left } = timeLeft(due, now);
  const parts = { h: left.hours, m: String(left.minutes).padStart(2, "0") };
  const n = left.workingDays || left.calendarDays;
  if (late) {
    const text = left.calendarDays === 0 ? fill(w.lateHours, parts) : fill(w.lateDays, { n });
    return { state: "overdue", text };
  }
  if (left.calendarDays === 0) {
    // A promise to the end of the day says no more than the day: the office closes before.
    return { state: "soon", text: localTime(due).hour === 23 ? w.today : fill(w.hours, parts) };
  }
  return { state: n <= 1 ? "soon" : "on-time", text: fill(w.days, { n }) };
}

/** How late something was or is: the time between the promise and the answer, or now. */
export function lateBy(promised: Temporal.Instant, until: Temporal.Instant, lang: Lang): string {
  const w = staffWords(lang);
  const { workingDays, calendarDays, hours, minutes } = timeLeft(promised, until);
  if (calendarDays === 0) return fill(w.hours, { h: hours, m: String(minutes).padStart(2, "0") });
  return fill(w.days, { n: workingDays || calendarDays });
}
