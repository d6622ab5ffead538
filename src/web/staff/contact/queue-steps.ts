import {
  AFTER_DEATH,
  type Asked,
  answerColleague,
  askColleague,
  closeAfterDeath,
  joinContacts,
  MILESTONES,
  mergeContacts,
  open,
  reachMilestone,
  readMoment,
  snoozeContact,
  splitContact,
  unmergeContact,
} from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type ContactId, parseId } from "#src/kernel/id.ts";
import { readDay } from "#src/kernel/typed-day.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { number } from "../../format.ts";
import { to } from "../../paths.ts";
import { MOVE_GROUNDS } from "../../registers.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { afterDeathWords } from "./after-death-words.ts";
import { type QueueStep, TEXT_MAX } from "./moves.ts";
import { contactIdOf, drawContact } from "./page.tsx";
import { loadQueueParts } from "./queue-parts.ts";
import { topicsToChoose } from "./topics-to-choose.ts";
import { queueWords } from "./words-queue.ts";

/** The fields of all the steps: what was typed in them stays on the page when the step cannot be done. */
const FIELDS = ["team", "topic", "body", "ground", "submission", "other", "date", "time", "to", "what"];

/** Which field each refusal of a rule is about, where what was typed is to be changed. */
const FIELD_OF: Readonly<Record<string, string>> = {
  "move-needs-permission": "ground",
  "snooze-past": "date",
  "snooze-far": "date",
  "snooze-past-due": "date",
  "consult-self": "to",
  "join-same": "other",
  "milestone-in-future": "date",
  "milestone-before-contact": "date",
};

/** What is wrong with what was typed, by field. */
class Mistyped extends Error {
  readonly errors: Readonly<Record<string, string>>;
  constructor(errors: Readonly<Record<string, string>>) {
    super("mistyped");
    this.errors = errors;
  }
}

/** Does one step of the queue with a contact and leads on; what cannot be done is said on the contact's page, and what was typed stays. */
export async function takeQueueStep(site: Site, exchange: Exchange, name: QueueStep): Promise<Answer> {
  const { fields, lang, scope } = exchange;
  const id = contactIdOf(exchange);
  // Whoever has no right to it learns nothing of what was wrong with the form.
  await open(scope, id);
  const typed = Object.fromEntries(FIELDS.map((each) => [each, field(fields, each)]));
  try {
    const next = await STEPS[name](site, exchange, id);
    site.poke();
    return redirect(next);
  } catch (error) {
    if (error instanceof Mistyped)
      return drawContact(site, exchange, { status: 422, step: { name, typed, errors: error.errors } });
    if (!(error instanceof Refusal)) throw error;
    const about = FIELD_OF[error.reason];
    if (about) {
      const errors = { [about]: queueWords(lang).errors[error.reason] ?? "" };
      return drawContact(site, exchange, { status: 422, step: { name, typed, errors } });
    }
    if (error.code !== "conflict") throw error;
    const seen = Number(field(fields, "seen"));
    return drawContact(site, exchange, {
      status: 409,
      conflict: error.reason,
      ...(Number.isSafeInteger(seen) && seen > 0 && { seen }),
      step: { name, typed, errors: {} },
    });
  }
}

type Take = (site: Site, exchange: Exchange, id: ContactId) => Promise<string>;

