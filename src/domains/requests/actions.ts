import { Refusal } from "#src/kernel/errors.ts";
import type { ProfessionalId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { DataRequest, RequestCase, RequestId, Step } from "./model.ts";
import { type RuleBook, requestDue, ruleOf } from "./rules.ts";
import { addRequest, loadRequest, requestBySubmission, saveStep } from "./store.ts";

/** Makes a request; the same sending twice gives the request that the first one made. */
export async function makeRequest(
  scope: Scope,
  rules: RuleBook,
  asked: Omit<DataRequest, "id" | "reference" | "rule" | "receivedAt">,
): Promise<RequestId> {
  const request = {
    ...asked,
    id: scope.newId() as RequestId,
    rule: ruleOf(asked.kind),
    receivedAt: scope.now,
  };
  const due = requestDue({ request: { ...request, reference: "" }, facts: [] }, rules);
  if (await addRequest(scope.db, request, due)) return request.id;
  const first = await requestBySubmission(scope.db, asked.submission);
  if (!first) throw new Refusal("conflict", "request-changed");
  return first;
}

/** A professional's step with a request: loaded, decided by the rule, saved whole. */
export async function stepRequest(
  scope: Scope,
  id: RequestId,
  decide: (of: RequestCase, hand: { readonly now: Temporal.Instant; readonly by: ProfessionalId }) => Step,
): Promise<RequestCase> {
  const { actor, db, now } = scope;
  if (actor.kind !== "staff") throw new Refusal("denied", "staff-only");
  const of = await loadRequest(db, id);
  if (!of) throw new Refusal("not-found", "data-request");
  if (!(await saveStep(db, of, decide(of, { now, by: actor.professionalId }))))
    throw new Refusal("conflict", "request-changed");
  return of;
}
