import { atRisk, RISK_ROWS, type RiskCount, riskCounts } from "#src/domains/contacts/index.ts";
import { colleagues, type Professional } from "#src/domains/people/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { mayByRole } from "#src/platform/access/permissions.ts";
import { recordList } from "#src/platform/audit/record.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { moment, number } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Chips, EmptyState, Flash, fill, OpenPagination, Queue, Table } from "../../ui/index.ts";
import { LeadNav } from "../lead/lead-nav.tsx";
import { pageAsked, staffOf } from "../staff-of.ts";
import { timeTag } from "../time-tag.ts";
import { staffWords } from "../words.ts";
import { GiveTo } from "./give-to.tsx";
import { riskWords } from "./risk-words.ts";
import { oversightWords } from "./words.ts";

/** Within how many hours one may ask what runs out; the first unless another is chosen. */
const HOURS = [8, 4, 24, 72];

const Counts = ({
  site,
  exchange,
  counts,
}: {
  site: Site;
  exchange: Exchange;
  counts: readonly RiskCount[];
}) => {
  const { lang } = exchange;
  const w = riskWords(lang);
  return (
    <Table
      caption={w.byTeam}
      dense
      columns={[
        {
          label: oversightWords(lang).team,
          header: true,
          cell: (row: RiskCount) => site.content.findTeam(row.team)?.names[lang] ?? row.team,
        },
        { label: w.contacts, numeric: true, cell: (row: RiskCount) => number(row.contacts, lang) },
        { label: w.clocks, numeric: true, cell: (row: RiskCount) => number(row.clocks, lang) },
      ]}
      rows={counts}
    />
  );
};

/** What will break its promise or limit within some hours on the team lead's own lines, to hand out in time. */
export async function showAtRisk(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const { now } = scope;
  const staff = staffOf(exchange);
  const w = riskWords(lang);
  const o = oversightWords(lang);
  const at = pageAsked(exchange);
  const hours = HOURS.find((n) => String(n) === exchange.query.get("hours")) ?? HOURS[0] ?? 0;
  const { teams, lines } = staff;
  const reach = { teams, lines, until: now.add({ hours }) };
  const [found, counts, people] = await Promise.all([
    atRisk(scope.db, reach, now, at),
    riskCounts(scope.db, reach, now),
    mayByRole(staff, "contact.hand-out")
      ? colleagues(scope.db, teams, localDate(now))
      : ([] as Professional[]),
  ]);
  const rows = found.slice(0, RISK_ROWS);
  await recordList(
    scope.db,
    scope.requestId,
    staff.sessionId,
    { at: now, by: actorRef(staff), ground: "queue-duty" },
    rows.map(({ id, personId }) => ({ contactId: id, personId })),
  );
  const here = to("atRisk", lang);
  return page(
    <StaffPage site={site} exchange={exchange} title={w.atRisk} live={teams.map((id) => `team:${id}`)}>
      <h1>{w.atRisk}</h1>
      <LeadNav exchange={exchange} at="atRisk" />
      <Flash text={exchange.query.get("done") === "hand-out" ? o.handedOut : undefined} />
      <p>{w.lead}</p>
      <Chips
        label={w.within}
        chips={[...HOURS]
          .sort((a, b) => a - b)
          .map((n) => ({
            href: `${here}?hours=${n}`,
            label: fill(w.hours, { n }),
            current: n === hours,
          }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={w.none}>{w.noneBody}</EmptyState>
      ) : (
        <>
          <div class="nhsuk-u-margin-bottom-4">
            <Counts site={site} exchange={exchange} counts={counts} />
          </div>
          <Queue
            caption={w.atRisk}
            timeLabel={w.left}
            titleLabel={o.matter}
            sorted="ascending"
            columns={[w.limit, w.ends, o.team, o.holder, o.handOut]}
            rows={rows.map((row) => {
              const { state, text } = timeTag(
                { status: "queued", dueAt: row.dueAt, alarmDueAt: null, alarmSeenAt: null },
                lang,
                now,
              );
              const rule = site.county.rule(row.rule);
              return {
                id: row.id,
                href: to("contact", lang, { id: row.id }),
                state,
                time: text,
                title: site.topicName(row.topic)[lang],
                sub: `${row.reference} · ${site.content.findLine(row.line)?.names[lang] ?? row.line}`,
                cells: [
                  row.kind === "promise" ? w.promise : rule.name[lang],
                  moment(row.dueAt, lang, now),
                  site.content.findTeam(row.team)?.names[lang] ?? row.team,
                  row.holderName ?? staffWords(lang).inQueue,
                  <GiveTo
                    exchange={exchange}
                    back="atRisk"
                    row={row}
                    team={people.filter((one) => one.teams.includes(row.team))}
                  />,
                ],
              };
            })}
          />
        </>
      )}
      <OpenPagination
        lang={lang}
        at={at}
        more={found.length > RISK_ROWS}
        href={(n) => `${here}?hours=${hours}&page=${n}`}
      />
    </StaffPage>,
  );
}
