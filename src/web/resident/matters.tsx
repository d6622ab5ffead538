import { type Matter, matters } from "#src/domains/contacts/index.ts";
import { actsFor } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { accessesOfPerson, LOG_PAGE } from "#src/platform/audit/read.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { AccessList } from "../access-list.tsx";
import { day, promisedDay } from "../format.ts";
import { ResidentPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Button, CsrfField, EmptyState, fill, LineList, Pagination } from "../ui/index.ts";
import { MatterState } from "./matter-view.tsx";
import { matterWords } from "./matter-words.ts";
import { ownScoresTitle } from "./scores.tsx";

const MATTERS_ROWS = 50;

function pageNumber(exchange: Exchange): number {
  const asked = Number(exchange.query.get("page") ?? 1);
  return Number.isSafeInteger(asked) && asked >= 1 && asked <= 10_000 ? asked - 1 : 0;
}

function readerOf(exchange: Exchange) {
  if (exchange.actor.kind !== "resident") throw new Refusal("signed-out", "resident");
  return exchange.actor.personId;
}

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

/** My matters: what waits for the reader first, then the newest. */
export async function showMatters(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = matterWords(lang);
  const reader = readerOf(exchange);
  const at = pageNumber(exchange);
  const bonds = await actsFor(scope.db, reader, localDate(scope.now));
  const found = await matters(scope.db, reader, bonds, localDate(scope.now), at);
  const shown = found.slice(0, MATTERS_ROWS);
  for (const { id: contactId, personId } of shown) {
    const ground = bonds.find((bond) => bond.personId === personId)?.by ?? "own";
    exchange.log({ action: "matters.list", ground, personId, contactId, specialReasonId: null });
  }
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
      {shown.length === 0 ? (
        <EmptyState title={w.none} action={<Button href={to("ask", lang)}>{w.ask}</Button>}>
          {w.noneBody}
        </EmptyState>
      ) : (
        <LineList items={shown.map((matter) => <Row site={site} exchange={exchange} matter={matter} />)} />
      )}
      <Pages exchange={exchange} at={at} more={found.length > MATTERS_ROWS} path={to("matters", lang)} />
      <p>
        <a href={to("accessLog", lang)}>{w.log}</a>
      </p>
      <p>
        <a href={to("ownScores", lang)}>{ownScoresTitle(lang)}</a>
      </p>
      <form method="post" action="/auth/sign-out-everywhere">
        <CsrfField token={exchange.csrf()} />
        <input type="hidden" name="audience" value="resident" />
        <input type="hidden" name="lang" value={lang} />
        <Button variant="secondary">{w.signOutAll}</Button>
      </form>
    </ResidentPage>,
  );
}

const Pages = ({
  exchange,
  at,
  more,
  path,
}: {
  exchange: Exchange;
  at: number;
  more: boolean;
  path: string;
}) => (
  <Pagination
    lang={exchange.lang}
    page={at + 1}
    of={more ? at + 2 : at + 1}
    href={(n) => `${path}?page=${n}`}
  />
);

/** Who has read the reader's data, in plain words, all of it. */
export async function showAccessLog(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = matterWords(lang);
  const reader = readerOf(exchange);
  const at = pageNumber(exchange);
  const found = await accessesOfPerson(scope.db, reader, at);
  exchange.log({
    action: "access-log.read",
    ground: "own",
    personId: reader,
    contactId: null,
    specialReasonId: null,
  });
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.log}
      back={{ href: to("matters", lang), label: w.matters }}
      noindex
    >
      <h1>{w.log}</h1>
      <p class="nhsuk-lede-text">{w.logLead}</p>
      {found.length === 0 ? (
        <p>{w.logEmpty}</p>
      ) : (
        <AccessList site={site} lang={lang} now={scope.now} entries={found.slice(0, LOG_PAGE)} me={reader} />
      )}
      <Pages exchange={exchange} at={at} more={found.length > LOG_PAGE} path={to("accessLog", lang)} />
    </ResidentPage>,
  );
}
