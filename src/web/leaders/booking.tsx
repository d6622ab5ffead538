import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, Columns, EmptyState, fill, Icon, WorkTitle } from "../ui/index.ts";
import { BookingBalance } from "./booking-balance.tsx";
import { bookingQuery } from "./booking-choice.ts";
import { bookingCsv } from "./booking-csv.ts";
import { BookingFaults, BookingForm } from "./booking-form.tsx";
import { BookingPast } from "./booking-past.tsx";
import { ThirdPlaces, ThirdTrend, ThirdTypes } from "./booking-third.tsx";
import { BookingTiles } from "./booking-tiles.tsx";
import { BookingUnits } from "./booking-units.tsx";
import { type BookingView, bookingView, readOnce } from "./booking-view.ts";
import { bookingWords } from "./booking-words.ts";
import { qualityWords } from "./quality-words.ts";
import { periodText } from "./values.ts";
import { leadersWords } from "./words.ts";

/** How soon people get times and how the times are used, as a page or as a table to take along. */
export function bookingPage(site: Site): (exchange: Exchange) => Promise<Answer> {
  const read = readOnce(site);
  return async (exchange) => {
    const view = await bookingView(site, read, exchange);
    if (exchange.query.get("format") === "csv") return bookingCsv(view);
    return page(<BookingPage view={view} exchange={exchange} />);
  };
}

const BookingPage = ({ view, exchange }: { view: BookingView; exchange: Exchange }) => {
  const { lang, choice, site } = view;
  const w = bookingWords(lang);
  return (
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("leaders", lang), label: leadersWords(lang).title }}
      hasErrors={choice.faults.length > 0}
      noindex
    >
      <BookingFaults view={view} />
      <WorkTitle
        title={w.title}
        lead={fill(w.lead, { period: periodText(choice.period.from, choice.period.to, lang) })}
      >
        <a
          class="nhsuk-button nhsuk-button--secondary"
          href={to("leadersBooking", lang) + bookingQuery(choice, { format: "csv" })}
          data-turbo="false"
        >
          <Icon name="download" />
          {w.csv}
        </a>
      </WorkTitle>
      <BookingForm view={view} />
      {view.third.length === 0 ? (
        <EmptyState title={w.emptyTitle}>{w.emptyBody}</EmptyState>
      ) : (
        <>
          <BookingTiles view={view} />
          <Columns shape="3-2">
            <div>
              <ThirdTrend view={view} />
              <BookingBalance view={view} />
              <ThirdPlaces view={view} />
            </div>
            <BookingPast view={view} />
          </Columns>
          <ThirdTypes view={view} />
          <BookingUnits view={view} />
        </>
      )}
      <Box id="also" title={w.also}>
        <p>
          <a href={to("leadersQuality", lang)}>{qualityWords(lang).link}</a>
        </p>
        <p class="pb-small pb-quiet pb-flush">
          <a href={to("definition", lang, { measure: "small-numbers" })}>{w.hidden}</a>
        </p>
      </Box>
    </StaffPage>
  );
};
