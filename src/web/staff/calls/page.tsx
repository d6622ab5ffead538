import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { ErrorSummary, Flash, Form } from "../../ui/index.ts";
import { AssessmentInCall } from "../assessment/in-call.tsx";
import { Need } from "./need.tsx";
import { Next } from "./next.tsx";
import type { CallShown } from "./parts.ts";
import type { Told } from "./people.ts";
import type { Typed } from "./typed.ts";
import { Who } from "./who.tsx";
import { callWords } from "./words.ts";

/** The whole of a call on one page: all that was typed stays, whatever was missing. */
export function drawCall(site: Site, exchange: Exchange, typed: Typed, told: Told, shown: CallShown): Answer {
  const { lang } = exchange;
  const w = callWords(lang);
  const { errors } = shown;
  const error = (name: string) => errors.find((one) => one.field === name)?.text as string | undefined;
  const props = { site, exchange, typed, told, error, ...shown };
  if (typed.line === "") {
    return page(
      <StaffPage site={site} exchange={exchange} title={w.title}>
        <h1>{w.title}</h1>
        <p>{w.noLine}</p>
      </StaffPage>,
    );
  }
  const body = (
    <StaffPage site={site} exchange={exchange} title={w.title} hasErrors={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors}>
        {w.kept}
      </ErrorSummary>
      <Flash text={exchange.query.get("done") === "other-team" ? w.otherTeam : undefined} />
      <h1>{w.title}</h1>
      <Form action={to("calls", lang)} csrf={exchange.csrf()} plain>
        <input type="hidden" name="submission" value={typed.submission} />
        <div class="pb-call">
          <Who {...props} />
          <div>
            <Need {...props} />
            <AssessmentInCall {...props} />
          </div>
          <Next {...props} />
        </div>
      </Form>
    </StaffPage>
  );
  return page(body, errors.length > 0 ? 422 : 200);
}
