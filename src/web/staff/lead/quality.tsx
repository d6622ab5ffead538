import {
  checklistOf,
  type QualityCount,
  qualityCounts,
  SAMPLE,
  type Sampled,
  sampleOf,
  weeksToLookAt,
  yesOf,
} from "#src/domains/teams/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { recordList } from "#src/platform/audit/record.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { EmptyState, Filters, fill, Select, StateTag, Table } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { LeadNav } from "./lead-nav.tsx";
import { qualityWords } from "./quality-words.ts";

/** So many months stand side by side. */
const MONTHS = 3;

/** A team's sample of a week to look at, and how its answers were found by month. */
export async function showQuality(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const staff = staffOf(exchange);
  const w = qualityWords(lang);
  const today = localDate(scope.now);
  const weeks = weeksToLookAt(today);
  const week = weeks.find((one) => one.toString() === exchange.query.get("week")) ?? weeks[0];
  const team = staff.teams.find((one) => one === exchange.query.get("team")) ?? staff.teams[0];
  const months = monthsOf(today);
  const span = { from: startOfDay(months.at(-1) ?? today), before: startOfDay(today.add({ days: 1 })) };
  const [sample, counts] = await Promise.all([
    team && week ? sampleOf(scope, staff, team, week) : [],
    team ? qualityCounts(scope.db, team, span) : [],
  ]);
  await recordList(
    scope.db,
    scope.requestId,
    staff.sessionId,
    { at: scope.now, by: actorRef(staff), ground: "role-duty" },
    sample.map(({ id, personId }) => ({ contactId: id, personId })),
  );
  return page(
    <StaffPage site={site} exchange={exchange} title={w.quality}>
      <h1>{w.quality}</h1>
      <LeadNav exchange={exchange} at="quality" />
      <p>{fill(w.lead, { n: SAMPLE })}</p>
      <Filters lang={lang} action={to("quality", lang)} submit={w.show}>
        <Select
          lang={lang}
          name="team"
          label={w.team}
          value={team}
          options={staff.teams.map((id) => ({
            value: id,
            label: site.content.findTeam(id)?.names[lang] ?? id,
          }))}
        />
        <Select
          lang={lang}
          name="week"
          label={w.week}
          value={week?.toString()}
          options={weeks.map((one) => ({
            value: one.toString(),
            label: day(startOfDay(one), lang, scope.now),
          }))}
        />
      </Filters>
      <h2>{w.sample}</h2>
      {sample.length === 0 ? (
        <EmptyState title={w.none}>{w.noneBody}</EmptyState>
      ) : (
        <Sample {...{ site, exchange, sample }} />
      )}
      <h2>{w.figures}</h2>
      <Figures {...{ site, exchange, counts, months }} />
    </StaffPage>,
  );
}

const Sample = (props: { site: Site; exchange: Exchange; sample: readonly Sampled[] }) => {
  const { lang, scope } = props.exchange;
  const w = qualityWords(lang);
  return (
    <Table<Sampled>
      dense
      cards
      caption={w.sample}
      captionHidden
      rows={props.sample}
      rowId={({ id }) => `sampled-${id}`}
      columns={[
        {
          label: w.matter,
          header: true,
          cell: ({ id, topic, reference }) => (
            <>
              <a href={to("qualityContact", lang, { id })}>{props.site.topicName(topic)[lang]}</a>{" "}
              <span class="pb-quiet pb-nowrap">{reference}</span>
            </>
          ),
        },
        { label: w.closed, cell: ({ closedAt }) => day(closedAt, lang, scope.now) },
        {
          label: w.state,
          cell: ({ reviewedAt }) => (
            <StateTag state={reviewedAt ? "done" : "waiting"}>{reviewedAt ? w.done : w.todo}</StateTag>
          ),
        },
      ]}
    />
  );
};

const monthsOf = (today: Temporal.PlainDate) =>
  Array.from({ length: MONTHS }, (_, n) => today.with({ day: 1 }).subtract({ months: n }));

const Figures = (props: {
  site: Site;
  exchange: Exchange;
  counts: readonly QualityCount[];
  months: readonly Temporal.PlainDate[];
}) => {
  const { counts, months } = props;
  const { lang } = props.exchange;
  const w = qualityWords(lang);
  if (counts.length === 0) return <p>{w.figuresNone}</p>;
  return (
    <Table
      dense
      caption={w.figures}
      captionHidden
      rows={checklistOf(props.site.content).questions}
      columns={[
        { label: w.question, header: true, cell: ({ names }) => names[lang] },
        ...months.map((month) => ({
          label: `${month.month}/${month.year}`,
          numeric: true,
          cell: ({ id }: { id: string }) => {
            const found = yesOf(counts, month.toString().slice(0, 7), id);
            return found ? `${found.yes}/${found.of}` : w.noData;
          },
        })),
      ]}
    />
  );
};
