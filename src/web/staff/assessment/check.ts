import {
  blocking,
  type Code,
  codeLabel,
  deadlinesOf,
  type FindingCode,
  findCode,
  findings,
  type JudgedContact,
  MOVE_CONSENTS,
  readCode,
  type Said,
  type Standard,
  type Writer,
  type Written,
} from "#src/domains/assessments/index.ts";
import { readTime } from "#src/domains/contacts/index.ts";
import { evaluate, issueText, toResponse } from "#src/domains/forms/index.ts";
import { at, localDate } from "#src/kernel/helsinki.ts";
import { readDay } from "#src/kernel/typed-day.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import type { FieldError } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { PREFIX, said, saidAll, type Typed } from "./typed.ts";
import { assessmentWords } from "./words.ts";

/** Most characters of the reason for saving in spite of a finding. */
const EXPLANATION_MAX = 400;

export interface Checked {
  readonly errors: readonly FieldError[];
  readonly found: readonly FindingCode[];
  /** What may be saved; undefined while something must be put right. */
  readonly written: Written | undefined;
}

export function standardOf(site: Site, exchange: Exchange, birthDate: Temporal.PlainDate | null): Standard {
  const registers = site.content.findProfession(staffOf(exchange).profession)?.registers ?? [];
  return {
    deadlines: deadlinesOf(site.rules),
    book: site.assessing.book,
    birthDate,
    healthProfessional: registers.includes("health"),
  };
}

export function writerOf(exchange: Exchange): Writer {
  const { professionalId, profession } = staffOf(exchange);
  return { id: professionalId, profession };
}

/** The code that the reason stands for: picked of those found for this very text, or typed; undefined: own words. */
function reasonCode(site: Site, { answers, pick, pickedFor }: Typed): Code | undefined {
  const list = site.assessing.book.reason;
  const typed = said(answers, "reason");
  return pick !== "" && pickedFor === typed ? findCode(list, pick) : readCode(list, typed);
}

/** What must be put right, what is found, and what would be saved. */
export function checkTyped(
  site: Site,
  exchange: Exchange,
  typed: Typed,
  contact: JudgedContact,
  standard: Standard,
): Checked {
  const { lang, scope } = exchange;
  const w = assessmentWords(lang);
  const { form } = site.assessing.form;
  const errors: FieldError[] = [];
  const fault = (linkId: string, text: string) => errors.push({ field: `${PREFIX}${linkId}`, text });
  for (const issue of evaluate(form, typed.answers).issues) {
    const item = form.byLinkId.get(issue.linkId);
    if (item) fault(issue.linkId, issueText(issue, lang, item.type));
  }
  const chosen = (linkId: "urgency" | "result" | "mode" | "service" | "nature"): string | null => {
    const code = said(typed.answers, linkId);
    if (code !== "" && !findCode(site.assessing.book[linkId], code)) fault(linkId, w.gone);
    return code || null;
  };
  const profession = said(typed.answers, "profession") || null;
  if (profession && !site.content.findProfession(profession)) fault("profession", w.gone);
  const rule = said(typed.answers, "rule") || null;
  if (rule && !site.rules.some(({ id, kind }) => id === rule && kind === "clock")) fault("rule", w.gone);
  const assessedAt = momentOf(typed, contact.receivedAt, scope.now);
  if (typeof assessedAt === "string") fault("time", w[assessedAt]);
  const coded = {
    urgency: chosen("urgency"),
    result: chosen("result"),
    mode: chosen("mode"),
    service: chosen("service"),
    nature: chosen("nature"),
  };
  const grounds = contact.register === "social" ? saidAll(typed.answers, "grounds") : [];
  if (grounds.some((code) => !findCode(site.assessing.book.ground, code))) fault("grounds", w.gone);
  const { urgency, result, service } = coded;
  if (errors.length > 0 || !urgency || !result || !service || typeof assessedAt === "string")
    return { errors, found: [], written: undefined };
  const reason = reasonCode(site, typed);
  const first = typed.answers["first-visit"]?.[0];
  const consent = typed.answers["move-consent"]?.[0];
  const made: Said = {
    ...coded,
    grounds,
    urgency,
    result,
    service,
    reason: reason?.code ?? null,
    reasoned: said(typed.answers, "result-reason") !== "",
    rule,
    profession,
    firstVisit: first && "valueBoolean" in first ? first.valueBoolean : null,
    moveConsent:
      MOVE_CONSENTS.find((one) => consent && "valueCoding" in consent && one === consent.valueCoding.code) ??
      null,
    assessedAt,
  };
  const found = findings(made, contact, scope.now, standard);
  const [impossible] = blocking(found);
  if (impossible) fault("time", w.findings[impossible][1]);
  else if (found.length > 0 && typed.explanation === "") fault("explanation", w.explanationMissing);
  if (typed.explanation.length > EXPLANATION_MAX) fault("explanation", w.explanationLong);
  if (errors.length > 0) return { errors, found, written: undefined };
  const answers = reason
    ? { ...typed.answers, reason: [{ valueString: codeLabel(reason, lang) }] }
    : typed.answers;
  return {
    errors,
    found,
    written: {
      id: typed.id,
      supersedes: typed.supersedes,
      said: made,
      explanation: typed.explanation || null,
      formVersion: site.assessing.form.version,
      response: toResponse(form, answers, { lang, authored: assessedAt.toString() }),
    },
  };
}

/** When the need was assessed: now, unless a time is given. A minute typed means all of it: the contact's own minute is not before it. */
function momentOf(
  { day, time }: Typed,
  contactAt: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | "timeWrong" | "timeFuture" | "timeMissing" {
  const today = localDate(now);
  const date = day === "" ? today : readDay(day);
  if (!date) return "timeWrong";
  if (time === "") return date.equals(today) ? now : "timeMissing";
  const read = readTime(time);
  if (!read) return "timeWrong";
  const moment = at(date, read);
  if (Temporal.Instant.compare(moment, now) > 0) return "timeFuture";
  const early = moment.until(contactAt).total("seconds");
  return early > 0 && early < 60 ? contactAt : moment;
}
