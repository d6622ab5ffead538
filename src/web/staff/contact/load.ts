import {
  callBackOf,
  historyOf,
  intakeOf,
  messagesOf,
  type Opened,
  responseOf,
} from "#src/domains/contacts/index.ts";
import { colleagues, type Professional, personById, professionalById } from "#src/domains/people/index.ts";
import { mayByRole } from "#src/platform/access/permissions.ts";
import { accessesOfContact } from "#src/platform/audit/read.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { answersIn } from "../../resident/matter.tsx";
import type { Site } from "../../site.ts";
import { hiddenUses } from "../disclosure.ts";
import { staffOf } from "../staff-of.ts";

const READERS = 8;

/** Everything that the page of a contact shows. */
export async function loadContact(site: Site, exchange: Exchange, { contact, right }: Opened) {
  const { lang, scope } = exchange;
  const { db } = scope;
  const open = contact.status !== "answered" && contact.status !== "closed";
  const handsOut = open && mayByRole(exchange.actor, "contact.hand-out");
  const sender = contact.senderId !== contact.personId ? contact.senderId : null;
  const [messages, history, accesses, person, sentBy, holder, response, team, intake, callBack] =
    await Promise.all([
      messagesOf(db, contact.id, true),
      historyOf(db, contact.id),
      accessesOfContact(db, contact.id, READERS),
      contact.personId ? personById(db, contact.personId) : undefined,
      sender ? personById(db, sender) : undefined,
      contact.holderId ? professionalById(db, contact.holderId) : undefined,
      contact.form ? responseOf(db, contact.id) : undefined,
      handsOut ? colleagues(db, [contact.team]) : ([] as Professional[]),
      contact.channel === "web-form" ? undefined : intakeOf(db, contact.id),
      contact.channel === "web-form" ? undefined : callBackOf(db, contact.id),
    ]);
  return {
    staff: staffOf(exchange),
    contact,
    right,
    messages,
    history,
    accesses,
    person,
    sentBy,
    holder,
    intake,
    callBack,
    answers: await answersIn(site, contact, response, lang, hiddenUses(staffOf(exchange), contact)),
    /** To whom the reader may hand it out: nobody unless that is their task. */
    colleagues: team.filter(({ id }) => id !== contact.holderId),
  };
}

export type ContactShown = Awaited<ReturnType<typeof loadContact>>;

/** What has happened since a version that a page showed: each change leaves one fact beside the alarm it may raise. */
export function since(history: ContactShown["history"], seen: number): ContactShown["history"] {
  return history.filter(({ type }) => type !== "alarm-raised").slice(seen);
}
