import { type EntryLink, findService, type Service, unitsOf } from "#src/domains/directory/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { ResidentPage } from "../../frame.tsx";
import { LANGUAGE_NAMES } from "../../language-names.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, Facts, PhoneLink } from "../../ui/index.ts";
import { doorTo } from "../ask/door.ts";
import { EntryLinks } from "./entry-links.tsx";
import { drawNational } from "./national.tsx";
import { Units } from "./units.tsx";
import { CHANNEL_NAMES, COST_NAMES, GROUP_NAMES, serviceWords } from "./words.ts";

/** One service, or one national description. Throws a Refusal when there is none. */
export async function showService(site: Site, exchange: Exchange): Promise<Answer> {
  const entry = await findService(exchange.scope.db, site.content, exchange.params.id ?? "");
  if (!entry) throw new Refusal("not-found", "page");
  if (entry.kind === "national") return drawNational(site, exchange, entry.description, entry.own);
  return drawService(site, exchange, entry.service, entry.national);
}

function drawService(
  site: Site,
  exchange: Exchange,
  service: Service,
  national: readonly EntryLink[],
): Answer {
  const { lang } = exchange;
  const w = serviceWords(lang);
  const name = service.names[lang];
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={name}
      description={service.helps[lang]}
      back={{ href: to("services", lang), label: w.back }}
    >
      <h1>{name}</h1>
      <p class="nhsuk-lede-text">{service.helps[lang]}</p>
      <Columns>
        <div>
          <Box id="how" title={w.howTitle} tone="sea">
            <p>{service.how[lang]}</p>
            <Call site={site} service={service} lang={lang} />
            {service.channels.includes("form") && (
              <Button href={doorTo(site, service.line)?.entry(lang) ?? to("contactUs", lang)} flush>
                {doorTo(site, service.line)?.form.form.title[lang] ?? w.ask}
              </Button>
            )}
          </Box>
          <Units site={site} units={unitsOf(service, site.content)} lang={lang} />
        </div>
        <aside>
          <Box>
            <Facts facts={factsOf(site, service, lang)} />
          </Box>
          {national.length > 0 && (
            <Box id="national" title={w.nationalLinks} small>
              <EntryLinks entries={national} lang={lang} />
            </Box>
          )}
        </aside>
      </Columns>
    </ResidentPage>,
  );
}

/** The number to call and when: the service's own, else its line's. */
const Call = ({ site, service, lang }: { site: Site; service: Service; lang: Lang }) => {
  const line = site.content.line(service.line);
  const own = service.phone;
  const hours = service.hours?.[lang] ?? (own ? undefined : line.hoursText[lang]);
  return (
    <p>
      {own ? serviceWords(lang).phone : line.names[lang]} <PhoneLink number={(own ?? line.phone).number} />
      {hours && (
        <>
          <br />
          <span class="pb-quiet">{hours}</span>
        </>
      )}
    </p>
  );
};

function factsOf(site: Site, service: Service, lang: Lang) {
  const w = serviceWords(lang);
  const { content } = site;
  const places = [
    ...(service.municipalities ?? []).map((code) => content.municipality(code).names[lang]),
    ...(service.areas ?? []).map(
      (id) => content.county.areas.find((one) => one.id === id)?.names[lang] ?? id,
    ),
  ];
  const listed = (names: readonly string[]) => names.join(", ");
  const { cost } = service;
  return [
    {
      label: w.forWhom,
      value: listed((service.groups ?? []).map((one) => GROUP_NAMES[lang][one])) || w.everybody,
    },
    { label: w.channels, value: listed(service.channels.map((one) => CHANNEL_NAMES[lang][one])) },
    { label: w.languages, value: listed(service.languages.map((one) => LANGUAGE_NAMES[lang][one])) },
    { label: w.where, value: listed(places) || w.wholeCounty },
    { label: w.cost, value: `${COST_NAMES[lang][cost.class]}. ${cost.verified ? "" : w.costCheck}`.trim() },
    { label: w.source, value: `${content.county.names[lang]}, ${service.updated.slice(0, 4)}` },
  ];
}
