import { type RiskCount, riskCounts } from "#src/domains/contacts/index.ts";
import { members } from "#src/domains/people/index.ts";
import {
  byHour,
  cameByHour,
  sameWeekdays,
  type TeamLoad,
  takenBy,
  teamLoads,
} from "#src/domains/teams/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { number } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Chips, Columns, fill, Table } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { Hours } from "./hours.tsx";
import { LeadNav } from "./lead-nav.tsx";
import { OfAbsent, People } from "./people.tsx";
import { leadWords } from "./words.ts";

/** Within so many hours a promise or limit counts as about to end. */
const SOON_HOURS = 8;

const spanOf = (day: Temporal.PlainDate) => ({
  day,
  from: startOfDay(day),
  before: startOfDay(day.add({ days: 1 })),
});

/** The team lead's day: how each own team stands, who is at work, and what came by the hour. Figures: nobody's data. */
export async function showToday(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const { now, db } = scope;
  const staff = staffOf(exchange);
  const w = leadWords(lang);
  const today = localDate(now);
  const chosen = staff.teams.find((team) => team === exchange.query.get("team"));
  const teams = chosen ? [chosen] : staff.teams;
  const [loads, soon, people, taken, came] = await Promise.all([
    teamLoads(db, staff.teams, spanOf(today)),
    riskCounts(db, { teams: staff.teams, lines: staff.lines, until: now.add({ hours: SOON_HOURS }) }, now),
    members(db, teams, today),
    takenBy(db, teams),
    cameByHour(db, teams, [today, ...sameWeekdays(today)].map(spanOf)),
  ]);
  const [ofToday, ...before] = came;
  const hours = byHour(ofToday?.hours ?? new Map(), before);
  const here = to("today", lang);
  const name = (team: string) => site.content.findTeam(team)?.names[lang] ?? team;
  return page(
    <StaffPage site={site} exchange={exchange} title={w.today} live={staff.teams.map((id) => `team:${id}`)}>
      <h1>{w.today}</h1>
      <LeadNav exchange={exchange} at="today" />
      <p>{w.todayLead}</p>
      <Loads {...{ exchange, loads, soon, name }} />
      {staff.teams.length > 1 && (
        <Chips
          label={w.team}
          chips={[
            { href: here, label: w.all, current: chosen === undefined },
            ...staff.teams.map((team) => ({
              href: `${here}?team=${team}`,
              label: name(team),
              current: team === chosen,
            })),
          ]}
        />
      )}
      <OfAbsent {...{ exchange, people, taken }} />
      <Columns shape="2-1">
        <div>
          <People {...{ site, exchange, people, taken }} />
        </div>
        <aside>
          <Hours lang={lang} rows={hours.rows} weeks={hours.weeks} />
        </aside>
      </Columns>
    </StaffPage>,
  );
}

const Loads = (props: {
  exchange: Exchange;
  loads: readonly TeamLoad[];
  soon: readonly RiskCount[];
  name: (team: string) => string;
}) => {
  const { lang } = props.exchange;
  const w = leadWords(lang);
  const soon = new Map(props.soon.map(({ team, contacts }) => [team, contacts]));
  const figure = (label: string, of: (load: TeamLoad) => number) => ({
    label,
    numeric: true,
    cell: (load: TeamLoad) => number(of(load), lang),
  });
  return (
    <Box tight id="loads" title={w.teams}>
      <Table<TeamLoad>
        dense
        cards
        caption={w.teams}
        captionHidden
        rows={props.loads}
        rowId={({ team }) => `load-${team}`}
        columns={[
          {
            label: w.team,
            header: true,
            cell: ({ team }) => <a href={`${to("inbox", lang)}?team=${team}`}>{props.name(team)}</a>,
          },
          figure(w.came, ({ came }) => came),
          figure(w.open, ({ open }) => open),
          figure(w.free, ({ free }) => free),
          figure(w.answered, ({ answered }) => answered),
          {
            label: fill(w.soon, { n: SOON_HOURS }),
            numeric: true,
            cell: ({ team }) => (
              <a href={`${to("atRisk", lang)}?hours=${SOON_HOURS}`}>{number(soon.get(team) ?? 0, lang)}</a>
            ),
          },
        ]}
      />
    </Box>
  );
};
