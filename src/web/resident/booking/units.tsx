import { instantOf } from "#src/domains/scheduling/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { moment, number } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Columns, EmptyState, fill, PlacesMap, Table } from "../../ui/index.ts";
import { queryOf } from "./asked.ts";
import { Narrow } from "./narrow.tsx";
import { firstByUnit, type Offer } from "./offers.ts";
import { askedOf } from "./reader.ts";
import { bookingWords } from "./words.ts";

/** The first time of each place, as a list and on a map: the same numbers on both, one a municipality. */
export async function showUnits(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = bookingWords(lang);
  const { asked } = await askedOf(site, exchange, exchange.query);
  const offers = asked.type.forms.includes("in-person") ? await firstByUnit(site, scope, asked) : [];
  const rows = offers.flatMap((offer) => {
    const unit = site.content.findUnit(offer.unit);
    return unit ? [{ offer, unit }] : [];
  });
  const codes = [...new Set(rows.map(({ unit }) => unit.municipality))];
  const numbers = new Map(codes.map((code, index) => [code, String(index + 1)]));
  const path = to("bookingTimes", lang, { type: asked.type.id });
  const here = to("bookingUnits", lang, { type: asked.type.id });
  const timesOf = (offer: Offer) =>
    `${path}${queryOf({ ...asked, unit: offer.unit, form: "in-person", near: "", kilometres: undefined })}`;
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.units}
      back={{ href: `${path}${queryOf(asked)}`, label: asked.type.names[lang] }}
    >
      <h1>{w.units}</h1>
      <p class="nhsuk-lede-text">{asked.type.names[lang]}</p>
      <Narrow site={site} lang={lang} asked={asked} action={here} />
      {rows.length === 0 ? (
        <EmptyState title={w.noTimes}>
          {asked.type.forms.includes("in-person") ? w.noTimesBody : w.unitsNone}
        </EmptyState>
      ) : (
        <>
          <p>{w.unitsLead}</p>
          <Columns shape="3-2">
            <Table
              caption={w.units}
              captionHidden
              cards
              rows={rows}
              columns={[
                {
                  label: w.place,
                  header: true,
                  cell: ({ offer, unit }) => (
                    <>
                      {numbers.get(unit.municipality)}. <a href={timesOf(offer)}>{unit.names[lang]}</a>
                    </>
                  ),
                },
                { label: w.first, cell: ({ offer }) => moment(instantOf(offer.from), lang, scope.now) },
                ...(asked.municipality
                  ? [
                      {
                        label: w.distance,
                        cell: ({ offer, unit }: (typeof rows)[number]) =>
                          unit.municipality === asked.municipality
                            ? w.reasons["own-municipality"]
                            : fill(w.away, { n: number(Math.round(offer.kilometres ?? 0), lang) }),
                      },
                    ]
                  : []),
              ]}
            />
            <div>
              <PlacesMap
                id="places-map"
                picture={{ title: w.unitsMap, description: w.unitsLead }}
                areas={site.content.borders}
                codeOf={(feature) => String(feature.properties?.code)}
                marks={numbers}
              />
              <p class="pb-tiny pb-quiet pb-flush">{site.content.borders.attribution[lang]}</p>
            </div>
          </Columns>
        </>
      )}
    </ResidentPage>,
    asked.wrong.length > 0 ? 422 : 200,
  );
}
