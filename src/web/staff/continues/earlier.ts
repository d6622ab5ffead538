import {
  type Contact,
  contactsOfPerson,
  type PersonContact,
  SUGGESTED_DAYS,
} from "#src/domains/contacts/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { staffOf } from "../staff-of.ts";

const MOST = 10;

/** The person's contacts of the last days before this one that the reader has a right to, the newest first. */
export async function earlierContacts(
  exchange: Exchange,
  { id, personId, receivedAt }: Pick<Contact, "id" | "personId" | "receivedAt">,
): Promise<PersonContact[]> {
  if (personId === null) return [];
  const { db, now } = exchange.scope;
  const { teams, lines } = staffOf(exchange);
  const from = receivedAt.subtract({ hours: 24 * SUGGESTED_DAYS });
  const all = await contactsOfPerson(db, personId, { teams, lines }, now, 0);
  return all
    .filter(
      (one) =>
        one.id !== id &&
        Temporal.Instant.compare(one.receivedAt, receivedAt) <= 0 &&
        Temporal.Instant.compare(one.receivedAt, from) >= 0,
    )
    .slice(0, MOST);
}
