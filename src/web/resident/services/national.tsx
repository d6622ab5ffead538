import type { EntryLink, StoredDescription } from "#src/domains/directory/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Facts, fill, Inset, PhoneLink } from "../../ui/index.ts";
import { EntryLinks } from "./entry-links.tsx";
import { serviceWords } from "./words.ts";

/** A national description as it was written: what it is, of which year, and where the county's own service is. */
export function drawNational(
  site: Site,
  exchange: Exchange,
  description: StoredDescription,
  own: readonly EntryLink[],
): Answer {
  const { lang } = exchange;
  const w = serviceWords(lang);
  const { year } = description;
  const name = description.names[lang];
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={name}
      description={description.summary[lang]}
      back={{ href: to("services", lang), label: w.back }}
    >
      <h1>{name}</h1>
      <Inset>
        <p>
          <b>{fill(w.nationalTitle, { year })}</b>
        </p>
        <p>{fill(w.nationalBody, { year })}</p>
        <p>
          {site.content.county.switchboard[lang]} <PhoneLink number={site.content.county.phone.number} />
        </p>
      </Inset>
      {own.length > 0 && (
        <Box id="own" title={w.nationalOwn} tone="sea">
          <EntryLinks entries={own} lang={lang} />
        </Box>
      )}
      {[description.summary[lang], ...description.text[lang].split("\n\n")].map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <Facts
        facts={[{ label: w.source, value: `${fill(w.nationalSource, { year })}, ${description.code}` }]}
      />
    </ResidentPage>,
  );
}
