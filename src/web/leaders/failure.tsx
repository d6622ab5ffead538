import { failureCauses } from "#src/domains/contacts/index.ts";
import {
  type FailureReport,
  type FailureShare,
  failureReport,
  readFailures,
} from "#src/domains/measures/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { day } from "../format.ts";
import { StaffPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, EmptyState, number, Table } from "../ui/index.ts";
import { failureWords } from "./failure-words.ts";
import { percent } from "./values.ts";
import { leadersWords } from "./words.ts";

const WEEKS = 8;

/** Failure demand of the last weeks: its share by line and week, and what was left undone where. Nobody is in it. */
export async function showFailures(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = failureWords(lang);
  const l = leadersWords(lang);
  const today = localDate(scope.now);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const rows = await readFailures(scope.db, monday.subtract({ weeks: WEEKS - 1 }), today);
  const report = failureReport(rows);
  const lineName = (id: string) => site.content.findLine(id)?.names[lang] ?? id;
  const count = (n: number | null) => (n === null ? l.hidden : number(lang, n));
  const share = ({ share: part }: FailureShare) => (part === null ? l.hidden : percent(part, lang));
  const causeName = (id: string) =>
    failureCauses(site.content).find((one) => one.id === id)?.names[lang] ?? id;
  const figures = [
    { label: w.asked, numeric: true, cell: (row: FailureShare) => count(row.asked) },
    { label: w.continues, numeric: true, cell: (row: FailureShare) => count(row.continues) },
    { label: w.share, numeric: true, cell: share },
  ];
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("leaders", lang), label: l.title }}
      live={["measures"]}
      noindex
    >
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <p>
        <a href={to("definition", lang, { measure: "failure-demand" })}>{w.definition}</a>
      </p>
      {report.total.asked === 0 ? (
        <EmptyState title={w.none}>{w.noneBody}</EmptyState>
      ) : (
        <>
          <Box id="lines" title={w.byLine}>
            <Table<FailureReport["lines"][number]>
              caption={w.byLine}
              captionHidden
              cards
              rows={[...report.lines, { line: "", ...report.total }]}
              columns={[
                {
                  label: l.line,
                  header: true,
                  cell: (row) => (row.line === "" ? w.all : lineName(row.line)),
                },
                ...figures,
              ]}
            />
          </Box>
          <Box id="weeks" title={w.byWeek}>
            <Table<FailureReport["weeks"][number]>
              caption={w.byWeek}
              captionHidden
              cards
              rows={report.weeks}
              columns={[
                {
                  label: w.week,
                  header: true,
                  cell: (row) => day(startOfDay(Temporal.PlainDate.from(row.week)), lang, scope.now),
                },
                ...figures,
              ]}
            />
          </Box>
          <Box id="teams" title={w.byTeam}>
            <Table<FailureReport["teams"][number]>
              caption={w.byTeam}
              captionHidden
              cards
              rows={report.teams}
              columns={[
                {
                  label: w.team,
                  header: true,
                  cell: (row) =>
                    site.content.findTeam(row.team)?.names[lang] ?? `${lineName(row.line)}: ${w.unknown}`,
                },
                { label: w.continues, numeric: true, cell: (row) => count(row.n) },
                {
                  label: w.causes,
                  cell: (row) =>
                    row.causes.map(({ cause, n }) => `${causeName(cause)} (${count(n)})`).join(", "),
                },
              ]}
            />
          </Box>
        </>
      )}
    </StaffPage>,
  );
}
