import type { FindingCode, Standard, Written } from "#src/domains/assessments/index.ts";
import type { Answers } from "#src/domains/forms/index.ts";
import { field } from "#src/platform/http/fields.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { Box, type FieldError } from "../../ui/index.ts";
import type { Told } from "../calls/people.ts";
import type { Typed as TypedCall } from "../calls/typed.ts";
import { Fold } from "../fold.tsx";
import { checkTyped, standardOf } from "./check.ts";
import { AssessmentFields } from "./fields.tsx";
import { LimitList } from "./limits.tsx";
import { emptyTyped, isBegun, readTyped, said, type Typed } from "./typed.ts";
import { assessmentWords } from "./words.ts";

/** The line that what is filled in by itself was taken from: on another line it is taken anew. */
const LINE = "hta-line";

/** The assessment that may be made while a call is recorded. Not begun, nothing is asked of it. */
export interface CheckedCall {
  readonly typed: Typed;
  readonly begun: boolean;
  readonly errors: readonly FieldError[];
  readonly found: readonly FindingCode[];
  readonly written: Written | undefined;
  readonly standard: Standard;
}

export function emptyInCall(site: Site, exchange: Exchange, line: string): CheckedCall {
  return {
    typed: emptyTyped(site, exchange.scope.newId(), line),
    begun: false,
    errors: [],
    found: [],
    written: undefined,
    standard: standardOf(site, exchange, null),
  };
}

/** Reads and judges the assessment against the contact that the call is about to become. */
export function checkInCall(site: Site, exchange: Exchange, call: TypedCall, told: Told): CheckedCall {
  const { scope, fields } = exchange;
  const standard = standardOf(site, exchange, told.person?.birthDate ?? null);
  const typed = readTyped(site, fields, scope.newId());
  if (!isBegun(typed)) return { ...emptyInCall(site, exchange, call.line), standard };
  const danger = site
    .signs(call.words)
    .filter(({ severity }) => severity === "acute")
    .map(({ code }) => code);
  const register = site.content.findLine(call.line)?.register ?? "health";
  const contact = { register, receivedAt: scope.now, answeredAt: null, status: "queued" as const, danger };
  // What is folded away has the values that the line gives it, unless it was changed.
  const first = emptyTyped(site, typed.id, call.line).answers;
  const before = emptyTyped(site, typed.id, field(fields, LINE)).answers;
  const kept = ["service", "nature"].filter((id) => said(typed.answers, id) === said(before, id));
  const answers: Answers = {
    ...typed.answers,
    ...Object.fromEntries(kept.map((id) => [id, first[id] ?? []])),
  };
  const whole = { ...typed, answers, day: "", time: "" };
  return { typed: whole, begun: true, standard, ...checkTyped(site, exchange, whole, contact, standard) };
}

export interface InCallProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly typed: TypedCall;
  readonly told: Told;
  readonly error: (name: string) => string | undefined;
  readonly found?: "caller" | "about" | "code";
  readonly assessed: CheckedCall;
}

/** The assessment on the page of a call: folded until it is wanted. */
export const AssessmentInCall = ({ site, exchange, typed, told, error, found, assessed }: InCallProps) => {
  const { lang } = exchange;
  const w = assessmentWords(lang);
  const register = site.content.findLine(typed.line)?.register ?? "health";
  const birthDate = told.person?.birthDate ?? null;
  const open = assessed.begun || found === "code";
  const props = { site, exchange, register, typed: assessed.typed, birthDate, contactAt: null };
  return (
    <Box tight id="assess" title={w.section}>
      <Fold summary={w.inCall} open={open}>
        <p class="pb-small pb-quiet">{w.inCallHint}</p>
        <input type="hidden" name={LINE} value={typed.line} />
        <AssessmentFields {...props} error={error} found={assessed.found} searched={found === "code"} />
        <Fold summary={w.limits}>
          <LimitList {...props} />
        </Fold>
      </Fold>
    </Box>
  );
};
