import { isAnswered, readMoment } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { number } from "../../format.ts";
import type { Site } from "../../site.ts";
import { type FieldError, fill } from "../../ui/index.ts";
import { whyFault } from "../circle/gate.tsx";
import { TEXT_MAX } from "../contact/moves.ts";
import type { Told } from "./people.ts";
import { topicsFor } from "./topics.ts";
import { isPhone, type Typed } from "./typed.ts";
import { callWords } from "./words.ts";

/** What must be put right before a contact can be recorded, in the order of the form. */
export function faultsOf(
  site: Site,
  lang: Lang,
  typed: Typed,
  told: Told,
  now: Temporal.Instant,
  answers: boolean,
): FieldError[] {
  const w = callWords(lang);
  const faults: FieldError[] = [];
  const fault = (field: string, text: string) => faults.push({ field, text });
  const unsure = ({ text, person, nobody }: Told["caller"]) => text !== "" && !person && !nobody;
  if (unsure(told.caller)) fault("caller", w.pickCaller);
  if (typed.whom !== "self" && unsure(told.about)) fault("about", w.pickAbout);
  if (told.caller.person?.diedOn) fault("caller", w.deadCaller);
  else if (told.person?.diedOn && !typed.afterDeath) fault("after-death", w.deadUnticked);
  if (typed.channel === "referral" && typed.referrer === "") fault("referrer", w.referrerMissing);
  if (!topicsFor(site, typed.line).some(({ id }) => id === typed.topic)) fault("topic", w.topicMissing);
  for (const [name, wanted, empty] of [
    ["words", true, w.wordsMissing],
    ["answer", answers, w.answerMissing],
  ] as const) {
    if (wanted && typed[name] === "") fault(name, empty);
    if (typed[name].length > TEXT_MAX) fault(name, fill(w.tooLong, { n: number(TEXT_MAX, lang) }));
  }
  if (told.near) {
    const why = whyFault(typed.why, lang);
    if (why) fault("why", why);
  }
  if ((told.writes || typed.writes) && typed.time !== "") fault("time", w.writesNoCall);
  if (typed.phone !== "" && !isPhone(typed.phone)) fault("phone", w.phoneWrong);
  if (typed.time !== "") {
    const moment = readMoment(typed.day, typed.time);
    if (typed.phone === "") fault("phone", w.phoneMissing);
    if (!moment) fault("time", w.timeWrong);
    else if (Temporal.Instant.compare(moment, now) <= 0) fault("time", w.timePast);
    else if (!isAnswered(site.content.line(typed.line).answering, moment)) {
      fault("time", fill(w.timeClosed, { hours: site.content.line(typed.line).hoursText[lang] }));
    }
  }
  return faults;
}
