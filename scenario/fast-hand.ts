import { createHash } from "node:crypto";
import type { RunningCounty } from "#src/county/county.ts";
import { type Assessment, assessed } from "#src/domains/assessments/index.ts";
import {
  type Change,
  handling,
  merge,
  missCallBack,
  type NewContact,
  promiseCallBack,
  reach,
  reachCallBack,
  submit as submitContact,
} from "#src/domains/contacts/index.ts";
import { dangerOf, readPosted, toResponse } from "#src/domains/forms/index.ts";
import type { ActorRef, Ground } from "#src/kernel/access.ts";
import { invariant } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { NeedAssessor } from "./assessing.ts";
import type { Assess, Doing, Submit } from "./doings.ts";
import { uuid7 } from "./ids.ts";
import { NO_REPLY } from "./no-reply.ts";
import type { Professional } from "./professional.ts";
import type { Resident } from "./resident.ts";
import { Rng } from "./rng.ts";
import { teamLeads } from "./team-leads.ts";

export interface FastHandOptions {
  readonly county: RunningCounty;
  readonly seed: string;
  readonly codeFor: (submission: string) => string;
  readonly people: ReadonlyMap<string, Resident>;
  readonly staff: ReadonlyMap<string, Professional>;
  readonly reference: () => string;
}

/** One contact under way: what has been decided about it, not yet saved. */
interface Story {
  /** Care is still to come: the story goes on though the contact is closed. */
  awaitsCare: boolean;
  changes: Change[];
  facts: handling.Case["facts"][number][];
}

/** When a call that nobody answered is tried again. */
const TRIED_AGAIN = { minutes: 20 };

/** A notice is sent within minutes: of history only what is younger waits to be sent. */
const NOTICES_KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * The fast hand: does what the script says by the domains' own rules with the script's clock, and gives each
 * contact's whole story as one change to save.
 */
export class FastHand {
  readonly #options: FastHandOptions;
  readonly #rng: Rng;
  readonly #stories = new Map<string, Story>();
  readonly #leads: ReadonlyMap<string, string>;
  readonly #assessed = new Map<ContactId, Assessment>();
  readonly #need: NeedAssessor;

  constructor(options: FastHandOptions) {
    this.#options = options;
    this.#need = new NeedAssessor(options.county, options.people);
    this.#leads = teamLeads(options.staff.values());
    this.#rng = Rng.of(options.seed).fork("fast hand");
  }

  /** Whether the product raises an alarm at a contact: signs in its words, answers of danger. */
  alarms(submit: Submit): boolean {
    return this.#danger(submit).length > 0;
  }

  /** Does one thing. Gives the story of a contact when it has ended. */
  play(doing: Doing): Change | undefined {
    if (doing.kind === "submit") {
      this.#stories.set(doing.contactKey, this.#begin(doing));
      return undefined;
    }
    const story = this.#stories.get(doing.contactKey);
    if (!story) return undefined;
    this.#breachBefore(story, doing.at);
    this.#step(story, doing);
    const { status } = last(story).contact;
    if (doing.kind !== "close" && doing.kind !== "care") return undefined;
    if (status !== "closed" || story.awaitsCare) return undefined;
    this.#stories.delete(doing.contactKey);
    return told(story, undefined);
  }

  /** The stories still open at the end, with the promises that were broken by then. */
  *unfinished(until: Temporal.Instant): Generator<Change> {
    for (const story of this.#stories.values()) {
      this.#breachBefore(story, until);
      yield told(story, until);
    }
    this.#stories.clear();
  }

