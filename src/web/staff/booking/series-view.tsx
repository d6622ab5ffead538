import {
  type Appointment,
  type CalendarOwner,
  type ChosenTime,
  instantOf,
  type lookAhead,
  type Offer,
  SERIES_TIMES,
  SERIES_WEEKS,
  type SeriesTime,
} from "#src/domains/scheduling/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { seriesWords } from "../../booking/series-words.ts";
import { moment, time } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  Columns,
  CsrfField,
  Facts,
  Form,
  fill,
  Radios,
  Select,
  StateTag,
  Table,
} from "../../ui/index.ts";
import type { About } from "./about.ts";
import type { Looked } from "./book.tsx";
import { choiceOf } from "./choice.ts";
import { ownerName, unitName } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

/** A series as a page asks for it. */
export interface SeriesAsked {
  readonly looked: Looked;
  readonly first: ChosenTime;
  readonly demand: Parameters<typeof lookAhead>[2];
  readonly count: number;
  readonly every: number;
  readonly misfit: "nearest" | "skip";
}

interface ViewProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly about: About;
  readonly asked: SeriesAsked;
  readonly times: readonly SeriesTime[];
  readonly owners: readonly CalendarOwner[];
  /** What the person has booked meanwhile. */
  readonly before: readonly Pick<Appointment, "startsAt" | "endsAt">[];
  /** What was chosen before the page had to be shown again, by the number of the time. */
  readonly chosen: ReadonlyMap<number, string> | undefined;
}

const hidden = ({ about, asked }: ViewProps) => ({
  [about.key]: about.id,
  ...asked.looked,
  first: choiceOf(asked.first),
});

/** The times of a series with what fits, and beside them how the series is made. */
export const SeriesView = (props: ViewProps) => (
  <Columns shape="2-1">
    <Times {...props} />
    <aside>
      <How {...props} />
    </aside>
  </Columns>
);

const overlaps = (offer: Offer, before: ViewProps["before"]) =>
  before.some(
    ({ startsAt, endsAt }) =>
      Temporal.Instant.compare(startsAt, instantOf(offer.to)) < 0 &&
      Temporal.Instant.compare(endsAt, instantOf(offer.from)) > 0,
  );

const Times = (props: ViewProps) => {
  const { site, exchange, asked, times, owners, before } = props;
  const { lang, scope } = exchange;
  const w = seriesWords(lang);
  const s = bookingStaffWords(lang);
  const lead = times[0]?.offer?.resources[0];
  const fitting = times.filter(({ offer }) => offer && !overlaps(offer, before)).length;
  const who = (offer: Offer) =>
    ownerName(
      site,
      owners.find(({ id }) => id === offer.resources[0]),
      lang,
    );
  const nameOf = (offer: Offer) => owners.find(({ id }) => id === offer.resources[0])?.name ?? "";
  const rows = times.map((one, nth) => ({ ...one, nth }));
  /** What stands in the form: what was chosen before, else the time that fits, else by the rule for the rest. */
  const standing = ({ offer, near, nth }: (typeof rows)[number]): string => {
    const before_ = props.chosen?.get(nth);
    const possible = offer ? [offer] : near;
    if (before_ === "" || possible.some((each) => choiceOf(each) === before_)) return before_ ?? "";
    if (offer) return overlaps(offer, before) ? "" : choiceOf(offer);
    const free = near.find((each) => !overlaps(each, before));
    return asked.misfit === "nearest" && free ? choiceOf(free) : "";
  };
  return (
    <form method="post" action={to("bookSeries", lang)} id="times">
      <CsrfField token={exchange.csrf()} />
      {Object.entries({
        ...hidden(props),
        count: String(asked.count),
        every: String(asked.every),
        misfit: asked.misfit,
        own: lead ?? "",
        submission: scope.newId(),
      }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <h2>{w.times}</h2>
      <p>{fill(w.fits, { n: fitting, all: times.length })}</p>
      <Table<(typeof rows)[number]>
        dense
        cards
        queue
        caption={w.times}
        captionHidden
        rows={rows}
        columns={[
          {
            label: s.time,
            bare: true,
            header: true,
            cell: ({ wished, nth }) => (
              <>
                {fill(w.nth, { n: nth + 1 })}
                <span class="sub">{moment(instantOf(wished), lang, scope.now)}</span>
              </>
            ),
          },
          {
            label: s.state,
            bare: true,
            cell: ({ offer }) => {
              if (!offer) return <StateTag state="overdue">{w.noFit}</StateTag>;
              if (overlaps(offer, before)) return <StateTag state="soon">{w.clash}</StateTag>;
              return (
                <>
                  <StateTag state="on-time">{w.fit}</StateTag>
                  <span class="sub">{who(offer)}</span>
                  {offer.resources[0] !== lead && <span class="sub">{w.other}</span>}
                </>
              );
            },
          },
          {
            label: w.choice,
            cell: (row) => {
              const possible = row.offer ? [row.offer] : row.near;
              if (possible.length === 0) return <span class="pb-quiet">{w.noNear}</span>;
              return (
                <Select
                  lang={lang}
                  name={`time-${row.nth}`}
                  label={
                    <span class="nhsuk-u-visually-hidden">
                      {w.choice}: {fill(w.nth, { n: row.nth + 1 })}
                    </span>
                  }
                  value={standing(row)}
                  options={[
                    ...possible.map((offer) => ({
                      value: choiceOf(offer),
                      label: [
                        `${moment(instantOf(offer.from), lang, scope.now)}–${time(instantOf(offer.to), lang)}`,
                        ...(offer.resources[0] === lead ? [] : [nameOf(offer)]),
                      ].join(", "),
                    })),
                    { value: "", label: w.skip },
                  ]}
                />
              );
            },
          },
        ]}
      />
      <div class="pb-mt">
        <Button>{w.take}</Button>
      </div>
    </form>
  );
};

const How = (props: ViewProps) => {
  const { site, exchange, about, asked } = props;
  const { lang, scope } = exchange;
  const w = seriesWords(lang);
  const s = bookingStaffWords(lang);
  const { person } = about;
  const numbers = (least: number, most: number) =>
    Array.from({ length: most - least + 1 }, (_, nth) => least + nth);
  return (
    <Box tight id="how" title={w.again}>
      <Facts
        aside
        facts={[
          { label: s.who, value: person ? `${person.givenNames} ${person.surname}` : s.nobody },
          { label: s.type, value: typeName(site, asked.looked.type, lang) },
          { label: s.where, value: unitName(site, asked.first.unit, lang) },
          { label: w.from, value: moment(instantOf(asked.first.from), lang, scope.now) },
        ]}
      />
      <Form method="get" action={to("bookSeries", lang)}>
        {Object.entries(hidden(props)).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Select
          lang={lang}
          name="count"
          label={w.count}
          value={String(asked.count)}
          options={numbers(SERIES_TIMES.least, SERIES_TIMES.most).map((n) => ({
            value: String(n),
            label: String(n),
          }))}
        />
        <Select
          lang={lang}
          name="every"
          label={w.every}
          value={String(asked.every)}
          options={numbers(SERIES_WEEKS.least, SERIES_WEEKS.most).map((n) => ({
            value: String(n),
            label: n === 1 ? w.everyWeek : fill(w.everyWeeks, { n }),
          }))}
        />
        <Radios
          lang={lang}
          name="misfit"
          label={w.misfit}
          value={asked.misfit}
          choices={(["nearest", "skip"] as const).map((value) => ({ value, label: w.misfits[value] }))}
        />
        <Button variant="secondary" small>
          {w.look}
        </Button>
      </Form>
    </Box>
  );
};
