import {
  type CodeBook,
  type FindingCode,
  findCode,
  findings,
  type ShownAssessment,
} from "#src/domains/assessments/index.ts";
import type { Contact } from "#src/domains/contacts/index.ts";
import type { Correction } from "#src/domains/requests/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { moment } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, type Fact, Facts, fill, LineList } from "../../ui/index.ts";
import { Corrected } from "../contact/corrected.tsx";
import { Fold } from "../fold.tsx";
import { standardOf } from "./check.ts";
import { Found } from "./found.tsx";
import { assessmentWords } from "./words.ts";

/** The assessments of a contact, each with the codes as they were when it was made; the one in force first. */
export interface AssessmentsShown {
  readonly made: readonly { readonly assessment: ShownAssessment; readonly book: CodeBook }[];
  /** What was found in the one in force, or in there being none. */
  readonly found: readonly FindingCode[];
}

/** `all`: the assessments of the contact, the one in force first. */
export async function showAssessments(
  site: Site,
  exchange: Exchange,
  contact: Contact,
  birthDate: Temporal.PlainDate | null,
  all: readonly ShownAssessment[],
): Promise<AssessmentsShown> {
  const { now } = exchange.scope;
  const made = await Promise.all(
    all.map(async (assessment) => ({ assessment, book: await site.assessing.bookOf(assessment.codes) })),
  );
  const found = all[0]?.findings ?? findings(null, contact, now, standardOf(site, exchange, birthDate));
  return { made, found };
}

export interface AssessmentPartProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly contact: Contact;
  readonly handles: boolean;
  readonly assessments: AssessmentsShown;
  readonly corrections: readonly Correction[];
}

/** Beside a contact: what was assessed, what follows by when, what was found in it, and what it replaced. */
export const AssessmentPart = (props: AssessmentPartProps) => {
  const { site, exchange, contact, handles, assessments } = props;
  const { lang } = exchange;
  const w = assessmentWords(lang);
  const [inForce, ...earlier] = assessments.made;
  const link = to("assessment", lang, { id: contact.id });
  return (
    <Box tight id="need-assessed" title={w.section}>
      {inForce ? <Facts aside facts={factsOf(site, exchange, inForce)} /> : <p>{w.none}</p>}
      <Corrected
        exchange={exchange}
        corrections={props.corrections.filter(({ target }) => target === "assessment")}
      />
      {assessments.found.length > 0 && (
        <>
          <p class="pb-mt">
            <b>{w.found}</b>
          </p>
          <Found lang={lang} found={assessments.found} />
        </>
      )}
      {handles && (
        <p class="pb-mt">
          <a href={link} data-key="h" aria-keyshortcuts="h">
            {inForce ? w.correct : w.write}
          </a>
        </p>
      )}
      {earlier.length > 0 && (
        <Fold summary={fill(w.earlier, { n: earlier.length })}>
          <LineList
            small
            items={earlier.map((one) => <Facts aside facts={factsOf(site, exchange, one)} />)}
          />
        </Fold>
      )}
    </Box>
  );
};

function factsOf(
  site: Site,
  { lang, scope }: Exchange,
  { assessment: one, book }: AssessmentsShown["made"][number],
): Fact[] {
  const w = assessmentWords(lang);
  const form = site.assessing.form.form;
  const label = (linkId: string) => form.byLinkId.get(linkId)?.text[lang] ?? linkId;
  const code = (linkId: "urgency" | "result" | "mode" | "service" | "nature") =>
    findCode(book[linkId], one[linkId])?.names[lang] ?? one[linkId];
  const own = (linkId: string) => wordsIn(one, linkId);
  const profession = (id: string | null) => id && (site.content.findProfession(id)?.names[lang] ?? id);
  const reason = findCode(book.reason, one.reason);
  const rule = one.rule && (site.rules.find(({ id }) => id === one.rule)?.name[lang] ?? one.rule);
  const at = (instant: Temporal.Instant) => moment(instant, lang, scope.now);
  const facts: [string, string | null | undefined][] = [
    [label("reason"), reason ? `${reason.code} ${reason.names[lang]}` : (one.reason ?? own("reason"))],
    [label("urgency"), code("urgency")],
    [label("result"), code("result")],
    [label("result-reason"), own("result-reason")],
    [label("rule"), rule],
    [w.limitBy, one.dueAt && at(one.dueAt)],
    [label("profession"), profession(one.profession)],
    [label("mode"), code("mode")],
    [label("service"), code("service")],
    [
      label("grounds"),
      allIn(one, "grounds")
        .map((ground) => findCode(book.ground, ground)?.names[lang] ?? ground)
        .join(", "),
    ],
    [label("nature"), code("nature")],
    [label("first-visit"), one.firstVisit === null ? null : one.firstVisit ? w.yes : w.no],
    [label("wishes"), own("wishes")],
    [
      label("move-consent"),
      one.moveConsent && form.byLinkId.get("move-consent")?.optionOf.get(one.moveConsent)?.label[lang],
    ],
    [w.explained, one.explanation],
    [w.at, at(one.assessedAt)],
    [w.by, `${one.recordedByName}, ${profession(one.byProfession)}`],
  ];
  return facts.flatMap(([name, value]) =>
    value ? [{ label: name, value: <span class="pb-asis">{value}</span> }] : [],
  );
}

/** What was written or ticked, in the response as it was given. */
function allIn({ response }: ShownAssessment, linkId: string): string[] {
  const answers = response.item?.[0]?.item?.find((item) => item.linkId === linkId)?.answer ?? [];
  return answers.flatMap((answer) => ("valueString" in answer ? [answer.valueString] : []));
}

const wordsIn = (shown: ShownAssessment, linkId: string): string | null => allIn(shown, linkId)[0] ?? null;
