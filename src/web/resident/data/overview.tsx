import { forgetNoticeAddresses } from "#src/domains/contacts/index.ts";
import { dropDrafts } from "#src/domains/forms/index.ts";
import { type RequestRow, requestsOf } from "#src/domains/requests/index.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { dataWords } from "../../data-rights/words.ts";
import { day } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, CsrfField, LineList, NotificationBanner, StateTag } from "../../ui/index.ts";
import { matterWords } from "../matter-words.ts";
import { Whose } from "./parts.tsx";
import { readerOf, subjectOf } from "./subject.ts";

export const RequestState = ({
  row,
  exchange,
}: {
  row: Pick<RequestRow, "status" | "dueAt" | "outcome">;
  exchange: Exchange;
}) => {
  const { lang, scope } = exchange;
  const w = dataWords(lang);
  const open = row.status === "received" || row.status === "taken";
  if (open && Temporal.Instant.compare(row.dueAt, scope.now) < 0)
    return <StateTag state="overdue">{matterWords(lang).states.late}</StateTag>;
  if (open) return <StateTag state="on-time">{w.statuses[row.status]}</StateTag>;
  return <StateTag state="done">{w.outcomes[row.outcome as "granted"] ?? w.statuses[row.status]}</StateTag>;
};

const Requests = ({ exchange, rows }: { exchange: Exchange; rows: readonly RequestRow[] }) => {
  const { lang, scope } = exchange;
  const w = dataWords(lang);
  if (rows.length === 0) return <p>{w.requestsNone}</p>;
  return (
    <LineList
      items={rows.map((row) => (
        <>
          <p class="pb-flush">
            <a href={to("dataRequest", lang, { id: row.id })}>
              <b>{w.kinds[row.kind]}</b>
            </a>
          </p>
          <p class="pb-flush">
            <RequestState row={row} exchange={exchange} />{" "}
            <span class="pb-quiet pb-small">
              {row.reference} · {day(row.receivedAt, lang, scope.now)}
            </span>
          </p>
        </>
      ))}
    />
  );
};

/** My data: what one may do with it, and what one has asked. */
export async function showData(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = dataWords(lang);
  const subject = await subjectOf(exchange, "");
  const rows = await requestsOf(
    scope.db,
    readerOf(exchange),
    subject.reach.bonds.map(({ personId }) => personId),
  );
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("matters", lang), label: matterWords(lang).matters }}
      noindex
    >
      {exchange.query.get("done") === "erased" && (
        <NotificationBanner lang={lang} success>
          {w.erased}
        </NotificationBanner>
      )}
      <h1>{w.title}</h1>
      <p class="nhsuk-lede-text">{w.lead}</p>
      <Box title={w.readTitle}>
        <p>{w.readBody}</p>
        <p>
          <a href={to("accessLog", lang)}>{w.readLink}</a>
        </p>
      </Box>
      <Box title={w.wishesTitle}>
        <p>{w.wishesLead}</p>
        <p>
          <a href={to("wishes", lang)}>{w.wishesLink}</a>
        </p>
      </Box>
      <Box title={w.requestsTitle} id="requests">
        <Requests exchange={exchange} rows={rows} />
        <p>
          <a href={to("dataAsk", lang)}>{w.ask}</a>
        </p>
      </Box>
      <Box title={w.exportTitle} id="export">
        <p>{w.exportBody}</p>
        <form method="post" action={to("dataExport", lang)} data-turbo="false">
          <CsrfField token={exchange.csrf()} />
          <Whose subject={subject} lang={lang} id="export-of" />
          <div class="pb-row">
            <Button name="format" value="pdf" flush>
              {w.exportPdf}
            </Button>
            <Button name="format" value="fhir" variant="secondary" flush>
              {w.exportJson}
            </Button>
          </div>
        </form>
      </Box>
      <Box title={w.eraseTitle} id="erase">
        <p>{w.eraseBody}</p>
        <form method="post" action={to("myData", lang)}>
          <CsrfField token={exchange.csrf()} />
          <div class="pb-row">
            <Button name="erase" value="drafts" variant="secondary" flush>
              {w.eraseDrafts}
            </Button>
            <Button name="erase" value="address" variant="secondary" flush>
              {w.eraseAddress}
            </Button>
          </div>
        </form>
      </Box>
    </ResidentPage>,
  );
}

/** Erases at once what a person may erase themselves: what they have not sent, and where notices go. */
export async function takeErasure(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const personId = readerOf(exchange);
  const what = fields.get("erase")?.[0];
  if (what === "drafts") await dropDrafts(scope.db, { personId });
  else if (what === "address") await forgetNoticeAddresses(scope.db, personId);
  else return showData(site, exchange);
  exchange.log({ action: "data.forget", ground: "own", personId, contactId: null, specialReasonId: null });
  return redirect(`${to("myData", lang)}?done=erased`);
}
