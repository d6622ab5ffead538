import { createHash } from "node:crypto";
import { type Change, type NewContact, submit as submitContact } from "#src/domains/contacts/index.ts";
import { dangerOf, readPosted, toResponse } from "#src/domains/forms/index.ts";
import type { ActorRef } from "#src/kernel/access.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Submit } from "./doings.ts";
import type { FastHandOptions } from "./fast-hand.ts";
import { uuid7 } from "./ids.ts";
import type { Rng } from "./rng.ts";

/** Sends contacts through the door as the product would. */
export class Arriving {
  readonly #options: FastHandOptions;
  readonly #rng: Rng;

  constructor(options: FastHandOptions, rng: Rng) {
    this.#options = options;
    this.#rng = rng;
  }

  /** What the product finds acute in a contact: signs in its words, answers of danger. */
  danger(submit: Submit): readonly string[] {
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

  /** The contact as it comes through the door. */
  received(submit: Submit & { at: Temporal.Instant }): Change {
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
      danger: submit.acute ? this.danger(submit) : [],
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
    return submitContact(contact, submit.at);
  }
}