  #step(story: Story, doing: Exclude<Doing, Submit>): void {
    const { contact } = last(story);
    switch (doing.kind) {
      case "take": {
        if (contact.status === "queued")
          this.#do(story, doing.at, doing.by, (one, hand) => handling.take(one, hand));
        const { alarmDueAt, alarmSeenAt } = last(story).contact;
        if (alarmDueAt && !alarmSeenAt)
          this.#do(story, doing.at, doing.by, (one, hand) => handling.seeAlarm(one, hand));
        return;
      }
      case "release":
        this.#asHolder(story, doing, (one, hand) => handling.release(one, hand));
        return;
      case "note":
        this.#do(story, doing.at, doing.by, (one, hand) => handling.note(one, doing.text, hand));
        return;
      case "ask-back":
        this.#asHolder(story, doing, (one, hand) => handling.askBack(one, doing.text, hand));
        return;
      case "answer":
        this.#asHolder(story, doing, (one, hand) => handling.answer(one, doing.text, hand));
        return;
      case "close":
        if (contact.status !== "answered" && contact.status !== "closed") {
          this.#asHolder(story, doing, (one, hand) => handling.answer(one, NO_REPLY[contact.language], hand));
        }
        this.#asHolder(story, doing, (one, hand) => handling.close(one, hand));
        return;
      case "hand-over":
        this.#handOver(story, doing);
        return;
      case "assess":
        this.#do(story, doing.at, doing.by, (one, hand) => this.#assess(story, one, hand, doing));
        return;
      case "promise-call": {
        const phone = this.#options.people.get(contact.personId ?? "")?.phone ?? "050 000 000 000";
        this.#do(story, doing.at, doing.by, (one, hand) =>
          promiseCallBack(one, { phone, dueAt: doing.due }, hand),
        );
        return;
      }
      case "call":
        this.#call(story, doing);
        return;
      case "care":
        story.awaitsCare = false;
        this.#do(story, doing.at, doing.by, (one, hand) =>
          reach(one, "care-given", localDate(doing.at), hand),
        );
        return;
      case "family-reply": {
        const by = sender(contact);
        const { county: rules } = this.#options;
        this.#apply(
          story,
          handling.reply(
            caseOf(story),
            doing.text,
            rules.promise(contact.promise),
            [],
            rules.alarmMinutes,
            this.#hand(by, own(contact), doing.at),
          ),
        );
      }
    }
  }

  #assess(story: Story, found: handling.Case, hand: handling.Hand, doing: Assess): Change {
    const made = this.#need.assessment(
      found.contact,
      doing,
      hand,
      uuid7(this.#rng, hand.now.epochMilliseconds),
    );
    this.#assessed.set(made.contactId, made);
    story.awaitsCare = doing.result === "time" && doing.urgency === "non-urgent";
    return assessed(found, hand, made, this.#need.standard(hand));
  }

  #call(story: Story, doing: Extract<Doing, { kind: "call" }>): void {
    const promised = story.changes.findLast(({ callBack }) => callBack)?.callBack;
    if (!promised || promised.reachedAt || last(story).contact.status === "closed") return;
    this.#do(story, doing.at, doing.by, (one, hand) =>
      doing.missed
        ? missCallBack(one, promised, doing.at.add(TRIED_AGAIN), hand)
        : reachCallBack(one, promised, hand),
    );
  }

  /** The assessments made of some contacts, to be saved after them; each is given once. */
  assessmentsOf(contacts: readonly ContactId[]): Assessment[] {
    return contacts.flatMap((id) => {
      const made = this.#assessed.get(id);
      this.#assessed.delete(id);
      return made ?? [];
    });
  }

  #handOver(story: Story, doing: Extract<Doing, { kind: "hand-over" }>): void {
    const { contact } = last(story);
    const team = this.#options.county.content.team(doing.toTeam);
    const { register } = this.#options.county.content.line(team.line);
    const stated = register === contact.register ? null : "evident-need";
    if (team.id !== contact.team) {
      this.#asHolder(story, doing, (one, hand) =>
        handling.handOver(one, { register, line: team.line, team: team.id }, stated, hand),
      );
    }
    const { to } = doing;
    if (!to) return;
    if (last(story).contact.status === "queued") {
      this.#do(story, doing.at, to, (one, hand) => handling.take(one, hand));
    } else {
      const lead = this.#leads.get(team.id) ?? doing.by;
      this.#do(story, doing.at, lead, (one, hand) => handling.handOut(one, to, hand));
    }
  }

  #asHolder(
    story: Story,
    doing: { at: Temporal.Instant; by: string },
    decide: (one: handling.Case, hand: handling.Hand) => Change,
  ): void {
    const { contact } = last(story);
    if (contact.holderId !== doing.by && contact.status === "queued") {
      this.#do(story, doing.at, doing.by, (one, hand) => handling.take(one, hand));
    }
    this.#do(story, doing.at, last(story).contact.holderId ?? doing.by, decide);
  }

  #do(
    story: Story,
    at: Temporal.Instant,
    by: string,
    decide: (one: handling.Case, hand: handling.Hand) => Change,
  ): void {
    const who = this.#options.staff.get(by);
    invariant(who, "the script names a professional that the county has");
    const { contact } = last(story);
    const ref: ActorRef = { kind: "staff", id: who.id, role: who.profession, unit: who.unit };
    this.#apply(
      story,
      decide(caseOf(story), this.#hand(ref, contact.personId ? "care-relationship" : "queue-duty", at)),
    );
  }

  #breachBefore(story: Story, at: Temporal.Instant): void {
    const { contact } = last(story);
    if (
      !contact.dueAt ||
      contact.breachedAt ||
      contact.answeredAt ||
      Temporal.Instant.compare(contact.dueAt, at) >= 0
    )
      return;
    const ref: ActorRef = { kind: "system", id: null, role: "breaches", unit: null };
    this.#apply(
      story,
      handling.breach(caseOf(story), this.#hand(ref, "system-task", contact.dueAt.add({ minutes: 1 }))),
    );
  }

  #apply(story: Story, change: Change): void {
    story.changes.push(change);
    story.facts.push(...change.facts);
  }

  #hand(by: ActorRef, ground: Ground, now: Temporal.Instant): handling.Hand {
    const ms = now.epochMilliseconds;
    return { by, ground, now, ids: { message: uuid7(this.#rng, ms), notice: uuid7(this.#rng, ms) } };
  }

  #danger(submit: Submit): readonly string[] {
    const { county } = this.#options;
    const signs = county.signs(submit.words);
    if (submit.form !== "ask-for-help")
      return signs.filter(({ severity }) => severity === "acute").map(({ code }) => code);
    const danger = dangerOf(county.askForHelp.form, this.#answers(submit), signs);
    return danger.acute ? danger.codes : [];
  }

  #answers(submit: Submit) {
    const { form } = this.#options.county.askForHelp;
    const fields = new Map(Object.entries(submit.answers).map(([name, value]) => [name, [String(value)]]));
    return Object.assign({}, ...form.pages.map(({ linkId }) => readPosted(form, linkId, fields)));
  }

  #begin(submit: Submit & { at: Temporal.Instant }): Story {
    const { county, people, staff, reference, codeFor } = this.#options;
    const ms = submit.at.epochMilliseconds;
    const id = () => uuid7(this.#rng, ms);
    const line = county.content.line(submit.line);
    const subject = submit.subjectId ?? submit.personId;
    const person = subject && submit.way === "identified" ? people.get(subject) : undefined;
    const recorder = submit.by && staff.get(submit.by);
    const by: ActorRef = recorder
      ? { kind: "staff", id: recorder.id, role: recorder.profession, unit: recorder.unit }
      : {
          kind: submit.way === "identified" ? "resident" : "anonymous",
          id: submit.way === "identified" ? (submit.personId ?? null) : null,
          role: null,
          unit: null,
        };
    const submission = id();
    const form = submit.form === "ask-for-help" ? county.askForHelp : undefined;
    const text = (name: string) =>
      typeof submit.answers[name] === "string" ? (submit.answers[name] as string) : null;
    const contact: NewContact = {
      id: id() as ContactId,
      reference: reference(),
      submission,
      register: line.register,
      line: line.id,
      team: submit.team,
      channel: submit.channel,
      way: submit.way,
      personId: person?.id ?? null,
      senderId: recorder || submit.way !== "identified" ? null : (submit.personId ?? null),
      ground: recorder
        ? "queue-duty"
        : submit.way === "identified"
          ? subject === submit.personId
            ? "own"
            : "guardian"
          : "anonymous",
      language: submit.lang,
      municipality: person?.municipality ?? submit.municipality ?? null,
      nonDisclosure: person?.nonDisclosure ?? false,
      topic: submit.topic,
      form: form?.id ?? null,
      formVersion: form?.version ?? null,
      response: form
        ? toResponse(form.form, this.#answers(submit), { lang: submit.lang, authored: submit.at.toString() })
        : null,
      words: submit.words,
      danger: submit.acute ? this.#danger(submit) : [],
      moveAllowed: submit.answers["move-to-health"] === true,
      codeHash:
        submit.way === "identified" || recorder
          ? null
          : createHash("sha256")
              .update(`code:${codeFor(submission)}`)
              .digest(),
      notifyEmail: text("email"),
      callPhone: text("phone"),
      callTime: text("call-time"),
      by,
      ids: { message: id(), notice: id() },
      promise: county.promise(line.promise),
      alarmMinutes: county.alarmMinutes,
    };
    const change = submitContact(contact, submit.at);
    return { awaitsCare: false, changes: [change], facts: [...change.facts] };
  }
}

const last = (story: Story): Change => {
  const change = story.changes.at(-1);
  invariant(change, "a story begins with its contact");
  return change;
};

const caseOf = (story: Story): handling.Case => ({ contact: last(story).contact, facts: story.facts });

const sender = ({ senderId, personId }: { senderId: string | null; personId: string | null }): ActorRef =>
  senderId || personId
    ? { kind: "resident", id: senderId ?? personId, role: null, unit: null }
    : { kind: "code", id: null, role: null, unit: null };

const own = ({ senderId, personId }: { senderId: string | null; personId: string | null }): Ground =>
  senderId === null && personId === null
    ? "code"
    : senderId !== null && senderId !== personId
      ? "guardian"
      : "own";

/** A story as one change. Its notices were sent long ago, but for those of the last day. */
function told(story: Story, until: Temporal.Instant | undefined): Change {
  const whole = merge(story.changes);
  const fresh =
    until && until.epochMilliseconds - whole.contact.receivedAt.epochMilliseconds < NOTICES_KEPT_MS;
  return fresh ? whole : { ...whole, notices: [] };
}
