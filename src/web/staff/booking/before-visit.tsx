import { fromResponse, type QuestionnaireResponse, review } from "#src/domains/forms/index.ts";
import { type Appointment, type VisitAnswered, visitAnswers } from "#src/domains/scheduling/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { findType } from "../../booking/appointment-types.ts";
import { visitFormWords } from "../../booking/visit-form-words.ts";
import { moment } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Facts, fill, StateTag } from "../../ui/index.ts";

/** What a row of a day says of the form before the visit; nothing where the type asks for none. */
export const BeforeVisitMark = (props: {
  site: Site;
  exchange: Exchange;
  type: string;
  answered: VisitAnswered | undefined;
}) => {
  const { site, exchange, type, answered } = props;
  const w = visitFormWords(exchange.lang);
  if (!answered) return findType(site, type)?.form ? <span class="sub">{w.staffNoneShort}</span> : null;
  return (
    <span class="sub">
      {answered.danger.length > 0 ? <StateTag state="acute">{w.danger}</StateTag> : w.staffDoneShort}
    </span>
  );
};

/** The form before the visit: whether it was filled, and the answers once they are asked for. Their reading is logged. */
export async function beforeVisit(
  site: Site,
  exchange: Exchange,
  appointment: Appointment,
  answered: VisitAnswered | undefined,
  right: {
    readonly ground: Parameters<Exchange["log"]>[0]["ground"];
    readonly specialReasonId: string | null;
  },
) {
  const { lang, scope, query } = exchange;
  const w = visitFormWords(lang);
  const asks = findType(site, appointment.type)?.form !== undefined;
  if (!answered) {
    if (!asks || appointment.status !== "booked") return null;
    return (
      <Box tight id="answers" title={w.staffTitle}>
        <p class="pb-flush">{w.staffNone}</p>
      </Box>
    );
  }
  const opened = query.get("answers") === "1";
  const href = `${to("staffAppointment", lang, { id: appointment.id })}?answers=1#answers`;
  return (
    <Box tight id="answers" title={w.staffTitle}>
      <p>
        {fill(w.staffDone, { day: moment(answered.at, lang, scope.now) })}
        {answered.ground === "code" && `. ${w.byCode}`}
      </p>
      {answered.danger.length > 0 && (
        <p>
          <StateTag state="acute">{w.danger}</StateTag>
        </p>
      )}
      {opened ? (
        await answersShown(site, exchange, appointment, right)
      ) : (
        <p class="pb-flush">
          <a href={href}>{w.open}</a>
          <br />
          <span class="pb-quiet pb-small">{w.openNote}</span>
        </p>
      )}
    </Box>
  );
}

async function answersShown(
  site: Site,
  exchange: Exchange,
  { id, personId, contactId }: Appointment,
  right: Parameters<typeof beforeVisit>[4],
) {
  const { lang, scope } = exchange;
  const kept = await visitAnswers(scope.db, id);
  const version = kept && (await site.form(kept.form, kept.formVersion));
  if (!kept || !version) return null;
  exchange.log({ action: "forms.read", ...right, personId, contactId });
  const answers = fromResponse(version.form, kept.response as QuestionnaireResponse);
  const rows = review(version.form, answers, lang).rows.filter(({ values }) => values.length > 0);
  return (
    <Facts
      facts={rows.map(({ label, values }) => ({
        label,
        value: <span class="pb-asis">{values.join(", ")}</span>,
      }))}
    />
  );
}
