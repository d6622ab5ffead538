import { Refusal } from "#src/kernel/errors.ts";
import type { ProfessionalId } from "#src/kernel/id.ts";
import type {
  Correction,
  Outcome,
  RefusalReason,
  RequestCase,
  RequestFact,
  RequestKind,
  RequestStatus,
  Step,
} from "./model.ts";

/** The rules that a request's clock runs by: the log has its own limit, the others the data-protection regulation's. */
export const RULES = {
  log: "LOG_REPLY",
  right: "DATA_RIGHT_REPLY",
  extended: "DATA_RIGHT_EXTENDED",
} as const;
export const ruleOf = (kind: RequestKind): string => (kind === "log" ? RULES.log : RULES.right);

/** When a clock of content/deadlines.yaml that started at a moment ends. */
export type RuleBook = (rule: string, startedAt: Temporal.Instant) => Temporal.Instant;

/** Where a request stands, from its facts alone, in their order. */
export function requestStatus(facts: readonly Pick<RequestFact, "type">[]): RequestStatus {
  let status: RequestStatus = "received";
  for (const { type } of facts) if (type !== "extended") status = type;
  return status;
}

/** By when the person must have an answer: counted from the receipt, longer once it was extended. */
export function requestDue({ request, facts }: RequestCase, rules: RuleBook): Temporal.Instant {
  const extended = facts.some(({ type }) => type === "extended");
  return rules(extended ? RULES.extended : request.rule, request.receivedAt);
}

interface Hand {
  readonly now: Temporal.Instant;
  readonly by: ProfessionalId;
}

function step(
  of: RequestCase,
  rules: RuleBook,
  fact: Pick<RequestFact, "type"> & Partial<RequestFact>,
  { now, by }: Hand,
  correction: Correction | null = null,
): Step {
  const full: RequestFact = {
    n: of.facts.length + 1,
    at: now,
    actorKind: "staff",
    actorId: by,
    outcome: null,
    reason: null,
    words: null,
    ...fact,
  };
  const facts = [...of.facts, full];
  const after = { request: of.request, facts };
  return { fact: full, status: requestStatus(facts), dueAt: requestDue(after, rules), correction };
}

function openIn({ facts }: RequestCase): RequestStatus {
  const status = requestStatus(facts);
  if (status === "answered" || status === "closed") throw new Refusal("conflict", "request-answered");
  return status;
}

/** Somebody begins to handle it; the person sees that. */
export function takeRequest(of: RequestCase, rules: RuleBook, hand: Hand): Step {
  if (openIn(of) === "taken") throw new Refusal("conflict", "request-taken");
  return step(of, rules, { type: "taken" }, hand);
}

/** More time, once, with the reason told to the person before the first month is over (GDPR article 12(3); verify). */
export function extendRequest(of: RequestCase, rules: RuleBook, words: string, hand: Hand): Step {
  openIn(of);
  if (of.request.kind === "log") throw new Refusal("invalid", "request-not-extendable");
  if (of.facts.some(({ type }) => type === "extended")) throw new Refusal("conflict", "request-extended");
  if (Temporal.Instant.compare(hand.now, requestDue(of, rules)) > 0)
    throw new Refusal("conflict", "request-too-late-to-extend");
  return step(of, rules, { type: "extended", words }, hand);
}

export interface Given {
  readonly outcome: Outcome;
  /** Asked for unless all is granted. */
  readonly reason: RefusalReason | null;
  readonly words: string;
  /** What is written beside the wrong record, for a rectification that is granted in full or in part. */
  readonly correction: string | null;
  readonly correctionId: string;
}

/** The answer. A correction is written beside what was wrong; a refusal, whole or in part, names its reason. */
export function answerRequest(of: RequestCase, rules: RuleBook, given: Given, hand: Hand): Step {
  openIn(of);
  const { outcome, reason, words, correction, correctionId } = given;
  if (outcome !== "granted" && reason === null) throw new Refusal("invalid", "request-reason-missing");
  const corrects = of.request.kind === "rectification" && outcome !== "refused";
  if (corrects && !correction) throw new Refusal("invalid", "request-correction-missing");
  const { id, contactId, target, targetId } = of.request;
  return step(
    of,
    rules,
    { type: "answered", outcome, reason: outcome === "granted" ? null : reason, words },
    hand,
    corrects && correction
      ? {
          id: correctionId,
          requestId: id,
          contactId,
          target,
          targetId,
          words: correction,
          at: hand.now,
          madeBy: hand.by,
        }
      : null,
  );
}

/** Put away: answered, and nothing more to do. */
export function closeRequest(of: RequestCase, rules: RuleBook, hand: Hand): Step {
  if (requestStatus(of.facts) !== "answered") throw new Refusal("conflict", "request-not-answered");
  return step(of, rules, { type: "closed" }, hand);
}
