import { recordAssessedContact } from "#src/domains/assessments/index.ts";
import { addWill, type Contact, readMoment, recordContact } from "#src/domains/contacts/index.ts";
import { hasCareRelationship, prefersWriting, setPrefersWriting } from "#src/domains/people/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { teamFor } from "#src/platform/content/index.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { writerOf } from "../assessment/check.ts";
import { type CheckedCall, checkInCall, emptyInCall } from "../assessment/in-call.tsx";
import { confirm } from "../circle/gate.tsx";
import { staffOf } from "../staff-of.ts";
import { faultsOf } from "./check.ts";
import { isMinor } from "./minor.ts";
import { drawCall } from "./page.tsx";
import { type Told, whoTells } from "./people.ts";
import { type Typed, typedIn } from "./typed.ts";
import { callWords } from "./words.ts";

/** The empty form: the phone rings. */
export async function showCall(site: Site, exchange: Exchange): Promise<Answer> {
  const typed = typedIn(new Map(), exchange.scope.newId(), staffOf(exchange).lines);
  const told = await whoTells(site, exchange, typed);
  const assessed = emptyInCall(site, exchange, typed.line);
  return drawCall(site, exchange, typed, told, { errors: [], assessed });
}

/** Looks for the person, or records the contact. Whatever is missing, everything typed stays. */
export async function takeCall(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const staff = staffOf(exchange);
  const typed = typedIn(fields, scope.newId(), staff.lines);
  const told = await whoTells(site, exchange, typed);
  const asked = field(fields, "do");
  const assessed = checkInCall(site, exchange, typed, told);
  if (asked !== "save" && asked !== "answer") {
    return drawCall(site, exchange, typed, told, {
      errors: [],
      found: asked === "find-about" ? "about" : asked === "find-code" ? "code" : "caller",
      assessed,
    });
  }
  const answers = asked === "answer";
  const team = teamOf(site, typed, told, staff.teams, answers);
  const errors = [...faultsOf(site, lang, typed, told, scope.now, answers), ...assessed.errors];
  if (!team) errors.push({ field: "answer", text: callWords(lang).noOwnTeam });
  if (errors.length > 0 || !team) return drawCall(site, exchange, typed, told, { errors, assessed });
  if (told.near && told.person) await confirm(exchange, told.person.id, typed.why);
  const contact = await record(site, exchange, typed, told, team, answers, assessed);
  await keepWishes(exchange, typed, told, contact);
  site.poke();
  return redirect(
    staff.teams.includes(contact.team)
      ? `${to("contact", lang, { id: contact.id })}?done=recorded`
      : `${to("calls", lang)}?done=other-team`,
  );
}

/** To the team of the person's area; answered at once it is the answerer's own team that has it. */
function teamOf(
  site: Site,
  typed: Typed,
  told: Told,
  teams: readonly string[],
  answers: boolean,
): string | undefined {
  const right = teamFor(site.content, typed.line, municipalityOf(typed, told));
  if (!answers || teams.includes(right)) return right;
  return teams.find((id) => {
    const team = site.content.findTeam(id);
    return team?.line === typed.line && !team.onCall;
  });
}

const municipalityOf = (typed: Typed, { person }: Told): string | null =>
  person ? person.municipality : typed.municipality || null;

/** What the person wants: to be written to; and, of a young person, whether the guardian sees. */
async function keepWishes(exchange: Exchange, typed: Typed, told: Told, contact: Contact): Promise<void> {
  const { db, now } = exchange.scope;
  const { person } = told;
  if (!person || contact.personId !== person.id) return;
  const about = {
    ground: "queue-duty",
    personId: person.id,
    contactId: contact.id,
    specialReasonId: null,
  } as const;
  if (typed.writes && !(await prefersWriting(db, person.id))) {
    exchange.log({ action: "person.preference", ...about });
    await setPrefersWriting(db, person.id, true, {
      id: exchange.scope.newId(),
      by: staffOf(exchange).professionalId,
      at: now,
    });
  }
  if (typed.will !== "" && isMinor(person.birthDate, now)) {
    exchange.log({ action: "contact.will", ...about });
    await addWill(db, contact.id, typed.will === "sees", staffOf(exchange).professionalId, now);
  }
}

async function record(
  site: Site,
  exchange: Exchange,
  typed: Typed,
  told: Told,
  team: string,
  answers: boolean,
  { written, standard }: CheckedCall,
) {
  const { scope, lang } = exchange;
  const staff = staffOf(exchange);
  const { person, caller, bond } = told;
  const line = site.content.line(typed.line);
  const signs = site.signs(typed.words);
  const acute = signs.some(({ severity }) => severity === "acute");
  const known = person && (await hasCareRelationship(scope.db, person.id, staff.teams, scope.now));
  const municipality = municipalityOf(typed, told);
  const due = typed.time === "" ? undefined : readMoment(typed.day, typed.time);
  const input: Parameters<typeof recordContact>[1] = {
    id: scope.newId() as ContactId,
    submission: typed.submission,
    register: line.register,
    line: line.id,
    team,
    channel: typed.channel,
    way: person ? "identified" : "anonymous",
    personId: person?.id ?? null,
    senderId: null,
    ground: known ? "care-relationship" : "queue-duty",
    language: typed.language ?? person?.serviceLanguage ?? lang,
    municipality: municipality && site.content.findMunicipality(municipality) ? municipality : null,
    nonDisclosure: person?.nonDisclosure ?? false,
    topic: typed.topic,
    form: null,
    formVersion: null,
    response: null,
    words: typed.words,
    danger: acute ? [...new Set(signs.map(({ code }) => code))].sort() : [],
    moveAllowed: false,
    codeHash: null,
    notifyEmail: null,
    callPhone: typed.phone || null,
    callTime: null,
    by: actorRef(staff),
    ids: { message: scope.newId(), notice: scope.newId() },
    promise: site.county.promise(line.promise),
    alarmMinutes: site.county.alarmMinutes,
    intake: {
      recordedBy: staff.professionalId,
      whom: typed.whom,
      callerId: caller.person?.id ?? null,
      bond: caller.person ? bond : "none",
      interpreter: typed.interpreter || null,
      referrer: typed.channel === "referral" ? typed.referrer : null,
    },
  };
  const onward = {
    callBack: due ? { phone: typed.phone, dueAt: due } : null,
    answer: answers ? typed.answer : null,
  };
  return written
    ? recordAssessedContact(scope, input, onward, written, writerOf(exchange), standard)
    : recordContact(scope, input, onward);
}
