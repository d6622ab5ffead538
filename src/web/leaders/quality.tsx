import { QUALITIES } from "#src/domains/measures/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, Chips, Icon, WorkTitle } from "../ui/index.ts";
import { arrivalsWords } from "./arrivals-words.ts";
import { bookingWords } from "./booking-words.ts";
import { failureWords } from "./failure-words.ts";
import { qualityCsv } from "./quality-csv.ts";
import { QualityLimits } from "./quality-limits.tsx";
import { QualityMeasure } from "./quality-measure.tsx";
import { QUALITY_PERIODS, qualityView } from "./quality-view.ts";
import { qualityWords } from "./quality-words.ts";
import { leadersWords } from "./words.ts";

/** How contacts were handled, by week or month, line and team, as a page or as a table to take along. */
export async function showQuality(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, query } = exchange;
  const w = qualityWords(lang);
  const view = await qualityView(site, exchange);
  if (query.get("format") === "csv") return qualityCsv(view);
  const here = to("leadersQuality", lang);
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("leaders", lang), label: leadersWords(lang).title }}
      live={["measures"]}
      noindex
    >
      <WorkTitle title={w.title} lead={w.lead}>
        <a
          class="nhsuk-button nhsuk-button--secondary"
          href={`${here}?period=${view.chosen}&format=csv`}
          data-turbo="false"
        >
          <Icon name="download" />
          {w.csv}
        </a>
      </WorkTitle>
      <Chips
        label={w.choose}
        chips={QUALITY_PERIODS.map((one) => ({
          href: `${here}?period=${one}`,
          label: w.periods[one],
          current: one === view.chosen,
        }))}
      />
      {QUALITIES.map((quality) => (
        <QualityMeasure view={view} quality={quality} />
      ))}
      <QualityLimits view={view} />
      <Box id="also" title={w.also}>
        <p>
          <a href={to("leadersBooking", lang)}>{bookingWords(lang).link}</a>
        </p>
        <p>
          <a href={to("failures", lang)}>{failureWords(lang).link}</a>
        </p>
        <p>
          <a href={to("arrivals", lang)}>{arrivalsWords(lang).title}</a>
        </p>
        <p class="pb-small pb-quiet pb-flush">
          <a href={to("definition", lang, { measure: "small-numbers" })}>{w.hidden}</a>
        </p>
      </Box>
    </StaffPage>,
  );
}
