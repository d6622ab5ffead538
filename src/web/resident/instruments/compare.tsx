import type { Child } from "hono/jsx";
import { findInstrument, type Instrument, termsOf } from "#src/domains/instruments/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { ResidentPage } from "../../frame.tsx";
import { CheckedTag, valuesIn } from "../../instruments/values.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, ErrorSummary, Table } from "../../ui/index.ts";
import { factsOf } from "./card.tsx";
import { instrumentWords } from "./words.ts";

const LEAST = 2;
const MOST = 4;

interface Line {
  readonly feature: string;
  readonly cells: readonly Child[];
}

/** Two to four measures side by side: a table, and on a phone a card for each feature. */
export async function showComparison(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, query } = exchange;
  const w = instrumentWords(lang);
  const ids = [...new Set(query.getAll("id"))].slice(0, MOST + 1);
  const entries = await Promise.all(ids.map((id) => findInstrument(scope.db, site.content, id)));
  const chosen = entries.flatMap((entry) => (entry ? [entry.instrument] : []));
  const good = chosen.length >= LEAST && chosen.length <= MOST;
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.compareTitle}
      back={{ href: to("instruments", lang), label: w.back }}
      hasErrors={!good}
      noindex
    >
      {!good && <ErrorSummary lang={lang} errors={[{ text: w.compareWrong }]} />}
      <h1>{w.compareTitle}</h1>
      {good ? (
        <>
          <p>{w.bandsLead}</p>
          <Table<Line>
            caption={w.compareTitle}
            captionHidden
            cards
            rows={linesOf(site, exchange, chosen)}
            columns={[
              { label: w.feature, header: true, cell: ({ feature }) => feature },
              ...chosen.map(({ abbr }, at) => ({ label: abbr, cell: ({ cells }: Line) => cells[at] ?? "" })),
            ]}
          />
        </>
      ) : (
        <Button href={to("instruments", lang)}>{w.back}</Button>
      )}
    </ResidentPage>,
  );
}

function linesOf(site: Site, { lang }: Exchange, chosen: readonly Instrument[]): Line[] {
  const w = instrumentWords(lang);
  const v = valuesIn(lang, termsOf(site.content));
  const facts = chosen.map((one) => factsOf(site, one, lang));
  const line = (feature: string, cell: (one: Instrument) => Child): Line => ({
    feature,
    cells: chosen.map(cell),
  });
  return [
    line(w.title, (one) => <a href={to("instrument", lang, { id: one.id })}>{one.names[lang]}</a>),
    ...(facts[0] ?? []).map(({ label }, at) => ({
      feature: label,
      cells: facts.map((of) => of[at]?.value ?? ""),
    })),
    line(w.bands, (one) =>
      one.bands.length === 0
        ? w.noBands
        : one.bands.map((band, at) => (
            <>
              {at > 0 && <br />}
              {v.limits(band)} {v.band(band)}
            </>
          )),
    ),
    line(w.verified, (one) => <CheckedTag checked={one.checked.includes("bands")} lang={lang} />),
    line(w.licence, (one) => v.name("licences", one.licence)),
    line(w.reproduce, (one) => v.name("reproducible", one.reproducible)),
    line(w.source, (one) => one.source || w.notSaid),
  ];
}
