import { personById } from "#src/domains/people/index.ts";
import {
  answerRequest,
  closeRequest,
  extendRequest,
  loadRequest,
  OUTCOMES,
  REFUSAL_REASONS,
  type RequestCase,
  stepRequest,
  takeRequest,
} from "#src/domains/requests/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import { isLang } from "#src/kernel/lang.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { logFile } from "../../data-rights/log-file.ts";
import { dueBy } from "../../data-rights/request-clock.ts";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { requestIdOf } from "./load.ts";
import { drawRequest, type RequestTrouble, WORDS_MOST } from "./request.tsx";
import { rightsWords } from "./words.ts";

const typedIn = ({ fields }: Exchange) => ({
  outcome: field(fields, "outcome"),
  reason: field(fields, "reason"),
  words: field(fields, "words").slice(0, WORDS_MOST),
  correction: field(fields, "correction").slice(0, WORDS_MOST),
  extend: field(fields, "extend").slice(0, WORDS_MOST),
});

function faults(exchange: Exchange, act: string, kind: string): NonNullable<RequestTrouble["errors"]> {
  const w = rightsWords(exchange.lang);
  const typed = typedIn(exchange);
  if (act === "extend") return typed.extend === "" ? { extend: w.extendMissing } : {};
  if (act !== "answer") return {};
  const outcome = OUTCOMES.find((one) => one === typed.outcome);
  const reason = REFUSAL_REASONS.find((one) => one === typed.reason);
  const corrects = kind === "rectification" && outcome !== undefined && outcome !== "refused";
  return {
    ...(!outcome && { outcome: w.outcomeMissing }),
    ...(outcome && outcome !== "granted" && !reason && { reason: w.reasonMissing }),
    ...(corrects && typed.correction === "" && { correction: w.correctionMissing }),
    ...(typed.words === "" && { words: w.wordsMissing }),
  };
}

/** Who read the person's data in the period asked (all of it for another kind of request), as a file for the person. */
async function giveLog(site: Site, exchange: Exchange, { request }: RequestCase): Promise<Answer> {
  const { scope } = exchange;
  const chosen = field(exchange.fields, "logLang");
  const person = await personById(scope.db, request.personId);
  if (!person) throw new Refusal("not-found", "person");
  exchange.log({
    action: "access-log.give",
    ground: "role-duty",
    personId: person.id,
    contactId: null,
    specialReasonId: null,
  });
  return logFile(site, scope, {
    person,
    lang: isLang(chosen) ? chosen : request.language,
    from: request.periodFrom ? startOfDay(request.periodFrom) : undefined,
    before: request.periodTo ? startOfDay(request.periodTo.add({ days: 1 })) : undefined,
  });
}

/** A step of the officer with a request; what was typed stays on the page when it cannot be done. */
export async function takeRequestStep(site: Site, asked: Exchange): Promise<Answer> {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.request } };
  const { scope, lang, fields } = exchange;
  const id = requestIdOf(exchange);
  const act = field(fields, "act");
  const of = await loadRequest(scope.db, id);
  if (!of) throw new Refusal("not-found", "data-request");
  if (act === "log") return giveLog(site, exchange, of);
  const typed = typedIn(exchange);
  const errors = faults(exchange, act, of.request.kind);
  if (Object.keys(errors).length > 0) return drawRequest(site, exchange, { status: 422, typed, errors });
  const rules = dueBy(site);
  try {
    await stepRequest(scope, id, (found, hand) => {
      switch (act) {
        case "take":
          return takeRequest(found, rules, hand);
        case "extend":
          return extendRequest(found, rules, typed.extend, hand);
        case "close":
          return closeRequest(found, rules, hand);
        case "answer":
          return answerRequest(
            found,
            rules,
            {
              outcome: OUTCOMES.find((one) => one === typed.outcome) ?? "refused",
              reason: REFUSAL_REASONS.find((one) => one === typed.reason) ?? null,
              words: typed.words,
              correction: typed.correction || null,
              correctionId: scope.newId(),
            },
            hand,
          );
        default:
          throw new Refusal("not-found", "data-request");
      }
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || (refusal.code !== "conflict" && refusal.code !== "invalid"))
      throw refusal;
    return drawRequest(site, exchange, { status: 409, conflict: refusal.reason, typed });
  }
  exchange.log({
    action: "data-request.answer",
    ground: "role-duty",
    personId: of.request.personId,
    contactId: of.request.contactId,
    specialReasonId: null,
  });
  return redirect(`${to("request", lang, { id })}?done=${act}`);
}
