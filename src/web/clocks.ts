import type { Contact, historyOf } from "#src/domains/contacts/index.ts";
import type { ContactClock } from "#src/kernel/contact-clocks.ts";
import type { Site } from "./site.ts";

/** All clocks of a contact as a page shows them now, counted from what has happened. */
export function clocksOfContact(
  site: Site,
  contact: Pick<Contact, "id" | "register" | "line" | "topic" | "channel" | "promise">,
  history: Awaited<ReturnType<typeof historyOf>>,
  birthDate: Temporal.PlainDate | null,
  now: Temporal.Instant,
): readonly ContactClock[] {
  const { id, register, line, topic, channel, promise } = contact;
  return site.county.clocks.count(
    { id, register, line, topic, channel, promise, birthDate, facts: history },
    now,
  );
}