const STEPS: Readonly<Record<QueueStep, Take>> = {
  async split(site, exchange, id) {
    const { lang, scope, fields } = exchange;
    const w = queueWords(lang);
    const { contact } = await open(scope, id);
    const team = site.content.findTeam(field(fields, "team"));
    const topic = topicsToChoose(site, contact.topic).find((one) => one === field(fields, "topic"));
    const { words, error } = textOf(exchange);
    if (!team || !topic || error) {
      throw new Mistyped({
        ...(!team && { team: w.errors.team ?? "" }),
        ...(!topic && { topic: w.errors.topic ?? "" }),
        ...(error && { body: error }),
      });
    }
    const line = site.content.line(team.line);
    const made = await splitContact(
      scope,
      site.county,
      id,
      {
        submission: parseId(field(fields, "submission")) ?? scope.newId(),
        to: { register: line.register, line: line.id, team: team.id },
        topic,
        words,
        promise: line.promise,
        stated: MOVE_GROUNDS.find((code) => code === field(fields, "ground")) ?? null,
      },
      Number(field(fields, "seen")),
    );
    // The new one may stand where whoever split has no right to it: then the first is shown.
    return done(lang, await readable(exchange, made.id, id), "split");
  },
  async merge(_site, exchange, id) {
    const survivor = await mergeContacts(exchange.scope, id, otherOf(exchange));
    return done(exchange.lang, survivor, "merge");
  },
  async unmerge(site, exchange, id) {
    await unmergeContact(exchange.scope, site.county, id);
    return done(exchange.lang, id, "unmerge");
  },
  async join(_site, exchange, id) {
    await joinContacts(exchange.scope, id, otherOf(exchange));
    return done(exchange.lang, id, "join");
  },
  async snooze(_site, exchange, id) {
    const { fields, lang, scope } = exchange;
    const until = readMoment(field(fields, "date"), field(fields, "time"));
    if (!until) throw new Mistyped({ date: queueWords(lang).errors.moment ?? "" });
    await snoozeContact(scope, id, until);
    return done(lang, id, "snooze");
  },
  async milestone(_site, exchange, id) {
    const { fields, lang, scope } = exchange;
    const { errors } = queueWords(lang);
    const what = MILESTONES.find((one) => one === field(fields, "what"));
    const on = readDay(field(fields, "date"));
    if (!what || !on) {
      throw new Mistyped({
        ...(!what && { what: errors.what ?? "" }),
        ...(!on && { date: errors.day ?? "" }),
      });
    }
    await reachMilestone(scope, id, what, on);
    return done(lang, id, "milestone");
  },
  async "close-after-death"(_site, exchange, id) {
    const reason = AFTER_DEATH.find((one) => one === field(exchange.fields, "what"));
    if (!reason) throw new Mistyped({ what: afterDeathWords(exchange.lang).missing });
    await closeAfterDeath(exchange.scope, id, reason);
    return done(exchange.lang, id, "close-after-death");
  },
  async consult(site, exchange, id) {
    const { fields, lang, scope } = exchange;
    const w = queueWords(lang);
    const { askable, people } = await loadQueueParts(site, exchange, await open(scope, id));
    const chosen = field(fields, "to");
    const team = askable.find((one) => `team:${one.id}` === chosen);
    const colleague = people.find((one) => one.id === chosen);
    const asked: Asked | undefined = team ? { team: team.id } : colleague && { professional: colleague.id };
    const { words, error } = textOf(exchange);
    if (!asked || error) {
      throw new Mistyped({ ...(!asked && { to: w.errors.to ?? "" }), ...(error && { body: error }) });
    }
    await askColleague(scope, id, asked, words);
    return done(lang, id, "consult");
  },
  async "consult-answer"(_site, exchange, id) {
    const { words, error } = textOf(exchange);
    if (error) throw new Mistyped({ body: error });
    await answerColleague(exchange.scope, id, words);
    return `${to("inbox", exchange.lang)}?view=asked`;
  },
};

const done = (lang: Exchange["lang"], id: ContactId, what: QueueStep): string =>
  `${to("contact", lang, { id })}?done=${what}`;

/** The contact that was chosen beside this one. */
function otherOf(exchange: Exchange): ContactId {
  const id = parseId<"contact">(field(exchange.fields, "other"));
  if (!id) throw new Mistyped({ other: queueWords(exchange.lang).errors.other ?? "" });
  return id;
}

function textOf(exchange: Exchange): { words: string; error?: string } {
  const { errors } = queueWords(exchange.lang);
  const words = field(exchange.fields, "body");
  if (words === "") return { words, error: errors.body ?? "" };
  if (words.length > TEXT_MAX)
    return { words, error: fill(errors.long ?? "", { n: number(TEXT_MAX, exchange.lang) }) };
  return { words };
}

async function readable({ scope }: Exchange, wanted: ContactId, else_: ContactId): Promise<ContactId> {
  try {
    await open(scope, wanted);
    return wanted;
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === "not-found") return else_;
    throw refusal;
  }
}
