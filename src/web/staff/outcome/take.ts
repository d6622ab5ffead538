import {
  conclude,
  fillTemplate,
  inserted,
  intakeOf,
  messagesOf,
  type Opened,
  open,
  templatesFor,
} from "#src/domains/contacts/index.ts";
import { personById } from "#src/domains/people/index.ts";
import { addRequest } from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { promisedDay } from "../../format.ts";
import { guideChoices, servicesById } from "../../matter/guide.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { contactIdOf, drawContact } from "../contact/page.tsx";
import { staffOf } from "../staff-of.ts";
import { type Decided, decide } from "./decide.ts";
import { receivers } from "./receiver.ts";
import { timeAsked } from "./time-asked.ts";
import { type OutcomeTyped, outcomeTyped } from "./typed.ts";

/**
 * The answer with what else is done. Looking for a service and putting in a template draw the page again with all that was
 * typed; sending saves all of it or nothing. Sent twice it is one.
 */
export async function takeAnswer(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const id = contactIdOf(exchange);
  const typed = outcomeTyped(fields);
  const seen = Number(field(fields, "seen"));
  const asked = field(fields, "do");
  const opened = await open(scope, id);
  if (asked === "find" || asked === "insert") return redraw(site, exchange, opened, typed, asked);
  const { contact } = opened;
  const [services, person] = await Promise.all([
    servicesById(site, scope.db, typed.picks),
    contact.personId ? personById(scope.db, contact.personId) : undefined,
  ]);
  const { faults, decided } = decide({
    site,
    lang,
    contact,
    birthDate: person?.birthDate,
    typed,
    services,
    closes: asked === "close",
    now: scope.now,
    newId: scope.newId,
  });
  const found = () => guideChoices(site, scope.db, typed.q, typed.picks, contact.language);
  if (!decided) {
    return drawContact(site, exchange, {
      status: 422,
      outcome: { typed, found: await found(), errors: faults },
    });
  }
  const here = `${to("contact", lang, { id })}?done=`;
  const done = asked === "close" ? "settled" : "answer";
  if (await sentAlready(exchange, opened, decided, seen)) return redirect(`${here}already`);
  try {
    await save(site, exchange, opened, typed, decided, seen);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    if (await sentAlready(exchange, await open(scope, id), decided, seen)) return redirect(`${here}already`);
    return drawContact(site, exchange, {
      status: 409,
      conflict: refusal.reason,
      ...(Number.isSafeInteger(seen) && seen > 0 && { seen }),
      outcome: { typed, found: await found(), errors: [] },
    });
  }
  site.poke();
  return redirect(here + done);
}

async function redraw(
  site: Site,
  exchange: Exchange,
  { contact }: Opened,
  typed: OutcomeTyped,
  asked: "find" | "insert",
): Promise<Answer> {
  const { scope, lang } = exchange;
  const found = await guideChoices(site, scope.db, typed.q, typed.picks, contact.language);
  const template =
    asked === "insert"
      ? templatesFor(site.content, contact.line).find(({ id }) => id === typed.template)
      : undefined;
  if (!template)
    return drawContact(site, exchange, {
      status: 200,
      outcome: { typed, found, errors: [], searched: true },
    });
  const of = { line: contact.line, language: contact.language, birthDate: undefined };
  const { time } = timeAsked(site, lang, typed, of, scope.now);
  const unit =
    receivers(site.content).find(({ value }) => value === typed.referTo)?.names ??
    site.content.findUnit(site.content.team(contact.team).unit)?.names;
  const text = fillTemplate(template.text[contact.language], {
    service: found.find(({ id }) => typed.picks.includes(id))?.names[contact.language],
    unit: unit?.[contact.language],
    when: time && promisedDay(time.dueAt, contact.language),
    phone: site.content.line(contact.line).phone.number,
    reference: contact.reference,
  });
  const body = inserted(typed.body, text);
  return drawContact(site, exchange, {
    status: 200,
    outcome: { typed: { ...typed, body, template: "" }, found, errors: [], inserted: true },
  });
}

async function save(
  site: Site,
  exchange: Exchange,
  { contact }: Opened,
  typed: OutcomeTyped,
  { conclusion, time, referral }: Decided,
  seen: number,
): Promise<void> {
  const { scope } = exchange;
  const staff = staffOf(exchange);
  const [intake, messages] = referral
    ? await Promise.all([intakeOf(scope.db, contact.id), messagesOf(scope.db, contact.id, false)])
    : [undefined, []];
  await conclude(scope, contact.id, seen, conclusion, {
    referral: referral && {
      id: referral.id,
      submission: scope.newId(),
      to: { register: referral.to.register, line: referral.to.line, team: referral.to.team },
      promise: site.county.promise(site.content.line(referral.to.line).promise),
      alarmMinutes: site.county.alarmMinutes,
      topic: contact.topic,
      referrer: site.content.team(contact.team).names[contact.language],
      words: messages.find(({ kind }) => kind === "request")?.body ?? "",
      letter: typed.letter,
      interpreter: intake?.interpreter ?? null,
      ids: { message: scope.newId(), notice: scope.newId() },
    },
    write:
      time &&
      ((tx) =>
        addRequest(tx, {
          ...time.asked,
          id: time.id,
          contactId: contact.id,
          personId: contact.personId,
          register: contact.register,
          line: contact.line,
          team: contact.team,
          state: "asked",
          askedAt: scope.now,
          askedBy: staff.professionalId,
          endedAt: null,
        })),
  });
}

/** Whether this very answer went out since the page was shown: a form sent twice sends once. */
async function sentAlready(
  exchange: Exchange,
  { contact }: Opened,
  { conclusion }: Decided,
  seen: number,
): Promise<boolean> {
  if (contact.version === seen) return false;
  const me = staffOf(exchange).professionalId;
  const messages = await messagesOf(exchange.scope.db, contact.id, true);
  const last = messages.findLast(({ authorId }) => authorId === me);
  return last?.kind === "answer" && last.body === conclusion.body;
}
