import { type LibraryEntry, nameOf, searchInstruments, termsOf } from "#src/domains/instruments/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { ResidentPage } from "../../frame.tsx";
import { valuesIn } from "../../instruments/values.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, EmptyState, fill, LineList, Pagination } from "../../ui/index.ts";
import { pageOf } from "../page-number.ts";
import { DangerNumbers } from "../services/danger.tsx";
import { type Asked, askedOf, isNarrowed, queryOf } from "./asked.ts";
import { SearchForm } from "./search-form.tsx";
import { instrumentWords } from "./words.ts";

/** So many a page. */
const ROWS = 20;

/** The library: a search field, what narrows it, what was found, and what to compare. */
export async function showInstruments(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, query } = exchange;
  const w = instrumentWords(lang);
  const asked = askedOf(query, site);
  const { entries, counts, all } = await searchInstruments(scope.db, site.content, { ...asked, lang });
  const searched = asked.question !== "" || asked.topic !== undefined || isNarrowed(asked);
  const { rows, at, of } = pageOf(exchange, entries, ROWS);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.title}
      description={w.lead}
      noindex={query.size > 0}
    >
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      {asked.topic && (
        <p>
          <b>{fill(w.forTopic, { topic: site.topicName(asked.topic)[lang] })}</b>{" "}
          <a href={to("instruments", lang)}>{w.clear}</a>
        </p>
      )}
      <SearchForm site={site} lang={lang} asked={asked} counts={counts} />
      {asked.question !== "" && site.signs(asked.question).length > 0 && (
        <DangerNumbers site={site} lang={lang} />
      )}
      {entries.length === 0 ? (
        <EmptyState title={w.none} plain action={<Button href={to("instruments", lang)}>{w.clear}</Button>}>
          {w.noneBody}
        </EmptyState>
      ) : (
        <section aria-labelledby="results">
          <h2 id="results">{searched ? fill(w.results, { n: entries.length }) : fill(w.all, { n: all })}</h2>
          <Downloads asked={asked} lang={lang} />
          <form method="get" action={to("instrumentsCompare", lang)}>
            <LineList items={rows.map((entry) => <Row site={site} entry={entry} lang={lang} />)} />
            <p class="pb-quiet pb-small" id="compare-hint">
              {w.compareHint}
            </p>
            <Button variant="secondary">{w.compare}</Button>
          </form>
          <Pagination
            lang={lang}
            page={at}
            of={of}
            href={(n) => `${to("instruments", lang)}${queryOf(asked, { page: String(n) })}`}
          />
        </section>
      )}
    </ResidentPage>,
  );
}

const Row = ({ site, entry, lang }: { site: Site; entry: LibraryEntry; lang: Lang }) => {
  const w = instrumentWords(lang);
  const { instrument } = entry;
  const v = valuesIn(lang, termsOf(site.content));
  const id = `compare-${instrument.id}`;
  return (
    <>
      <h3 class="nhsuk-heading-s pb-flush">
        <a href={to("instrument", lang, { id: instrument.id })}>{nameOf(instrument, lang)}</a>
      </h3>
      <p class="pb-flush">{instrument.purpose?.[lang] ?? v.names("phenomena", instrument.phenomena)}</p>
      <p class="pb-quiet pb-small pb-flush">
        {[
          v.names("filledBy", instrument.filledBy),
          v.minutes(instrument),
          v.name("licences", instrument.licence),
        ].join(" · ")}
      </p>
      <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
        <div class="nhsuk-checkboxes__item">
          <input
            class="nhsuk-checkboxes__input"
            type="checkbox"
            id={id}
            name="id"
            value={instrument.id}
            aria-describedby="compare-hint"
          />
          <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>
            {w.choose} <span class="nhsuk-u-visually-hidden">{instrument.abbr}</span>
          </label>
        </div>
      </div>
    </>
  );
};

const Downloads = ({ asked, lang }: { asked: Asked; lang: Lang }) => {
  const w = instrumentWords(lang);
  const path = (format: string) => `${to("instrumentsExport", lang)}${queryOf(asked, { format })}`;
  return (
    <p class="pb-small">
      {w.download}: <a href={path("csv")}>{w.csv}</a> · <a href={path("fhir")}>{w.fhir}</a>
    </p>
  );
};
