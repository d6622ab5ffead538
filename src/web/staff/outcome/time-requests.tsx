import { open } from "#src/domains/contacts/index.ts";
import { timeLeft } from "#src/domains/deadlines/index.ts";
import {
  endRequest,
  openRequests,
  REQUEST_ROWS,
  type RequestRow,
  requestById,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { recordList } from "#src/platform/audit/record.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { day } from "../../format.ts";
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
  StateTag,
  Table,
} from "../../ui/index.ts";
import { bookingStaffWords } from "../booking/words.ts";
import { pageAsked, staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import { outcomeWords } from "./words.ts";

/** Times asked by the reader's teams and not yet given, the nearest limit first. No names; whom it shows is logged. */
export async function showTimeRequests(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const staff = staffOf(exchange);
  const w = outcomeWords(lang);
  const at = pageAsked(exchange);
  const found = await openRequests(scope.db, staff.teams, at);
  const rows = found.slice(0, REQUEST_ROWS);
  await recordList(
    scope.db,
    scope.requestId,
    staff.sessionId,
    { at: scope.now, by: actorRef(staff), ground: "queue-duty" },
    rows.map(({ contactId, personId }) => ({ contactId, personId })),
  );
  const done = exchange.query.get("done");
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.requestsTitle}
      live={staff.teams.map((id) => `team:${id}`)}
    >
      <h1>{w.requestsTitle}</h1>
      <p>{w.requestsLead}</p>
      <Flash
        text={done === "withdrawn" ? w.withdrawn : done === "already" ? w.withdrawnAlready : undefined}
      />
      {rows.length === 0 ? (
        <EmptyState title={w.requestsNone}>{w.requestsNoneBody}</EmptyState>
      ) : (
        <List site={site} exchange={exchange} rows={rows} />
      )}
      <OpenPagination
        lang={lang}
        at={at}
        more={found.length > REQUEST_ROWS}
        href={(n) => `${to("timeRequests", lang)}?page=${n}`}
      />
    </StaffPage>,
  );
}

const List = ({ site, exchange, rows }: { site: Site; exchange: Exchange; rows: readonly RequestRow[] }) => {
  const { lang, scope } = exchange;
  const w = outcomeWords(lang);
  const s = staffWords(lang);
  const state = ({ dueAt }: RequestRow) => {
    const { late, calendarDays } = timeLeft(dueAt, scope.now);
    return late ? "overdue" : calendarDays <= 1 ? "soon" : "on-time";
  };
  return (
    <Table<RequestRow>
      dense
      cards
      queue
      caption={w.requestsTitle}
      captionHidden
      rows={rows}
      rowId={({ id }) => `row-${id}`}
      columns={[
        {
          label: w.dueCol,
          bare: true,
          cell: (row) => <StateTag state={state(row)}>{day(row.dueAt, lang, scope.now)}</StateTag>,
        },
        {
          label: w.whatCol,
          header: true,
          cell: (row) => (
            <>
              <a href={to("contact", lang, { id: row.contactId })}>{typeName(site, row.type, lang)}</a>
              <span class="sub pb-num">
                {row.reference} · {fill(w.minutesOf, { n: row.minutes })} · {w.urgencies[row.urgency]}
              </span>
            </>
          ),
        },
        {
          label: w.howCol,
          cell: (row) =>
            [
              w.forms[row.form],
              row.profession && site.content.findProfession(row.profession)?.names[lang],
              row.languages.map((one) => s.languages[one]).join(", "),
              row.interpreter && fill(w.interpreterFor, { what: row.interpreter }),
              row.places.map((id) => site.content.findUnit(id)?.names[lang] ?? id).join(", "),
            ]
              .filter(Boolean)
              .join(" · "),
        },
        { label: w.whoCol, cell: (row) => w.choosers[row.chooser] },
        { label: w.askedCol, cell: (row) => row.askedByName },
        {
          label: bookingStaffWords(lang).find,
          labelHidden: true,
          cell: (row) => (
            <Button small flush href={`${to("book", lang)}?request=${row.id}`}>
              {bookingStaffWords(lang).find}
              <span class="nhsuk-u-visually-hidden"> {row.reference}</span>
            </Button>
          ),
        },
        {
          label: w.withdraw,
          labelHidden: true,
          cell: (row) => (
            <form method="post" action={to("timeRequests", lang)}>
              <CsrfField token={exchange.csrf()} />
              <input type="hidden" name="id" value={row.id} />
              <Button variant="secondary" small flush>
                {w.withdraw}
                <span class="nhsuk-u-visually-hidden"> {row.reference}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
};

/** Withdraws a request of a contact that the reader handles. Pressed twice it is done once. */
export async function withdrawRequest(_site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang } = exchange;
  const id = parseId<"booking-request">(field(exchange.fields, "id"));
  const request = id && (await requestById(scope.db, id));
  if (!request) throw new Refusal("not-found", "booking-request");
  const { contact, right } = await open(scope, request.contactId);
  if (!right.handles) throw new Refusal("denied", "only-to-read");
  exchange.log({
    action: "time-request.withdraw",
    ...right,
    personId: contact.personId,
    contactId: contact.id,
  });
  const ended = await endRequest(scope.db, request.id, "withdrawn", scope.now);
  return redirect(`${to("timeRequests", lang)}?done=${ended ? "withdrawn" : "already"}`);
}
