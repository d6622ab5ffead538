import {
  type Assessment,
  type AssessmentId,
  assessmentInForce,
  findCode,
} from "#src/domains/assessments/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Lang, LocalText } from "#src/kernel/lang.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { moment, promisedDay } from "../format.ts";
import type { Site } from "../site.ts";
import { fill } from "../ui/index.ts";

/** What the person is told of the assessment in force: no codes, no words that were written for professionals. */
export interface Assessed {
  readonly id: AssessmentId;
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
  return found && assessedOf(site, found);
}

/** What the person is told of one assessment. */
export async function assessedOf(site: Site, found: Assessment): Promise<Assessed> {
  const book = await site.assessing.bookOf(found.codes);
  const answer = found.response.item?.[0]?.item?.find(({ linkId }) => linkId === "result-reason")
    ?.answer?.[0];
  return {
    id: found.id,
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
    replaced: "Tämän tilalle tehtiin uusi arvio.",
  },
  sv: {
    title: "Bedömning av vad du behöver",
    by: "Bedömningen gjordes av {who} {when}.",
    somebody: "en yrkesperson",
    by_when: "Senast {day}.",
    rule: "Regel och källa",
    reason: "Motivering: {text}",
    replaced: "En ny bedömning har ersatt den här.",
  },
  en: {
    title: "Assessment of what you need",
    by: "Assessed by: {who}, {when}.",
    somebody: "a professional",
    by_when: "By {day}.",
    rule: "Rule and source",
    reason: "Reason: {text}",
    replaced: "A newer assessment has replaced this one.",
  },
};

/** The same as one text: what was told, why, and by when. */
export const assessedText = ({ told, reason, limit, dueAt }: Assessed, lang: Lang): string => {
  const w = texts[lang];
  return [
    told?.[lang],
    reason && fill(w.reason, { text: reason }),
    limit && dueAt && `${limit[lang]} ${fill(w.by_when, { day: promisedDay(dueAt, lang) })}`,
  ]
    .filter(Boolean)
    .join(" ");
};

/** Who assessed, in words, without a name. */
export const assessedBy = ({ profession, at }: Assessed, lang: Lang, now: Temporal.Instant): string =>
  fill(texts[lang].by, {
    who: profession?.[lang] ?? texts[lang].somebody,
    when: moment(at, lang, now),
  });

export const assessedWords = (lang: Lang) => texts[lang];
