import {
  type Contact,
  close,
  handOut,
  handOver,
  open,
  release,
  seeAlarm,
  take,
} from "#src/domains/contacts/index.ts";
import { colleagues } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import { MOVE_GROUNDS } from "../../registers.ts";
import type { Site } from "../../site.ts";
import { staffOf } from "../staff-of.ts";
import { contactIdOf, drawContact } from "./page.tsx";
import { contactWords } from "./words.ts";

/** Steps that need no words, and by what one sees that the same step has been done by the same hand already. */
const STEPS = {
  take: { run: take, done: (contact: Contact, me: string) => contact.holderId === me },
  release: { run: release, done: (contact: Contact) => contact.status === "queued" },
  close: { run: close, done: (contact: Contact) => contact.status === "closed" },
  alarm: { run: seeAlarm, done: (contact: Contact) => contact.alarmSeenAt !== null },
} as const;
export type StepName = keyof typeof STEPS;

/** Takes, releases, closes, acknowledges. Pressed twice it is done once; where a colleague was faster, it says so. */
export async function takeStep(site: Site, exchange: Exchange, name: StepName): Promise<Answer> {
  const { scope, lang } = exchange;
  const id = contactIdOf(exchange);
  const step = STEPS[name];
  try {
    await step.run(scope, id);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    const { contact } = await open(scope, id);
    if (!step.done(contact, staffOf(exchange).professionalId)) {
      return drawContact(site, exchange, { status: 409, conflict: refusal.reason });
    }
  }
  site.poke();
  return redirect(`${to("contact", lang, { id })}?done=${name}`);
}

/** To another team: what is chosen stays on the page when the move needs more than was given. */
export async function takeHandOver(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = contactWords(lang);
  const id = contactIdOf(exchange);
  const team = site.content.findTeam(field(fields, "team"));
  const ground = MOVE_GROUNDS.find((code) => code === field(fields, "ground"));
  const chosen = { team: team?.id ?? "", ground: ground ?? "" };
  if (!team) {
    return drawContact(site, exchange, {
      status: 422,
      handOver: { ...chosen, teamError: w.handOverMissing },
    });
  }
  const to_ = { register: site.content.line(team.line).register, line: team.line, team: team.id };
  try {
    await handOver(scope, id, to_, ground ?? null);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    if (refusal.reason === "move-needs-permission") {
      const groundError = w.handOverNeedsGround;
      return drawContact(site, exchange, { status: 422, handOver: { ...chosen, groundError } });
    }
    if (refusal.reason === "same-team") {
      const teamError = w.conflicts["same-team"] ?? w.handOverMissing;
      return drawContact(site, exchange, { status: 422, handOver: { ...chosen, teamError } });
    }
    if (refusal.code !== "conflict") throw refusal;
    return drawContact(site, exchange, { status: 409, conflict: refusal.reason, handOver: chosen });
  }
  site.poke();
  return redirect(`${to("inbox", lang)}?done=hand-over`);
}

/** The team lead gives the contact to a colleague of its team; `back` says which page it was done on. */
export async function takeHandOut(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = contactWords(lang);
  const id = contactIdOf(exchange);
  const { contact } = await open(scope, id);
  const chosen = parseId<"professional">(field(fields, "to"));
  const team = await colleagues(scope.db, [contact.team], localDate(scope.now));
  const colleague = team.find((one) => one.id === chosen);
  if (!colleague) return drawContact(site, exchange, { status: 422, handOutError: w.handOutMissing });
  if (contact.holderId !== colleague.id) {
    try {
      await handOut(scope, id, colleague.id);
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
      return drawContact(site, exchange, { status: 409, conflict: refusal.reason });
    }
  }
  site.poke();
  const list = (["breaches", "atRisk"] as const).find((name) => name === field(fields, "back"));
  const back = list ? to(list, lang) : to("contact", lang, { id });
  return redirect(`${back}?done=hand-out`);
}
