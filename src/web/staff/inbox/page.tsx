import {
  MOST_PAGES,
  ownCompetences,
  PAGE_ROWS,
  queue,
  queueCounts,
  queueViews,
} from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { endOfDay, localDate } from "#src/kernel/helsinki.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { recordList } from "#src/platform/audit/record.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { number } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, Chips, Flash, fill, KeyboardHints, Pagination } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { reachOf, staffOf } from "../staff-of.ts";
import { askedOf, filtersOf, inboxPath, isFiltered, VIEWS } from "./asked.ts";
import { counted } from "./counted.ts";
import { InboxFilters } from "./filters.tsx";
import { InboxHead } from "./head.tsx";
import { KeepView } from "./keep-view.tsx";
import { InboxRows } from "./rows.tsx";
import { mayHandOutTo } from "./several.tsx";
import { SeveralForm } from "./several-form.tsx";
import { inboxWords } from "./words.ts";
import { stepWords } from "./words-steps.ts";

/** What is asked (by the address, by a kept view that it names, or by the reader's default when it says nothing) and its rows. */
async function listAsked(site: Site, exchange: Exchange) {
  const { query, scope } = exchange;
  const { db, now } = scope;
  const staff = staffOf(exchange);
  const me = staff.professionalId;
  const [views, competences] = await Promise.all([queueViews(db, me, staff.teams), ownCompetences(db, me)]);
  const saved = query.get("saved");
  const kept = saved
    ? views.find(({ id }) => id === saved)
    : [...query.keys()].some((key) => key !== "done")
      ? undefined
      : views.find(({ isDefault }) => isDefault);
  // A view of somebody else, or none: as if it were not.
  if (saved && !kept) throw new Refusal("not-found", "view");
  const asked = askedOf(site, kept ? new URLSearchParams(kept.query) : query, staff);
  const { view, page } = asked;
  const narrowed = { ...reachOf(staff), ...filtersOf(site, staff, asked, competences) };
  return { views, kept, asked, found: await queue(db, { ...narrowed, me, view, page }, now) };
}

/** The queue of all the teams that the reader has a right to: whom it shows is logged once a session. */
export async function showInbox(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const { db, now } = scope;
  const staff = staffOf(exchange);
  const w = inboxWords(lang);
  const s = stepWords(lang);
  const reach = reachOf(staff);
  const [{ asked, views, kept, found }, counts, people] = await Promise.all([
    listAsked(site, exchange),
    queueCounts(db, reach, staff.professionalId, now, endOfDay(localDate(now))),
    mayHandOutTo(exchange),
  ]);
  const { view } = asked;
  const rows = found.slice(0, PAGE_ROWS);
  await recordList(
    db,
    scope.requestId,
    staff.sessionId,
    { at: now, by: actorRef(staff), ground: view === "asked" ? "consultation" : "queue-duty" },
    rows.map(({ id, personId }) => ({ contactId: id, personId })),
  );
  const filtered = isFiltered(asked);
  const known = filtered ? 0 : Math.ceil(counts[view] / PAGE_ROWS);
  const of = Math.min(MOST_PAGES, Math.max(known, asked.page + (found.length > PAGE_ROWS ? 2 : 1)));
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      live={[...staff.teams.map((id) => `team:${id}`), ...(reach.onCall ? ["alarms"] : [])]}
    >
      <InboxHead site={site} exchange={exchange} staff={staff} counts={counts} />
      <Flash text={exchange.query.get("done") === "hand-over" ? w.handedOver : undefined} />
      {views.length > 0 && (
        <Chips
          label={w.keptViews}
          chips={views.map(({ id, name }) => ({
            href: `${to("inbox", lang)}?saved=${id}`,
            label: name,
            current: id === kept?.id,
          }))}
        />
      )}
      <InboxFilters site={site} lang={lang} staff={staff} asked={asked} />
      <Chips
        label={w.views}
        chips={VIEWS.map((one) => ({
          href: inboxPath(lang, asked, { view: one }),
          label: w.view[one],
          count: counted(counts[one], lang),
          current: one === view,
        }))}
      />
      <InboxRows
        site={site}
        exchange={exchange}
        lang={lang}
        now={now}
        rows={rows}
        clear={filtered ? `${to("inbox", lang)}?view=team` : undefined}
        withTeam={staff.teams.length > 1}
      />
      {rows.length > 0 && (
        <Fold summary={s.several}>
          <SeveralForm site={site} exchange={exchange} colleagues={people} shown={rows.map(({ id }) => id)} />
        </Fold>
      )}
      <Pagination
        lang={lang}
        page={asked.page + 1}
        of={of}
        href={(n) => inboxPath(lang, asked, { page: n - 1 })}
      />
      {asked.page + 1 === MOST_PAGES && <p>{fill(w.tooMany, { n: number(MOST_PAGES * PAGE_ROWS, lang) })}</p>}
      <Fold summary={s.viewSave}>
        <KeepView site={site} exchange={exchange} asked={asked} />
      </Fold>
      <p>
        <Button href={to("queueViews", lang)} variant="secondary" small>
          {w.manageViews}
        </Button>
      </p>
      <KeyboardHints
        lang={lang}
        hints={[
          { keys: ["J", "K"], label: w.keys.move },
          { keys: ["Enter"], label: w.keys.open },
          { keys: ["T"], label: w.keys.take },
          { keys: ["N"], label: w.keys.next },
          { keys: ["X"], label: w.keys.select },
          { keys: ["/"], label: w.keys.search },
          { keys: ["?"], label: w.keys.all },
        ]}
      />
      <p class="pb-tiny pb-quiet pb-mt0">{w.caption}</p>
    </StaffPage>,
  );
}
