import {
  FINDINGS,
  type FindingCode,
  findings,
  LOOK_ROWS,
  type ToLookAt,
  toLookAt,
} from "#src/domains/assessments/index.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { recordList } from "#src/platform/audit/record.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { moment } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, EmptyState, OpenPagination, Table } from "../../ui/index.ts";
import { pageAsked, staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import { standardOf } from "./check.ts";
import { Found } from "./found.tsx";
import { assessmentWords } from "./words.ts";

const DAYS_SHOWN = 90;

/** What the reader wrote in which something was found, and what they handled unassessed; below, what each finding means. */
export async function showAssessments(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const { db, now } = scope;
  const staff = staffOf(exchange);
  const w = assessmentWords(lang);
  const at = pageAsked(exchange);
  const rows = await toLookAt(db, staff.professionalId, staff.teams, {
    since: now.subtract({ hours: 24 * DAYS_SHOWN }),
    // What came today may be late already; what is not late yet falls out below.
    before: now,
    page: at,
  });
  const standard = standardOf(site, exchange, null);
  const shown = rows
    .slice(0, LOOK_ROWS)
    .map((row) => ({ row, found: row.assessed ? row.findings : findings(null, row, now, standard) }))
    .filter(({ found }) => found.length > 0);
  await recordList(
    db,
    scope.requestId,
    staff.sessionId,
    { at: now, by: actorRef(staff), ground: "queue-duty" },
    shown.map(({ row }) => ({ contactId: row.id, personId: row.personId })),
  );
  return page(
    <StaffPage site={site} exchange={exchange} title={w.listTitle}>
      <h1>{w.listTitle}</h1>
      <p>{w.listLead}</p>
      {shown.length === 0 ? (
        <EmptyState title={w.listNone}>{w.listNoneBody}</EmptyState>
      ) : (
        <List site={site} exchange={exchange} rows={shown} />
      )}
      <OpenPagination
        lang={lang}
        at={at}
        more={rows.length > LOOK_ROWS}
        href={(n) => `${to("assessments", lang)}?page=${n}`}
      />
      <Box id="definitions" title={w.definitions}>
        <p>{w.definitionsLead}</p>
        <dl class="pb-facts">
          {(Object.keys(FINDINGS) as FindingCode[]).map((code) => (
            <>
              <dt id={code}>
                {w.findings[code][0]}
                {FINDINGS[code].kind !== "missing" && ` (${w.kinds[FINDINGS[code].kind]})`}
              </dt>
              <dd>{w.findings[code][1]}</dd>
            </>
          ))}
        </dl>
      </Box>
    </StaffPage>,
  );
}

interface Row {
  readonly row: ToLookAt;
  readonly found: readonly FindingCode[];
}

const List = ({ site, exchange, rows }: { site: Site; exchange: Exchange; rows: readonly Row[] }) => {
  const { lang, scope } = exchange;
  const w = assessmentWords(lang);
  const s = staffWords(lang);
  return (
    <Table<Row>
      dense
      cards
      queue
      caption={w.listTitle}
      captionHidden
      rows={rows}
      rowId={({ row }) => `row-${row.id}`}
      columns={[
        {
          label: w.matter,
          header: true,
          cell: ({ row }) => (
            <>
              <a href={to("contact", lang, { id: row.id })}>{site.topicName(row.topic)[lang]}</a>
              <span class="sub pb-num">
                {row.reference} · {s.languages[row.language]}
              </span>
            </>
          ),
        },
        { label: w.received, cell: ({ row }) => moment(row.receivedAt, lang, scope.now) },
        { label: w.what, cell: ({ found }) => <Found lang={lang} found={found} /> },
      ]}
    />
  );
};
