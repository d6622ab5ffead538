import {
  CALL_ROWS,
  type CallBackRow,
  callBacks,
  nextTries,
  tryCallBack,
} from "#src/domains/contacts/index.ts";
import { timeLeft } from "#src/domains/deadlines/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { recordList } from "#src/platform/audit/record.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { moment } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Button,
  CsrfField,
  EmptyState,
  Flash,
  fill,
  OpenPagination,
  PhoneLink,
  StateTag,
  Table,
} from "../../ui/index.ts";
import { contactIdOf } from "../contact/page.tsx";
import { seesCallNumber } from "../disclosure.ts";
import { pageAsked, staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import { callWords } from "./words.ts";

/** Calls promised by the reader's teams, by time. Whom the list shows is logged once a session. */
export async function showCallBacks(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const { db, now } = scope;
  const staff = staffOf(exchange);
  const w = callWords(lang);
  const at = pageAsked(exchange);
  const found = await callBacks(db, staff.teams, at);
  const rows = found.slice(0, CALL_ROWS);
  await recordList(
    db,
    scope.requestId,
    staff.sessionId,
    { at: now, by: actorRef(staff), ground: "queue-duty" },
    rows.map(({ id, personId }) => ({ contactId: id, personId })),
  );
  const done = exchange.query.get("done") ?? "";
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.listTitle}
      live={staff.teams.map((id) => `team:${id}`)}
    >
      <h1>{w.listTitle}</h1>
      <p>{w.listLead}</p>
      <Flash text={w.done[done as keyof typeof w.done]} />
      {rows.length === 0 ? (
        <EmptyState title={w.listNone}>{w.listNoneBody}</EmptyState>
      ) : (
        <List site={site} exchange={exchange} rows={rows} />
      )}
      <OpenPagination
        lang={lang}
        at={at}
        more={found.length > CALL_ROWS}
        href={(n) => `${to("callBacks", lang)}?page=${n}`}
      />
    </StaffPage>,
  );
}

const List = ({ site, exchange, rows }: { site: Site; exchange: Exchange; rows: readonly CallBackRow[] }) => {
  const { lang, scope } = exchange;
  const { now } = scope;
  const staff = staffOf(exchange);
  const w = callWords(lang);
  const s = staffWords(lang);
  const state = (row: CallBackRow) => {
    const { late, calendarDays, hours } = timeLeft(row.dueAt, now);
    return late ? "overdue" : calendarDays === 0 && hours < 1 ? "soon" : "on-time";
  };
  return (
    <Table<CallBackRow>
      dense
      cards
      queue
      caption={w.listTitle}
      captionHidden
      rows={rows}
      rowId={(row) => `row-${row.id}`}
      columns={[
        {
          label: w.by,
          bare: true,
          cell: (row) => <StateTag state={state(row)}>{moment(row.dueAt, lang, now)}</StateTag>,
        },
        {
          label: w.matter,
          header: true,
          cell: (row) => (
            <>
              <a href={to("contact", lang, { id: row.id })}>{site.topicName(row.topic)[lang]}</a>
              <span class="sub pb-num">
                {[
                  row.reference,
                  s.languages[row.language],
                  row.interpreter && fill(w.interpreterFor, { what: row.interpreter }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </>
          ),
        },
        {
          label: w.number,
          cell: (row) =>
            row.writes ? (
              <b>{w.writesShort}</b>
            ) : row.callPhone && seesCallNumber(staff, row) ? (
              <PhoneLink number={row.callPhone} />
            ) : (
              <span class="pb-quiet">{s.hidden}</span>
            ),
        },
        {
          label: w.attempts,
          cell: (row) => (row.attempts === 0 ? w.notTried : fill(w.tried, { n: row.attempts })),
        },
        { label: w.holder, cell: (row) => row.holderName ?? <span class="pb-quiet">{s.inQueue}</span> },
        { label: w.result, labelHidden: true, cell: (row) => <Result {...{ site, exchange, row }} /> },
      ]}
    />
  );
};

/** Reached or not: not reached, the next try is one of a few good moments. */
const Result = ({ site, exchange, row }: { site: Site; exchange: Exchange; row: CallBackRow }) => {
  const { lang, scope } = exchange;
  const w = callWords(lang);
  const tries = nextTries(site.content.line(row.line).answering, scope.now);
  return (
    <form method="post" action={`${to("callBacks", lang)}/${row.id}`} class="pb-row">
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="attempts" value={String(row.attempts)} />
      <Button name="do" value="reached" small flush>
        {w.reached}
        <span class="nhsuk-u-visually-hidden"> {row.reference}</span>
      </Button>
      <Button name="do" value="missed" variant="secondary" small flush>
        {w.missed}
        <span class="nhsuk-u-visually-hidden"> {row.reference}</span>
      </Button>
      <select class="nhsuk-select" name="next" aria-label={`${w.nextTry} ${row.reference}`}>
        {tries.map((at) => (
          <option value={at.toString()}>{moment(at, lang, scope.now)}</option>
        ))}
      </select>
    </form>
  );
};

/** One attempt, counted once: pressed twice, or by two at once, the second is told. */
export async function takeCallBack(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const id = contactIdOf(exchange);
  const list = to("callBacks", lang);
  const attempts = Number(field(fields, "attempts") || "-1");
  const missed = field(fields, "do") === "missed";
  try {
    await tryCallBack(scope, id, attempts, missed ? chosenTry(site, exchange) : null);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    return redirect(`${list}?done=already`);
  }
  site.poke();
  return redirect(`${list}?done=${missed ? "missed" : "reached"}`);
}

/** The moment chosen; where it makes no sense or is past, the next good one. */
function chosenTry(site: Site, exchange: Exchange): Temporal.Instant {
  const { now } = exchange.scope;
  // The hours of the first own line serve when the page was left open over night: the choice is then another day's.
  const line = staffOf(exchange).lines[0];
  const otherwise =
    nextTries(line ? site.content.line(line).answering : [], now)[0] ?? now.add({ hours: 24 });
  try {
    const chosen = Temporal.Instant.from(field(exchange.fields, "next"));
    return Temporal.Instant.compare(chosen, now) > 0 ? chosen : otherwise;
  } catch {
    return otherwise;
  }
}
