import { REQUEST_ROWS, requestQueue } from "#src/domains/requests/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { dataWords } from "../../data-rights/words.ts";
import { day } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Chips, EmptyState, OpenPagination, Queue } from "../../ui/index.ts";
import { pageAsked } from "../staff-of.ts";
import { rightsWords } from "./words.ts";

/** The data-protection officer's queue: no names, by the time left. */
export async function showRequests(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, query } = exchange;
  const w = rightsWords(lang);
  const d = dataWords(lang);
  const at = pageAsked(exchange);
  const open = query.get("view") !== "done";
  const found = await requestQueue(scope.db, open, at);
  const rows = found.slice(0, REQUEST_ROWS);
  const path = to("requests", lang);
  return page(
    <StaffPage site={site} exchange={exchange} title={w.requests}>
      <h1>{w.requests}</h1>
      <p>{w.lead}</p>
      <Chips
        label={w.views}
        chips={[
          { href: path, label: w.open, current: open },
          { href: `${path}?view=done`, label: w.done, current: !open },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={w.none} />
      ) : (
        <Queue
          caption={w.requests}
          timeLabel={w.time}
          titleLabel={w.request}
          columns={[w.received, w.state]}
          rows={rows.map((row) => {
            const late = open && Temporal.Instant.compare(row.dueAt, scope.now) < 0;
            return {
              id: row.id,
              href: to("request", lang, { id: row.id }),
              state: open ? (late ? ("overdue" as const) : ("on-time" as const)) : ("done" as const),
              time: day(row.dueAt, lang, scope.now),
              title: d.kinds[row.kind],
              sub: row.reference,
              cells: [
                day(row.receivedAt, lang, scope.now),
                row.outcome ? d.outcomes[row.outcome as "granted"] : d.statuses[row.status],
              ],
            };
          })}
        />
      )}
      <OpenPagination
        lang={lang}
        at={at}
        more={found.length > REQUEST_ROWS}
        href={(n) => `${path}?${new URLSearchParams({ ...(!open && { view: "done" }), page: String(n) })}`}
      />
    </StaffPage>,
  );
}
