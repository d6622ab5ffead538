import {
  type Contact,
  contactsOfPerson,
  type PersonContact,
  SUGGESTED_DAYS,
} from "#src/domains/contacts/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { staffOf } from "../staff-of.ts";

const MOST = 10;

/** The newest contacts of a contact's person that the reader has a right to. */
export async function contactsBeside(
  exchange: Exchange,
  { personId }: Pick<Contact, "personId">,
): Promise<PersonContact[]> {
  if (personId === null) return [];
  const { db, now } = exchange.scope;
  const { teams, lines } = staffOf(exchange);
  return contactsOfPerson(db, personId, { teams, lines }, now, 0);
}

/** Those of the last days before a contact, the newest first. */
export function earlierContacts(
  beside: readonly PersonContact[],
  { id, receivedAt }: Pick<Contact, "id" | "receivedAt">,
): PersonContact[] {
  const from = receivedAt.subtract({ hours: 24 * SUGGESTED_DAYS });
  return beside
    .filter(
      (one) =>
        one.id !== id &&
        Temporal.Instant.compare(one.receivedAt, receivedAt) <= 0 &&
        Temporal.Instant.compare(one.receivedAt, from) >= 0,
    )
    .slice(0, MOST);
}
