import { BREACH_ROWS, breaches } from "#src/domains/contacts/index.ts";
import { colleagues, type Professional } from "#src/domains/people/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { mayByRole } from "#src/platform/access/permissions.ts";
import { recordList } from "#src/platform/audit/record.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Chips, EmptyState, Flash, OpenPagination, Queue } from "../../ui/index.ts";
import { LeadNav } from "../lead/lead-nav.tsx";
import { pageAsked, staffOf } from "../staff-of.ts";
import { lateBy } from "../time-tag.ts";
import { staffWords } from "../words.ts";
import { GiveTo } from "./give-to.tsx";
import { oversightWords } from "./words.ts";

/** The team lead's list of promises that were not kept on their own lines. */
export async function showBreaches(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const staff = staffOf(exchange);
  const w = oversightWords(lang);
  const at = pageAsked(exchange);
  const open = exchange.query.get("view") !== "all";
  const { teams, lines } = staff;
  const [found, people] = await Promise.all([
    breaches(scope.db, { teams, lines, open }, at, scope.now),
    mayByRole(staff, "contact.hand-out")
      ? colleagues(scope.db, teams, localDate(scope.now))
      : ([] as Professional[]),
  ]);
  const rows = found.slice(0, BREACH_ROWS);
  await recordList(
    scope.db,
    scope.requestId,
    staff.sessionId,
    { at: scope.now, by: actorRef(staff), ground: "queue-duty" },
    rows.map(({ id, personId }) => ({ contactId: id, personId })),
  );
  const here = to("breaches", lang);
  const path = (n: number) =>
    `${here}?${new URLSearchParams({ ...(!open && { view: "all" }), page: String(n) })}`;
  return page(
    <StaffPage site={site} exchange={exchange} title={w.breaches} live={teams.map((id) => `team:${id}`)}>
      <h1>{w.breaches}</h1>
      <LeadNav exchange={exchange} at="breaches" />
      <Flash text={exchange.query.get("done") === "hand-out" ? w.handedOut : undefined} />
      <p>{w.breachesLead}</p>
      <Chips
        label={w.views}
        chips={[
          { href: here, label: w.openOnly, current: open },
          { href: `${here}?view=all`, label: w.all, current: !open },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={w.noBreaches}>{w.noBreachesBody}</EmptyState>
      ) : (
        <Queue
          caption={w.breaches}
          timeLabel={w.late}
          titleLabel={w.matter}
          sorted="descending"
          columns={[w.promised, w.answered, w.team, w.holder, ...(open ? [w.handOut] : [])]}
          rows={rows.map((row) => ({
            id: row.id,
            href: to("contact", lang, { id: row.id }),
            state: row.answeredAt ? ("done" as const) : ("overdue" as const),
            time: lateBy(row.breachedAt, row.answeredAt ?? scope.now, lang),
            title: site.topicName(row.topic)[lang],
            sub: `${row.reference} · ${site.content.findLine(row.line)?.names[lang] ?? row.line}`,
            cells: [
              day(row.breachedAt, lang, scope.now),
              row.answeredAt ? day(row.answeredAt, lang, scope.now) : w.notAnswered,
              site.content.findTeam(row.team)?.names[lang] ?? row.team,
              row.holderName ?? staffWords(lang).inQueue,
              ...(open
                ? [
                    <GiveTo
                      exchange={exchange}
                      back="breaches"
                      row={row}
                      team={people.filter((one) => one.teams.includes(row.team))}
                    />,
                  ]
                : []),
            ],
          }))}
        />
      )}
      <OpenPagination lang={lang} at={at} more={found.length > BREACH_ROWS} href={path} />
    </StaffPage>,
  );
}
