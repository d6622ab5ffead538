import type { Lang } from "#src/kernel/lang.ts";
import type { Issue } from "./check.ts";
import type { Context } from "./context.ts";
import { evaluate, sameAnswers } from "./evaluate.ts";
import { readResponse } from "./from-response.ts";
import type { CompiledForm } from "./items.ts";
import type { QuestionnaireResponse } from "./model.ts";
import { type OperationOutcome, responseOutcome } from "./outcome.ts";
import { readKey } from "./paths.ts";
import { toResponse } from "./response.ts";

export interface EvaluatedResponse {
  /** The response as the form has it: calculated items worked out, disabled ones left out. */
  readonly response: QuestionnaireResponse;
  readonly outcome: OperationOutcome;
  /** LinkIds that are asked, in the form's order. */
  readonly enabled: readonly string[];
  /** The same with their places in repeats: `linkId#0`. */
  readonly enabledPaths: readonly string[];
}

const issue = (linkId: string, code: Issue["code"], key: string): Issue => ({
  linkId,
  key,
  code,
  params: {},
});

/** In a response that is not finished an answer may still be missing. */
const UNFINISHED: ReadonlySet<unknown> = new Set(["in-progress", "stopped", "entered-in-error"]);
const TO_COME: ReadonlySet<Issue["code"]> = new Set(["missing", "not-filled", "too-few"]);

/** Judges a response that comes from elsewhere: validated, recalculated, and only what is asked kept. Never throws for what it holds. */
export function evaluateResponse(
  form: CompiledForm,
  given: Pick<QuestionnaireResponse, "item" | "authored" | "status">,
  lang: Lang,
  context?: Context,
): EvaluatedResponse {
  const { answers, issues, warnings: read, paths } = readResponse(form, given);
  const found = evaluate(form, answers, context);
  const open = UNFINISHED.has(given.status) ? found.issues.filter(({ code }) => TO_COME.has(code)) : [];
  const errors = [...issues, ...found.issues.filter((one) => !open.includes(one))];
  const warnings: Issue[] = [...read, ...found.warnings];
  for (const [key, sent] of Object.entries(answers)) {
    const linkId = form.byLinkId.has(key) ? key : (readKey(key)?.linkId ?? key);
    const item = form.byLinkId.get(linkId);
    if (!item || item.type === "group" || item.type === "display" || sent.length === 0) continue;
    if (!found.keys.has(key)) errors.push(issue(linkId, "disabled", key));
    else if (item.calculated && !sameAnswers(found.calculated.get(key) ?? [], sent))
      warnings.push(issue(linkId, "not-counted", key));
  }
  const made = toResponse(form, answers, {
    lang,
    ...(given.authored !== undefined && { authored: given.authored }),
    ...(given.status && { status: given.status }),
    ...(context && { context }),
    keepsWrong: true,
  });
  return {
    response: { ...(given as object), ...made },
    outcome: responseOutcome(form, { errors, warnings, open, paths }, lang),
    enabled: form.items.flatMap(({ linkId }) => (found.enabled.has(linkId) ? [linkId] : [])),
    enabledPaths: [...found.keys],
  };
}
