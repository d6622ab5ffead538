import { PAGE_ROWS, queue, queueCounts } from "#src/domains/contacts/index.ts";
import { endOfDay, localDate } from "#src/kernel/helsinki.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { recordList } from "#src/platform/audit/record.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Chips, KeyboardHints, Pagination } from "../../ui/index.ts";
import { Flash } from "../flash.tsx";
import { reachOf, staffOf } from "../staff-of.ts";
import { askedOf, inboxPath, VIEWS } from "./asked.ts";
import { InboxFilters } from "./filters.tsx";
import { InboxHead } from "./head.tsx";
import { InboxRows } from "./rows.tsx";
import { inboxWords } from "./words.ts";

/** The queue of the reader's teams: whom it shows is logged once a session. */
export async function showInbox(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const { db, now } = scope;
  const staff = staffOf(exchange);
  const w = inboxWords(lang);
  const reach = reachOf(staff);
  const asked = askedOf(
    exchange,
    staff,
    site.content.teams.map(({ id }) => id),
  );
  const { view, team, language, reference } = asked;
  const [found, counts] = await Promise.all([
    queue(
      db,
      {
        ...reach,
        me: staff.professionalId,
        view,
        page: asked.page,
        ...(team && { team }),
        ...(language && { language }),
        ...(reference && { reference }),
      },
      now,
    ),
    queueCounts(db, reach, staff.professionalId, now, endOfDay(localDate(now))),
  ]);
  const rows = found.slice(0, PAGE_ROWS);
  await recordList(
    db,
    scope.requestId,
    staff.sessionId,
    { at: now, by: actorRef(staff), ground: "queue-duty" },
    rows.map(({ id, personId }) => ({ contactId: id, personId })),
  );
  const filtered = Boolean(team || language || reference);
  const known = filtered ? 0 : Math.ceil(counts[view] / PAGE_ROWS);
  const of = Math.max(known, asked.page + (found.length > PAGE_ROWS ? 2 : 1));
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      live={[...staff.teams.map((id) => `team:${id}`), ...(reach.onCall ? ["alarms"] : [])]}
    >
      <InboxHead lang={lang} counts={counts} />
      <Flash text={exchange.query.get("done") === "hand-over" ? w.handedOver : undefined} />
      <InboxFilters site={site} lang={lang} staff={staff} asked={asked} />
      <Chips
        label={w.views}
        chips={VIEWS.map((one) => ({
          href: inboxPath(lang, asked, { view: one }),
          label: w.view[one],
          count: counts[one],
          current: one === view,
        }))}
      />
      <InboxRows
        site={site}
        exchange={exchange}
        rows={rows}
        clear={filtered ? to("inbox", lang) : undefined}
        withTeam={staff.teams.length > 1}
      />
      <Pagination
        lang={lang}
        page={asked.page + 1}
        of={of}
        href={(n) => inboxPath(lang, asked, { page: n - 1 })}
      />
      <KeyboardHints
        lang={lang}
        hints={[
          { keys: ["J", "K"], label: w.keys.move },
          { keys: ["Enter"], label: w.keys.open },
          { keys: ["O"], label: w.keys.take },
          { keys: ["/"], label: w.keys.search },
          { keys: ["?"], label: w.keys.all },
        ]}
      />
      <p class="pb-tiny pb-quiet pb-mt0">{w.caption}</p>
    </StaffPage>,
  );
}
