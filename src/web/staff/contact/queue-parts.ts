import {
  asideUntil,
  contactsOfPerson,
  type FactType,
  type LinkedContact,
  linkedTo,
  mayBeSame,
  messagesOfMerged,
  type OpenConsult,
  type Opened,
  openConsults,
  type PersonContact,
} from "#src/domains/contacts/index.ts";
import { colleagues } from "#src/domains/people/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { staffOf } from "../staff-of.ts";

type Other = Pick<LinkedContact, "id" | "reference" | "topic">;

/** What of the queue hangs on a contact: what belongs together with it, who is asked, what the reader may do with it next. */
export async function loadQueueParts(
  site: Site,
  exchange: Exchange,
  { contact, right, facts }: Opened,
  ofPersonAsked?: Promise<readonly PersonContact[]>,
) {
  const { db, now } = exchange.scope;
  const staff = staffOf(exchange);
  const running = contact.status === "queued" || contact.status === "taken";
  const handles = right.handles && running;
  const { register } = contact;
  const askable = site.content.teams.filter(({ line }) => site.content.line(line).register === register);
  // Of what the facts do not tell nothing is looked for.
  const told = (type: FactType) => facts.some((fact) => fact.type === type);
  const [links, merged, same, ofPerson, consults, aside, people] = await Promise.all([
    linkedTo(db, contact.id),
    told("merged-in") ? messagesOfMerged(db, contact.id) : [],
    handles ? mayBeSame(db, contact, staff.teams) : [],
    handles && contact.personId
      ? (ofPersonAsked ??
        contactsOfPerson(db, contact.personId, { teams: staff.teams, lines: staff.lines }, now, 0))
      : [],
    told("consulted") ? openConsults(db, contact.id) : [],
    told("snoozed") ? asideUntil(db, contact, now) : undefined,
    right.handles && contact.status !== "closed"
      ? colleagues(
          db,
          askable.map(({ id }) => id),
          localDate(now),
        )
      : [],
  ]);
  // A linked contact that stands with others, perhaps in the other register, is not told of here.
  const linked = links.filter(({ team }) => staff.teams.includes(team));
  const known = new Set<string>([contact.id, ...links.map(({ id }) => id)]);
  const mine = ({ toProfessional, toTeam }: OpenConsult) =>
    toProfessional === staff.professionalId || (toTeam !== null && staff.teams.includes(toTeam));
  return {
    linked,
    merged,
    mergedIds: [...new Set(merged.map(({ contactId }) => contactId))] as ContactId[],
    mayMergeWith: same.filter(({ id }) => !known.has(id)) as readonly Other[],
    mayJoin: ofPerson.filter(({ id }) => !known.has(id)) as readonly Other[],
    consults,
    /** The reader, or a team of theirs, is asked. */
    asked: consults.some(mine),
    aside,
    askable,
    people: people.filter(({ id }) => id !== staff.professionalId),
    handles,
  };
}
