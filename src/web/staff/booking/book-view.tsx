import {
  type CalendarOwner,
  FORMS_OF_SERVICE,
  instantOf,
  type Offer,
} from "#src/domains/scheduling/index.ts";
import { LANGS } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { groupWords } from "../../booking/group-words.ts";
import { seriesWords } from "../../booking/series-words.ts";
import { day, moment } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  Columns,
  CsrfField,
  EmptyState,
  Facts,
  Form,
  fill,
  Select,
  StateTag,
  Table,
  TextField,
} from "../../ui/index.ts";
import { WishForm } from "../../waiting/form.tsx";
import { Fold } from "../fold.tsx";
import { outcomeWords } from "../outcome/words.ts";
import { staffWords } from "../words.ts";
import type { About } from "./about.ts";
import type { Looked } from "./book.tsx";
import { choiceOf } from "./choice.ts";
import { ownerName, unitName } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

export interface BookViewProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly about: About;
  readonly looked: Looked;
  readonly offers: readonly Offer[];
  readonly owners: readonly CalendarOwner[];
  readonly next: number | undefined;
  readonly wrongDay: string | undefined;
  readonly line: string;
}

/** The search beside, the times that fit, and the waiting list where none does. */
export const BookView = (props: BookViewProps) => {
  const { exchange, about, looked, offers, next } = props;
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  const query = new URLSearchParams({ [about.key]: about.id, ...looked, after: String(next ?? "") });
  return (
    <Columns shape="2-1">
      <div id="offers">
        <h2>{w.offers}</h2>
        {offers.length === 0 ? (
          <EmptyState title={w.offersNone}>{w.offersNoneBody}</EmptyState>
        ) : (
          <Offers {...props} />
        )}
        {next !== undefined && (
          <p class="pb-mt">
            <a href={`${to("book", lang)}?${query}`}>{w.later}</a>
          </p>
        )}
        {about.person && about.key === "person" && (
          <p>
            <a href={`${to("staffGroups", lang)}?${new URLSearchParams({ person: about.person.id })}`}>
              {groupWords(lang).signLink}
            </a>
          </p>
        )}
        {about.person && about.key !== "move" && looked.type && (
          <Fold summary={w.waitAdd}>
            <WishForm
              site={props.site}
              exchange={exchange}
              action={to("waitingStaff", lang)}
              hidden={{ [about.key]: about.id, type: looked.type, form: looked.form, unit: looked.unit }}
              byPhone
            />
          </Fold>
        )}
      </div>
      <aside>
        <Who {...props} />
        <Search {...props} />
      </aside>
    </Columns>
  );
};

const Offers = ({ site, exchange, about, looked, offers, owners }: BookViewProps) => {
  const { lang, scope } = exchange;
  const w = bookingStaffWords(lang);
  const o = outcomeWords(lang);
  const dueAt = about.request?.dueAt;
  const submission = scope.newId();
  return (
    <form method="post" action={to("book", lang)}>
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name={about.key} value={about.id} />
      <input type="hidden" name="submission" value={submission} />
      {Object.entries(looked).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Table<Offer>
        dense
        cards
        queue
        caption={w.offers}
        captionHidden
        rows={offers}
        columns={[
          {
            label: w.time,
            bare: true,
            cell: (offer) => {
              const startsAt = instantOf(offer.from);
              return (
                <>
                  <Button small flush name="choice" value={choiceOf(offer)}>
                    {about.key === "move" ? w.moveTo : w.take} {moment(startsAt, lang, scope.now)}
                    <span class="nhsuk-u-visually-hidden">
                      , {o.forms[offer.form]}, {unitName(site, offer.unit, lang)}
                    </span>
                  </Button>
                  {dueAt && Temporal.Instant.compare(startsAt, dueAt) > 0 && (
                    <span class="sub">
                      <StateTag state="overdue">{w.late}</StateTag>
                    </span>
                  )}
                </>
              );
            },
          },
          {
            label: w.where,
            cell: (offer) => (
              <>
                {unitName(site, offer.unit, lang)}
                <span class="sub">{o.forms[offer.form]}</span>
              </>
            ),
          },
          {
            label: w.withWhom,
            cell: (offer) =>
              offer.resources
                .map((id) =>
                  ownerName(
                    site,
                    owners.find((one) => one.id === id),
                    lang,
                  ),
                )
                .filter(Boolean)
                .join("; "),
          },
          { label: w.why, cell: (offer) => offer.reasons.map((one) => w.reasonsWhy[one]).join(", ") },
          ...(about.person && about.key !== "move"
            ? [
                {
                  label: seriesWords(lang).again,
                  bare: true,
                  cell: (offer: Offer) => (
                    <a
                      href={`${to("bookSeries", lang)}?${new URLSearchParams({ [about.key]: about.id, ...looked, first: choiceOf(offer) })}`}
                    >
                      {seriesWords(lang).again}
                      <span class="nhsuk-u-visually-hidden">
                        , {moment(instantOf(offer.from), lang, scope.now)}
                      </span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </form>
  );
};

const Who = ({ exchange, about }: BookViewProps) => {
  const { lang, scope } = exchange;
  const w = bookingStaffWords(lang);
  const { person, request, moved, contactId } = about;
  return (
    <Box tight id="whom" title={w.forWhom}>
      <Facts
        aside
        facts={[
          { label: w.who, value: person ? `${person.givenNames} ${person.surname}` : w.nobody },
          { label: w.language, value: staffWords(lang).languages[about.language] },
          ...(request
            ? [{ label: w.waitDue, value: fill(w.dueBy, { day: day(request.dueAt, lang, scope.now) }) }]
            : []),
          ...(moved ? [{ label: w.appointmentTitle, value: moment(moved.startsAt, lang, scope.now) }] : []),
          ...(contactId
            ? [{ label: w.contact, value: <a href={to("contact", lang, { id: contactId })}>{w.contact}</a> }]
            : []),
        ]}
      />
    </Box>
  );
};

const Search = ({ site, exchange, about, looked, wrongDay }: BookViewProps) => {
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  const o = outcomeWords(lang);
  return (
    <Box tight id="search" title={w.search}>
      <Form method="get" action={to("book", lang)}>
        <input type="hidden" name={about.key} value={about.id} />
        <Select
          lang={lang}
          name="type"
          label={w.type}
          value={looked.type}
          options={about.types.map(({ id, names }) => ({ value: id, label: names[lang] }))}
        />
        <Select
          lang={lang}
          name="form"
          label={w.form}
          value={looked.form}
          options={[
            { value: "", label: w.anyForm },
            ...FORMS_OF_SERVICE.map((value) => ({ value, label: o.forms[value] })),
          ]}
        />
        <Select
          lang={lang}
          name="unit"
          label={w.place}
          value={looked.unit}
          options={[
            { value: "", label: w.anywhere },
            ...site.content.units.map(({ id, names }) => ({ value: id, label: names[lang] })),
          ]}
        />
        <Select
          lang={lang}
          name="language"
          label={w.language}
          value={looked.language}
          options={[
            { value: "", label: w.anyLanguage },
            ...LANGS.map((value) => ({ value, label: staffWords(lang).languages[value] })),
          ]}
        />
        <TextField
          lang={lang}
          name="from"
          label={w.fromDay}
          hint={w.awayDayHint}
          value={looked.from}
          error={wrongDay}
          width={10}
          autocomplete="off"
        />
        <Button variant="secondary" small>
          {w.search}
        </Button>
      </Form>
    </Box>
  );
};
