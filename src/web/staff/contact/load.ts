import { assessmentsOf } from "#src/domains/assessments/index.ts";
import {
  callBackOf,
  continuationOf,
  type FactType,
  historyOf,
  intakeOf,
  messagesOf,
  type Opened,
  outcomesOf,
  responseOf,
} from "#src/domains/contacts/index.ts";
import { assessmentOf } from "#src/domains/omaolo/index.ts";
import { attachmentsOf } from "#src/domains/partners/index.ts";
import {
  colleagues,
  personById,
  prefersWriting,
  professionalById,
  wishesInForce,
  wishesOf,
} from "#src/domains/people/index.ts";
import { correctionsOf } from "#src/domains/requests/index.ts";
import { requestsOfContact } from "#src/domains/scheduling/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { mayByRole } from "#src/platform/access/permissions.ts";
import { accessesOfContact } from "#src/platform/audit/read.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { answersIn } from "../../matter/answers.ts";
import { servicesById } from "../../matter/guide.ts";
import type { Site } from "../../site.ts";
import { showAssessments } from "../assessment/of-contact.tsx";
import { contactsBeside, earlierContacts } from "../continues/earlier.ts";
import { hiddenUses } from "../disclosure.ts";
import { staffOf } from "../staff-of.ts";
import { loadQueueParts } from "./queue-parts.ts";
import { scoresIn } from "./scores-in.ts";

const READERS = 8;

/** Everything that the page of a contact shows, in two readings: of what the facts do not tell nothing is looked for. */
export async function loadContact(site: Site, exchange: Exchange, opened: Opened) {
  const { contact: sent, right, facts } = opened;
  const { lang, scope } = exchange;
  const { db } = scope;
  const told = (...types: readonly FactType[]) => facts.some(({ type }) => types.includes(type));
  const open = sent.status !== "answered" && sent.status !== "closed";
  const handsOut = open && right.handles && mayByRole(exchange.actor, "contact.hand-out");
  const sender = sent.senderId !== sent.personId ? sent.senderId : null;
  const recorded = sent.channel !== "web-form";
  const running = right.handles && sent.status !== "closed";
  const beside = running ? contactsBeside(exchange, sent) : Promise.resolve([]);
  const [
    messages,
    history,
    accesses,
    person,
    sentBy,
    holder,
    response,
    team,
    intake,
    callBack,
    outcomes,
    assessment,
    queue,
    attachments,
    corrections,
    wishes,
    assessments,
    writes,
    continuation,
    ofPerson,
  ] = await Promise.all([
    messagesOf(db, sent.id, true),
    historyOf(db, sent.id),
    accessesOfContact(db, sent.id, READERS),
    sent.personId ? personById(db, sent.personId) : undefined,
    sender ? personById(db, sender) : undefined,
    sent.holderId ? professionalById(db, sent.holderId) : undefined,
    sent.form || sent.channel === "omaolo" ? responseOf(db, sent.id) : undefined,
    handsOut ? colleagues(db, [sent.team], localDate(scope.now)) : [],
    recorded ? intakeOf(db, sent.id) : undefined,
    recorded ? callBackOf(db, sent.id) : undefined,
    sent.answeredAt ? outcomesOf(db, sent.id) : [],
    sent.channel === "omaolo" ? assessmentOf(db, sent.id) : undefined,
    loadQueueParts(site, exchange, opened, beside),
    sent.channel === "e-mail" || sent.form ? attachmentsOf(db, sent.id) : [],
    correctionsOf(db, [sent.id]),
    sent.personId ? wishesInForce(db, sent.personId) : [],
    assessmentsOf(db, sent.id),
    sent.personId ? prefersWriting(db, sent.personId) : false,
    right.handles && told("continues-unsettled", "continues-nothing")
      ? continuationOf(db, sent.id)
      : undefined,
    beside,
  ]);
  // Whoever has been given non-disclosure since they wrote has it for what they wrote before too.
  const nonDisclosure = [sent, person, sentBy].some((one) => one?.nonDisclosure);
  const contact = { ...sent, nonDisclosure };
  const asked = outcomes.some(({ kind }) => kind === "time-asked");
  const [requests, shownAssessments, guidedTo, answers, scores] = await Promise.all([
    asked ? requestsOfContact(db, sent.id) : [],
    showAssessments(site, exchange, sent, person?.birthDate ?? null, assessments),
    servicesById(site, db, [...new Set(outcomes.flatMap(({ services }) => services))]),
    answersIn(site, contact, response, lang, hiddenUses(staffOf(exchange), contact)),
    scoresIn(site, contact, response, lang),
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
    assessments: shownAssessments,
    queue,
    writes,
    continuation,
    earlier: running ? earlierContacts(ofPerson, sent) : [],
    outcomes,
    requests,
    guidedTo,
    assessment,
    attachments,
    corrections,
    wishes: wishesOf(wishes),
    answers,
    scores,
    /** To whom the reader may hand it out: nobody unless that is their task. */
    colleagues: team.filter(({ id }) => id !== contact.holderId),
  };
}

export type ContactShown = Awaited<ReturnType<typeof loadContact>>;

/** What has happened since a version that a page showed: each change leaves one fact beside the alarm it may raise. */
export function since(history: ContactShown["history"], seen: number): ContactShown["history"] {
  return history.filter(({ type }) => type !== "alarm-raised").slice(seen);
}
