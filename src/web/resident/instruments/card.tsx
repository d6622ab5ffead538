import { servicesOf } from "#src/domains/directory/index.ts";
import {
  type Band,
  findInstrument,
  type Instrument,
  nameOf,
  termsOf,
} from "#src/domains/instruments/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { CheckedTag, valuesIn } from "../../instruments/values.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Columns, Facts, fill, LineList, LinkList, Table } from "../../ui/index.ts";
import { FormsHereBox, formsFor } from "./forms-here.tsx";
import { instrumentWords } from "./words.ts";

/** The card of a measure. Throws a Refusal when there is none. */
export async function showInstrument(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const entry = await findInstrument(scope.db, site.content, exchange.params.id ?? "");
  if (!entry) throw new Refusal("not-found", "page");
  const w = instrumentWords(lang);
  const one = entry.instrument;
  const forms = await formsFor(site, one);
  const name = nameOf(one, lang);
  const v = valuesIn(lang, termsOf(site.content));
  const checked = one.checked.map((part) => w.checked[part]).join(", ");
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={name}
      description={one.purpose?.[lang] ?? name}
      back={{ href: to("instruments", lang), label: w.back }}
    >
      <h1>{name}</h1>
      {one.purpose && <p class="nhsuk-lede-text">{one.purpose[lang]}</p>}
      <Columns>
        <div>
          <Box id="bands" title={w.bands}>
            <p>{w.bandsLead}</p>
            <p>
              <CheckedTag checked={one.checked.includes("bands")} lang={lang} />
            </p>
            <Bands site={site} instrument={one} lang={lang} />
          </Box>
          {one.notes.length > 0 && (
            <Box id="notes" title={w.notes}>
              <LineList items={one.notes.map((id) => v.name("notes", id))} />
            </Box>
          )}
          <Box id="get" title={w.getIt} tone="sea">
            <p>{fill(w.getItBody, { source: one.source || w.notSaid })}</p>
            <Facts
              facts={[
                { label: w.licence, value: v.name("licences", one.licence) },
                { label: w.reproduce, value: v.name("reproducible", one.reproducible) },
              ]}
            />
          </Box>
          <FormsHereBox forms={forms} lang={lang} />
          <Box id="professionals" title={w.professionals} small>
            <p>{w.professionalsBody}</p>
          </Box>
        </div>
        <aside>
          <Box>
            <Facts facts={factsOf(site, one, lang)} />
          </Box>
          <Box small>
            <p class="pb-small">{checked ? fill(w.verifiedSome, { what: checked }) : w.verifiedNone}</p>
            {entry.importedAt && (
              <p class="pb-small pb-quiet">
                {fill(w.imported, { day: day(entry.importedAt, lang, scope.now) })}
              </p>
            )}
          </Box>
          <Services site={site} instrument={one} lang={lang} />
        </aside>
      </Columns>
    </ResidentPage>,
  );
}

/** What a card and a comparison say of a measure, beside its bands. */
export function factsOf(site: Site, one: Instrument, lang: Lang) {
  const w = instrumentWords(lang);
  const v = valuesIn(lang, termsOf(site.content));
  return [
    { label: w.measures, value: v.names("phenomena", one.phenomena) },
    { label: w.forWhom, value: v.names("forWhom", one.forWhom) },
    { label: w.age, value: v.age(one) },
    { label: w.filledBy, value: v.names("filledBy", one.filledBy) },
    { label: w.items, value: v.items(one) },
    { label: w.time, value: v.minutes(one) },
    { label: w.range, value: v.range(one) },
    { label: w.higher, value: v.name("higher", one.higher) },
    { label: w.languages, value: v.languages(one) },
    { label: w.groups, value: v.names("groups", one.groups) },
  ];
}

const Bands = ({ site, instrument, lang }: { site: Site; instrument: Instrument; lang: Lang }) => {
  const w = instrumentWords(lang);
  const v = valuesIn(lang, termsOf(site.content));
  if (instrument.bands.length === 0) return <p>{w.noBands}</p>;
  const apart = instrument.bands.some(({ who }) => who !== null);
  return (
    <Table<Band>
      caption={w.bands}
      captionHidden
      rows={instrument.bands}
      columns={[
        { label: w.limits, header: true, cell: (band) => <span class="pb-num">{v.limits(band)}</span> },
        { label: w.band, cell: ({ label }) => v.name("bands", label) },
        ...(apart
          ? [
              {
                label: w.who,
                cell: ({ who }: Band) => (who === null ? w.everybody : v.name("conditions", who)),
              },
            ]
          : []),
      ]}
    />
  );
};

/** Services of the county that help with what is measured. */
const Services = ({ site, instrument, lang }: { site: Site; instrument: Instrument; lang: Lang }) => {
  const ids = new Set(
    termsOf(site.content)
      .phenomena.filter(({ id }) => instrument.phenomena.includes(id))
      .flatMap(({ services }) => services ?? []),
  );
  const found = servicesOf(site.content).filter(({ id }) => ids.has(id));
  if (found.length === 0) return null;
  return (
    <Box id="services" title={instrumentWords(lang).services} small>
      <LinkList
        links={found.map(({ id, names }) => ({ href: to("service", lang, { id }), label: names[lang] }))}
      />
    </Box>
  );
};
