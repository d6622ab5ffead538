import { assessmentInForce, findCode } from "#src/domains/assessments/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Lang, LocalText } from "#src/kernel/lang.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { moment, promisedDay } from "../format.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, fill } from "../ui/index.ts";

/** What the person is told of the assessment in force: no codes, no words that were written for professionals. */
export interface Assessed {
  /** Of whoever assessed. */
  readonly profession: LocalText | undefined;
  readonly at: Temporal.Instant;
  readonly told: LocalText | undefined;
  /** Why nothing is done, as it was written. */
  readonly reason: string | null;
  readonly limit: LocalText | undefined;
  readonly dueAt: Temporal.Instant | null;
}

export async function loadAssessed(
  site: Site,
  db: ReadTx,
  contact: ContactId,
): Promise<Assessed | undefined> {
  const found = await assessmentInForce(db, contact);
  if (!found) return undefined;
  const book = await site.assessing.bookOf(found.codes);
  const answer = found.response.item?.[0]?.item?.find(({ linkId }) => linkId === "result-reason")
    ?.answer?.[0];
  return {
    profession: site.content.findProfession(found.byProfession)?.names,
    at: found.assessedAt,
    told: findCode(book.result, found.result)?.told,
    reason: answer && "valueString" in answer ? answer.valueString : null,
    limit: site.rules.find(({ id }) => id === found.rule)?.limit,
    dueAt: found.dueAt,
  };
}

const texts = {
  fi: {
    title: "Arvio siitä, mitä tarvitset",
    by: "Arvion teki {who} {when}.",
    somebody: "ammattilainen",
    by_when: "Viimeistään {day}.",
    rule: "Sääntö ja lähde",
    reason: "Perustelu: {text}",
    wrong: "Jos arvio ei mielestäsi pidä paikkaansa, kirjoita meille tässä asiassa.",
  },
  sv: {
    title: "Bedömning av vad du behöver",
    by: "Bedömningen gjordes av {who} {when}.",
    somebody: "en yrkesperson",
    by_when: "Senast {day}.",
    rule: "Regel och källa",
    reason: "Motivering: {text}",
    wrong: "Om du tycker att bedömningen är fel, skriv till oss i det här ärendet.",
  },
  en: {
    title: "Assessment of what you need",
    by: "Assessed by: {who}, {when}.",
    somebody: "a professional",
    by_when: "By {day}.",
    rule: "Rule and source",
    reason: "Reason: {text}",
    wrong: "If you think the assessment is wrong, write to us in this matter.",
  },
};

/** In the person's matter: who assessed, what follows, and by when. */
export const AssessedBox = ({
  assessed,
  lang,
  now,
}: {
  assessed: Assessed;
  lang: Lang;
  now: Temporal.Instant;
}) => {
  const w = texts[lang];
  const { told, reason, limit, dueAt } = assessed;
  return (
    <Box id="assessed" title={w.title} small>
      {told && <p>{told[lang]}</p>}
      {reason && <p class="pb-asis">{fill(w.reason, { text: reason })}</p>}
      {limit && dueAt && (
        <p>
          {limit[lang]} <b>{fill(w.by_when, { day: promisedDay(dueAt, lang) })}</b>{" "}
          <a href={to("promise", lang)}>{w.rule}</a>
        </p>
      )}
      <p class="pb-quiet">
        {fill(w.by, { who: assessed.profession?.[lang] ?? w.somebody, when: moment(assessed.at, lang, now) })}
      </p>
      <p class="pb-quiet">{w.wrong}</p>
    </Box>
  );
};
