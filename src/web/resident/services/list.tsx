import { type DirectoryEntry, searchDirectory } from "#src/domains/directory/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, EmptyState, fill, LineList, Pagination } from "../../ui/index.ts";
import { formsWords } from "../forms/words.ts";
import { pageOf } from "../page-number.ts";
import { askedOf, isNarrowed, queryOf } from "./asked.ts";
import { DangerNumbers } from "./danger.tsx";
import { SearchForm } from "./search-form.tsx";
import { CHANNEL_NAMES, serviceWords } from "./words.ts";

/** So many a page, and so many are paged at most. */
const ROWS = 20;
const MOST = 1_000;

/** The county's services: a search field, what narrows it, and what was found. */
export async function showServices(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, query } = exchange;
  const w = serviceWords(lang);
  const asked = askedOf(query, site.content);
  const { entries, total } = await searchDirectory(scope.db, site.content, {
    ...asked.filters,
    question: asked.question,
    lang,
    limit: MOST,
  });
  const { rows, at, of } = pageOf(exchange, entries, ROWS);
  const searched = asked.question !== "" || isNarrowed(asked);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.title}
      description={w.lead}
      noindex={searched}
      emergency
    >
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <p>
        <a href={to("forms", lang)}>{formsWords(lang).title}</a>
      </p>
      <SearchForm site={site} lang={lang} asked={asked} />
      {asked.question !== "" && site.signs(asked.question).length > 0 && (
        <DangerNumbers site={site} lang={lang} />
      )}
      {total === 0 ? (
        <EmptyState title={w.none} plain action={<Button href={to("contactUs", lang)}>{w.ask}</Button>}>
          {w.noneBody}
        </EmptyState>
      ) : (
        <section aria-labelledby="results">
          <h2 id="results">{searched ? fill(w.results, { n: total }) : w.allServices}</h2>
          <LineList items={rows.map((entry) => <Result entry={entry} lang={lang} />)} />
          <Pagination
            lang={lang}
            page={at}
            of={of}
            href={(n) => `${to("services", lang)}${queryOf(asked, n)}`}
          />
        </section>
      )}
    </ResidentPage>,
  );
}

const Result = ({ entry, lang }: { entry: DirectoryEntry; lang: Lang }) => {
  const own = entry.kind === "own";
  const { names } = own ? entry.service : entry.description;
  const text = own ? entry.service.helps : entry.description.summary;
  return (
    <>
      <h3 class="nhsuk-heading-s pb-flush">
        <a href={to("service", lang, { id: entry.id })}>{names[lang]}</a>
      </h3>
      <p class="pb-flush">{text[lang]}</p>
      <p class="pb-quiet pb-small pb-flush">
        {own
          ? entry.service.channels.map((channel) => CHANNEL_NAMES[lang][channel]).join(" · ")
          : fill(serviceWords(lang).nationalOf, { year: entry.description.year })}
      </p>
    </>
  );
};
