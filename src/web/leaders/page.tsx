import { DIMENSIONS } from "#src/domains/measures/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { moment } from "../format.ts";
import { StaffPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Columns, EmptyState, fill, Icon, Inset, WorkTitle } from "../ui/index.ts";
import { Areas, Languages } from "./areas.tsx";
import { arrivalsWords } from "./arrivals-words.ts";
import { bookingWords } from "./booking-words.ts";
import { known, readChoice, viewQuery } from "./choice.ts";
import { ChoiceFaults, ChoiceForm } from "./choice-form.tsx";
import { csv } from "./csv.ts";
import { failureWords } from "./failure-words.ts";
import { Alarms, Channels, Lines } from "./lines.tsx";
import { reportsMadeOnce } from "./made-once.ts";
import { qualityWords } from "./quality-words.ts";
import { Tiles } from "./tiles.tsx";
import { Trend } from "./trend.tsx";
import { periodText } from "./values.ts";
import { type View, viewOf } from "./view.ts";

/** The leaders' first page, as a page or as a table to take along: the same figures, the same ones hidden. */
export function leadersPage(site: Site): (exchange: Exchange) => Promise<Answer> {
  const reportOf = reportsMadeOnce(known(site.content));
  return async (exchange) => {
    const { lang, scope, query } = exchange;
    const choice = readChoice(query, site.content, localDate(scope.now));
    const view = viewOf(site, lang, choice, await reportOf(scope.db, choice, scope.now));
    return query.get("format") === "csv" ? csv(view) : page(<LeadersPage view={view} exchange={exchange} />);
  };
}

const Actions = ({ view }: { view: View }) => (
  <>
    <button type="button" class="nhsuk-button nhsuk-button--secondary" data-print="" hidden>
      <Icon name="print" />
      {view.w.print}
    </button>
    <a
      class="nhsuk-button nhsuk-button--secondary"
      href={to("leaders", view.lang) + viewQuery(view.choice, { format: "csv" })}
      data-turbo="false"
    >
      <Icon name="download" />
      {view.w.csv}
    </a>
  </>
);

/** What the figures are narrowed to, in words, with the way back to all. */
const Narrowed = ({ view }: { view: View }) => {
  const {
    w,
    lang,
    names,
    report: { filters, total },
    choice,
  } = view;
  const chosen = DIMENSIONS.flatMap((dimension) => {
    const code = filters[dimension];
    return code === undefined ? [] : [`${w[dimension].toLowerCase()} ${names[dimension](code)}`];
  });
  if (chosen.length === 0) return null;
  const without = viewQuery(choice, { line: "", channel: "", municipality: "", language: "" });
  const few = [total.contacts, total.inTime, total.open, total.alarms].some((figure) => figure === null);
  return (
    <Inset>
      <p class="pb-flush">
        {fill(w.narrowed, { what: chosen.join(", ") })} {few && w.hiddenChoice}{" "}
        <a href={to("leaders", lang) + without}>{w.clear}</a>
      </p>
    </Inset>
  );
};

const LeadersPage = ({ view, exchange }: { view: View; exchange: Exchange }) => {
  const { lang, w, choice, report: made } = view;
  const { now } = exchange.scope;
  return (
    <StaffPage
      site={view.site}
      exchange={exchange}
      title={w.title}
      hasErrors={choice.faults.length > 0}
      live={["measures"]}
      noindex
    >
      <ChoiceFaults view={view} />
      <WorkTitle
        title={w.title}
        lead={fill(w.state, {
          moment: moment(now, lang, now),
          period: periodText(made.period.from, made.period.to, lang),
        })}
      >
        <Actions view={view} />
      </WorkTitle>
      <ChoiceForm view={view} />
      <Narrowed view={view} />
      {made.empty ? (
        <EmptyState title={w.emptyTitle}>{w.emptyBody}</EmptyState>
      ) : (
        <>
          <Tiles view={view} />
          <p>
            <a href={to("leadersQuality", lang)}>{qualityWords(lang).link}</a>
          </p>
          <p>
            <a href={to("leadersBooking", lang)}>{bookingWords(lang).link}</a>
          </p>
          <Columns shape="3-2">
            <div>
              <Trend view={view} />
              <Lines view={view} />
              <Channels view={view} />
              <p>
                <a href={to("arrivals", lang)}>{arrivalsWords(lang).title}</a>
              </p>
              <Languages view={view} />
              <Alarms view={view} />
              <p>
                <a href={to("failures", lang)}>{failureWords(lang).link}</a>
              </p>
            </div>
            <Areas view={view} />
          </Columns>
        </>
      )}
    </StaffPage>
  );
};
