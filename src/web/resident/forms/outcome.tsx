import { findService } from "#src/domains/directory/index.ts";
import {
  type Answers,
  type Context,
  type FormContent,
  fromResponse,
  type KeptResponse,
  results,
  review,
} from "#src/domains/forms/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { Results } from "../../forms/results.tsx";
import type { HelpingService } from "../../forms/results-view.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Facts, fill } from "../../ui/index.ts";
import { formsWords } from "./words.ts";

/** Services by id, as the directory has them in the reader's languages; at most twelve. */
async function helpingServices(
  site: Site,
  exchange: Exchange,
  ids: readonly string[],
): Promise<HelpingService[]> {
  const { db } = exchange.scope;
  const found = await Promise.all(
    [...new Set(ids)].slice(0, 12).map((id) => findService(db, site.content, id)),
  );
  return found.flatMap((entry) => {
    if (!entry) return [];
    if (entry.kind === "own")
      return [{ id: entry.id, names: entry.service.names, helps: entry.service.helps }];
    return [{ id: entry.id, names: entry.description.names, helps: entry.description.summary }];
  });
}

interface OutcomeProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly form: FormContent;
  readonly answers: Answers;
  readonly context?: Context | undefined;
  /** Answers to the same form that the person kept, the newest first; the ones shown among them or not. */
  readonly earlier: readonly KeptResponse[];
  /** What is shown was kept: its score stands in the trend already. */
  readonly kept: boolean;
}

/** More answers than these stand folded below a result; paper shows them all. */
const LISTED_MAX = 6;

/** Answers of a very long form that are shown. */
const ANSWERS_MAX = 1_000;

/** All results of some answers with what they mean, then the answers themselves. */
export async function outcome({ site, exchange, form, answers, context, earlier, kept }: OutcomeProps) {
  const { lang, scope } = exchange;
  const w = formsWords(lang);
  const found = results(form.form, answers, lang, context);
  const services = await helpingServices(
    site,
    exchange,
    found.flatMap((one) => one.services),
  );
  const before = await Promise.all(
    earlier.toReversed().map(async (one) => {
      const version = await site.form(one.form, one.formVersion);
      const scores = version ? results(version.form, fromResponse(version.form, one.response), lang) : [];
      return { at: one.at, scores };
    }),
  );
  const trendOf = (id: string) =>
    [...before, ...(kept ? [] : [{ at: scope.now, scores: found }])].flatMap(({ at, scores }) => {
      const one = scores.find((score) => score.id === id);
      return one?.score === undefined
        ? []
        : [{ day: day(at, lang, scope.now), score: one.score, band: one.band?.label ?? "" }];
    });
  const rows = review(form.form, answers, lang, context)
    .rows.filter(({ values }) => values.length > 0)
    .slice(0, ANSWERS_MAX);
  const answered = (
    <Facts
      facts={rows.map(({ label, repeat, values }) => ({
        label: repeat === undefined ? label : fill(w.repeat, { label, n: repeat }),
        value: <span class="pb-asis">{values.join(", ")}</span>,
      }))}
    />
  );
  return (
    <>
      {found.length === 0 && <p>{w.noResult}</p>}
      <Results lang={lang} results={found} services={services} trendOf={trendOf} />
      {found.length > 0 && (
        <p>
          {w.noCare} <a href={to("contactUs", lang)}>{w.contactUs}</a>
        </p>
      )}
      <h2>{w.answersTitle}</h2>
      {found.length > 0 && rows.length > LISTED_MAX ? (
        <details class="pb-more">
          <summary>{fill(w.answersShow, { n: rows.length })}</summary>
          {answered}
        </details>
      ) : (
        answered
      )}
    </>
  );
}
