import {
  MATTERS_PAGE,
  type Matter,
  type MatterChoice,
  matters,
  matterYears,
  type Reach,
  reachOfResident,
} from "#src/domains/contacts/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { dataWords } from "../data-rights/words.ts";
import { day, promisedDay } from "../format.ts";
import { ResidentPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import {
  Button,
  CsrfField,
  EmptyState,
  Filters,
  fill,
  LineList,
  LinkList,
  Pagination,
  Select,
} from "../ui/index.ts";
import { waitingWords } from "../waiting/words.ts";
import { bookingWords } from "./booking/words.ts";
import { readerOf } from "./data/subject.ts";
import { formsWords } from "./forms/words.ts";
import { MatterState } from "./matter-view.tsx";
import { matterWords } from "./matter-words.ts";
import { pageNumber } from "./page-number.ts";
import { ownScoresTitle } from "./scores.tsx";

const Row = ({ site, exchange, matter }: { site: Site; exchange: Exchange; matter: Matter }) => {
  const { lang, scope } = exchange;
  const w = matterWords(lang);
  return (
    <>
      <p class="pb-flush">
        <a href={to("matter", lang, { id: matter.id })}>
          <b>{site.topicName(matter.topic)[lang]}</b>
        </a>
      </p>
      <p class="pb-flush">
        <MatterState contact={matter} lang={lang} now={scope.now} />{" "}
        {matter.dueAt && matter.status !== "waiting" && `${w.answerBy} ${promisedDay(matter.dueAt, lang)}`}
      </p>
      <p class="pb-flush pb-quiet pb-small">
        {matter.reference} · {day(matter.receivedAt, lang, scope.now)}
        {matter.about && ` · ${fill(w.about, { name: matter.about })}`}
      </p>
    </>
  );
};

const STATUSES = ["open", "waiting", "answered", "closed"] as const;

/** The filters of the list as the address has them; what is none of theirs is left out. */
function choiceOf(
  { query }: Exchange,
  reach: Reach,
): { choice: MatterChoice; asked: Record<string, string> } {
  const ids = [reach.reader, ...reach.bonds.map(({ personId }) => personId)];
  const of = ids.find((id) => id === query.get("of"));
  const status = STATUSES.find((one) => one === query.get("status"));
  const typed = query.get("year") ?? "";
  const year = /^(19|20)\d\d$/.test(typed) ? Number(typed) : undefined;
  const begins = (n: number) => startOfDay(Temporal.PlainDate.from({ year: n, month: 1, day: 1 }));
  return {
    choice: {
      of,
      status,
      ...(year !== undefined && { from: begins(year), before: begins(year + 1) }),
    },
    asked: {
      ...(of && { of }),
      ...(status && { status }),
      ...(year !== undefined && { year: String(year) }),
    },
  };
}

const Narrow = (props: {
  lang: Lang;
  reach: Reach;
  years: readonly number[];
  asked: Record<string, string>;
}) => {
  const { lang, reach, years, asked } = props;
  const d = dataWords(lang);
  const all = { value: "", label: d.all };
  return (
    <Filters lang={lang} action={to("matters", lang)} submit={d.show}>
      {reach.bonds.length > 0 && (
        <Select
          lang={lang}
          name="of"
          label={d.whose}
          value={asked.of ?? ""}
          options={[
            all,
            { value: reach.reader, label: d.me },
            ...reach.bonds.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
        />
      )}
      <Select
        lang={lang}
        name="status"
        label={d.status}
        value={asked.status ?? ""}
        options={[all, ...STATUSES.map((one) => ({ value: one, label: d[one] }))]}
      />
      <Select
        lang={lang}
        name="year"
        label={d.year}
        value={asked.year ?? ""}
        options={[all, ...years.map((year) => ({ value: String(year), label: String(year) }))]}
      />
    </Filters>
  );
};

/** My matters: what waits for the reader first, then the newest; narrowed by whose, state and year. */
export async function showMatters(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = matterWords(lang);
  const d = dataWords(lang);
  const reader = readerOf(exchange);
  const at = pageNumber(exchange);
  const reach = await reachOfResident(scope.db, reader, scope.now);
  const { choice, asked } = choiceOf(exchange, reach);
  const [found, years] = await Promise.all([
    matters(scope.db, reach, choice, at),
    matterYears(scope.db, reach),
  ]);
  const shown = found.slice(0, MATTERS_PAGE);
  for (const { id: contactId, personId } of shown) {
    const ground = reach.bonds.find((bond) => bond.personId === personId)?.by ?? "own";
    exchange.log({ action: "matters.list", ground, personId, contactId, specialReasonId: null });
  }
  const narrowed = Object.keys(asked).length > 0;
  const path = to("matters", lang);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.matters}
      live={shown.slice(0, 20).map(({ id }) => `contact:${id}`)}
      noindex
    >
      <h1>{w.matters}</h1>
      <p class="nhsuk-lede-text">{w.mattersLead}</p>
      {(years.length > 0 || narrowed) && <Narrow lang={lang} reach={reach} years={years} asked={asked} />}
      {shown.length === 0 && narrowed ? (
        <EmptyState title={d.noMatch} action={<a href={path}>{d.all}</a>} />
      ) : shown.length === 0 ? (
        <EmptyState title={w.none} action={<Button href={to("ask", lang)}>{w.ask}</Button>}>
          {w.noneBody}
        </EmptyState>
      ) : (
        <LineList items={shown.map((matter) => <Row site={site} exchange={exchange} matter={matter} />)} />
      )}
      <Pagination
        lang={lang}
        page={at + 1}
        of={found.length > MATTERS_PAGE ? at + 2 : at + 1}
        href={(n) => `${path}?${new URLSearchParams({ ...asked, page: String(n) })}`}
      />
      <h2>{w.more}</h2>
      <LinkList
        links={[
          { href: to("appointments", lang), label: bookingWords(lang).own },
          { href: to("waiting", lang), label: waitingWords(lang).title },
          { href: to("myData", lang), label: d.title },
          { href: to("accessLog", lang), label: w.log },
          { href: to("ownScores", lang), label: ownScoresTitle(lang) },
          { href: to("ownForms", lang), label: formsWords(lang).ownTitle },
        ]}
      />
      <form method="post" action="/auth/sign-out-everywhere">
        <CsrfField token={exchange.csrf()} />
        <input type="hidden" name="audience" value="resident" />
        <input type="hidden" name="lang" value={lang} />
        <Button variant="secondary">{w.signOutAll}</Button>
      </form>
    </ResidentPage>,
  );
}
