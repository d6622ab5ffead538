import {
  type Conclusion,
  type Contact,
  MOST_SERVICES,
  noNeedReasons,
  type Outcome,
  unfilled,
} from "#src/domains/contacts/index.ts";
import type { TimeAsked } from "#src/domains/scheduling/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { number } from "../../format.ts";
import type { GuideChoice } from "../../matter/guide.ts";
import type { Site } from "../../site.ts";
import { type FieldError, fill } from "../../ui/index.ts";
import { TEXT_MAX } from "../contact/moves.ts";
import { contactWords } from "../contact/words.ts";
import { compose } from "./compose.ts";
import { type Receiver, receivers } from "./receiver.ts";
import { timeAsked } from "./time-asked.ts";
import type { OutcomeTyped } from "./typed.ts";
import { outcomeWords } from "./words.ts";

/** What the form decides, ready to be saved. */
export interface Decided {
  readonly conclusion: Conclusion;
  readonly time: { readonly id: string; readonly asked: TimeAsked } | undefined;
  readonly referral: { readonly id: ContactId; readonly to: Receiver } | undefined;
}

export interface Deciding {
  readonly site: Site;
  readonly lang: Lang;
  readonly contact: Contact;
  readonly birthDate: Temporal.PlainDate | undefined;
  readonly typed: OutcomeTyped;
  readonly services: readonly GuideChoice[];
  readonly closes: boolean;
  readonly now: Temporal.Instant;
  readonly newId: () => string;
}

/** Reads the form as a decision, or says what must be put right, in the order of the form. */
export function decide(given: Deciding): { readonly faults: FieldError[]; readonly decided?: Decided } {
  const { site, lang, contact, typed, services, now, newId } = given;
  const w = outcomeWords(lang);
  const faults: FieldError[] = [];
  const fault = (field: string, text: string) => faults.push({ field, text });
  if (services.length > MOST_SERVICES) fault("pick", fill(w.tooMany, { n: MOST_SERVICES }));
  const asked = timeAsked(
    site,
    lang,
    typed,
    { line: contact.line, language: contact.language, birthDate: given.birthDate },
    now,
  );
  faults.push(...asked.faults);
  const to = referredTo(given, fault);
  const reason = noNeedReasons(site.content).find(({ id }) => id === typed.reason);
  if (reason && (typed.time.type !== "" || typed.referTo !== "")) fault("no-need", w.noNeedAlone);
  const body = compose(
    {
      body: typed.body,
      selfCare: typed.selfCare,
      services,
      time: asked.time && {
        name: typeName(site, asked.time.type, contact.language),
        dueAt: asked.time.dueAt,
      },
      referredTo: to?.names[contact.language],
    },
    contact.language,
  );
  const left = unfilled(`${typed.body} ${typed.selfCare}`);
  if (body === "" || (reason && typed.body === ""))
    fault("answer", reason ? contactWords(lang).textEmpty : w.answerMissing);
  else if (left.length > 0)
    fault("answer", fill(w.unfilled, { what: left.map((name) => `{${name}}`).join(", ") }));
  else if (body.length > TEXT_MAX || typed.letter.length > TEXT_MAX) {
    fault(
      typed.letter.length > TEXT_MAX ? "letter" : "answer",
      fill(contactWords(lang).textLong, { n: number(TEXT_MAX, lang) }),
    );
  }
  if (faults.length > 0) return { faults };
  const time = asked.time && { id: newId(), asked: asked.time };
  const referral = to && { id: newId() as ContactId, to };
  const outcomes: Outcome[] = [];
  const ids = services.map(({ id }) => id);
  if (ids.length > 0) outcomes.push({ kind: "guided", services: ids });
  if (typed.selfCare !== "") outcomes.push({ kind: "self-care", services: ids });
  if (referral) {
    const { register, line, team, unit } = referral.to;
    outcomes.push({
      kind: "referred",
      to: { register, line, team },
      unit,
      referralId: referral.id,
      stated: contact.moveAllowed ? null : (typed.ground ?? null),
    });
  }
  if (time) {
    const { type: appointment, urgency, chooser, rule, dueAt } = time.asked;
    outcomes.push({
      kind: "time-asked",
      requestId: time.id,
      type: appointment,
      urgency,
      chooser,
      rule,
      dueAt,
    });
  }
  if (reason) outcomes.push({ kind: "no-need", reason: reason.id });
  return { faults, decided: { conclusion: { body, outcomes, closes: given.closes }, time, referral } };
}

function referredTo(
  { site, lang, contact, typed }: Deciding,
  fault: (field: string, text: string) => void,
): Receiver | undefined {
  if (typed.referTo === "") return undefined;
  const w = outcomeWords(lang);
  const to = receivers(site.content).find(({ value }) => value === typed.referTo);
  if (contact.personId === null) fault("refer-to", w.referUnnamed);
  else if (!to || to.team === contact.team) fault("refer-to", w.referWrong);
  if (typed.letter === "") fault("letter", w.letterMissing);
  if (to && to.register !== contact.register && !contact.moveAllowed && !typed.ground)
    fault("refer-ground", w.groundMissing);
  return to;
}
