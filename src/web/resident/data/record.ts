import {
  contactsShownTo,
  historyOfSeveral,
  messagesOfSeveral,
  responsesOfSeveral,
} from "#src/domains/contacts/index.ts";
import { wishesInForce } from "#src/domains/people/index.ts";
import { correctionsOf, requestsOf } from "#src/domains/requests/index.ts";
import { appointmentsOfRecord, bookingReach } from "#src/domains/scheduling/index.ts";
import { MOST, namedId, type OwnRecord } from "#src/fhir/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { accessesOfPerson } from "#src/platform/audit/read.ts";
import type { Scope } from "#src/platform/scope.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { answersIn } from "../../matter/answers.ts";
import type { Site } from "../../site.ts";
import { assessedAndAgreed, formsOfRecord, scoresOfRecord } from "./own-parts.ts";
import type { Subject } from "./subject.ts";

/** The rows of each contact, in their order. */
function byContact<Row extends { readonly contactId: string | null }>(
  rows: readonly Row[],
): (id: string) => Row[] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.contactId === null) continue;
    const of = found.get(row.contactId);
    if (of) of.push(row);
    else found.set(row.contactId, [row]);
  }
  return (id) => found.get(id) ?? [];
}

/**
 * A person's data as the reader may see it on the pages: their own, or of somebody they act for what they may see of it.
 * The log of readings is the person's alone. Bounded: the newest of each (MOST).
 */
export async function loadRecord(site: Site, scope: Scope, subject: Subject, lang: Lang): Promise<OwnRecord> {
  const { db, now } = scope;
  const { person, reach, ground } = subject;
  const own = ground === "own";
  const contacts = await contactsShownTo(db, reach, person.id, MOST.matters + 1);
  const shown = contacts.slice(0, MOST.matters);
  const ids = shown.map(({ id }) => id);
  const booking = await bookingReach(db, reach.reader, now);
  const [
    messages,
    history,
    responses,
    corrections,
    wishes,
    requests,
    accesses,
    appointments,
    decided,
    forms,
    scores,
  ] = await Promise.all([
    messagesOfSeveral(db, ids, MOST.messages),
    historyOfSeveral(db, ids, MOST.history),
    responsesOfSeveral(db, ids),
    correctionsOf(db, ids),
    wishesInForce(db, person.id),
    requestsOf(
      db,
      reach.reader,
      reach.bonds.map(({ personId }) => personId),
    ),
    own ? accessesOfPerson(db, person.id, 0, { rows: MOST.accesses }) : [],
    appointmentsOfRecord(db, booking, person.id, now, MOST.appointments),
    assessedAndAgreed(site, scope, ids, lang),
    formsOfRecord(site, scope, subject, lang),
    scoresOfRecord(site, scope, subject, lang),
  ]);
  const of = {
    messages: byContact(messages),
    history: byContact(history),
    responses: byContact(responses),
    corrections: byContact(corrections),
  };
  const matters = await Promise.all(
    shown.map(async (contact) => {
      const response = of.responses(contact.id)[0]?.response ?? null;
      return {
        contact,
        topic: site.topicName(contact.topic)[lang],
        messages: of.messages(contact.id),
        history: of.history(contact.id),
        response,
        answers: await answersIn(site, contact, response, lang),
        corrections: of.corrections(contact.id),
        ...decided(contact.id),
      };
    }),
  );
  const { county } = site.content;
  return {
    lang,
    made: now,
    person,
    own,
    county: { id: namedId(`county ${county.code}`), name: county.names[lang] },
    matters,
    appointments: appointments.map((appointment) => ({
      appointment,
      type: typeName(site, appointment.type, lang),
      unit: site.content.findUnit(appointment.unit)?.names[lang] ?? appointment.unit,
    })),
    forms,
    scores,
    wishes,
    requests: requests.filter(({ personId }) => personId === person.id),
    accesses: accesses.slice(0, MOST.accesses),
    cut:
      contacts.length > MOST.matters || accesses.length > MOST.accesses || messages.length >= MOST.messages,
  };
}
