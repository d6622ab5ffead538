import type { RunningCounty } from "#src/county/county.ts";
import { type Assessment, assessed } from "#src/domains/assessments/index.ts";
import {
  type Change,
  type Continuation,
  continues,
  handling,
  missCallBack,
  promiseCallBack,
  reach,
  reachCallBack,
  type step,
} from "#src/domains/contacts/index.ts";
import type { ActorRef, Ground } from "#src/kernel/access.ts";
import { invariant } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import { Arriving } from "./arriving.ts";
import { NeedAssessor } from "./assessing.ts";
import type { Assess, Doing, Submit } from "./doings.ts";
import { uuid7 } from "./ids.ts";
import { NO_REPLY } from "./no-reply.ts";
import type { Professional } from "./professional.ts";
import type { Resident } from "./resident.ts";
import { Rng } from "./rng.ts";
import { caseOf, last, own, type Story, sender, told } from "./story.ts";
import { teamLeads } from "./team-leads.ts";

export interface FastHandOptions {
  readonly county: RunningCounty;
  readonly seed: string;
  readonly codeFor: (submission: string) => string;
  readonly people: ReadonlyMap<string, Resident>;
  readonly staff: ReadonlyMap<string, Professional>;
  readonly reference: () => string;
}

/** When a call that nobody answered is tried again. */
const TRIED_AGAIN = { minutes: 20 };

type Said = Continuation & { readonly by: ProfessionalId; readonly at: Temporal.Instant };

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
  readonly #continuations = new Map<ContactId, Said>();
  readonly #need: NeedAssessor;
  readonly #arriving: Arriving;

  constructor(options: FastHandOptions) {
    this.#options = options;
    this.#need = new NeedAssessor(options.county, options.people);
    this.#leads = teamLeads(options.staff.values());
    this.#rng = Rng.of(options.seed).fork("fast hand");
    this.#arriving = new Arriving(options, this.#rng);
  }

  /** Whether the product raises an alarm at a contact: signs in its words, answers of danger. */
  alarms(submit: Submit): boolean {
    return this.#arriving.danger(submit).length > 0;
  }

  /** Does one thing. Gives the story of a contact when it has ended. */
  play(doing: Doing): Change | undefined {
    if (doing.kind === "submit") {
      const received = this.#arriving.received(doing);
      this.#stories.set(doing.contactKey, {
        awaitsCare: false,
        changes: [received],
        facts: [...received.facts],
      });
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
      case "continues": {
        const { line, team } = contact;
        const unit = this.#options.county.content.findTeam(team)?.unit ?? null;
        const left = doing.cause === null ? { line: null, team: null, unit: null } : { line, team, unit };
        const said = { cause: doing.cause, earlierId: null, ...left };
        this.#do(story, doing.at, doing.by, (one, hand) => continues(one, said, undefined, hand));
        this.#continuations.set(contact.id, { ...said, by: doing.by as ProfessionalId, at: doing.at });
        return;
      }
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

  #assess(story: Story, found: step.Case, hand: step.Hand, doing: Assess): Change {
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

  /** What was said of some contacts that continue others, to be saved after them; each is given once. */
  continuationsOf(contacts: readonly ContactId[]): (Said & { contactId: ContactId })[] {
    return contacts.flatMap((contactId) => {
      const said = this.#continuations.get(contactId);
      this.#continuations.delete(contactId);
      return said ? { contactId, ...said } : [];
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
    decide: (one: step.Case, hand: step.Hand) => Change,
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
    decide: (one: step.Case, hand: step.Hand) => Change,
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

  #hand(by: ActorRef, ground: Ground, now: Temporal.Instant): step.Hand {
    const ms = now.epochMilliseconds;
    return { by, ground, now, ids: { message: uuid7(this.#rng, ms), notice: uuid7(this.#rng, ms) } };
  }
}
