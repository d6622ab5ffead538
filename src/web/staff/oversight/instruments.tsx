import {
  type Fault,
  faultText,
  type ImportReport,
  importInstruments,
  MOST_ROWS,
  UnreadableFile,
} from "#src/domains/instruments/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  Checkboxes,
  ErrorSummary,
  Failure,
  FileField,
  Flash,
  Form,
  fill,
  LineList,
  Table,
} from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { importWords } from "./instrument-words.ts";

/** Where measures are brought in from a file. */
export const showImport = (site: Site, exchange: Exchange): Answer => draw(site, exchange, {});

interface Outcome {
  readonly error?: string;
  readonly report?: ImportReport;
}

/** Takes a file: all of it or nothing, with a report of every row that is not as it should be. */
export async function takeImport(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields, files } = exchange;
  const w = importWords(lang);
  const file = files.get("file");
  if (!file || (file.name === "" && file.bytes.byteLength === 0))
    return draw(site, exchange, { error: w.fileMissing });
  try {
    const report = await importInstruments(scope.db, site.content, file.bytes, {
      by: staffOf(exchange).professionalId,
      now: scope.now,
      alsoAlike: fields.has("also"),
    });
    return draw(site, exchange, { report });
  } catch (fault) {
    if (!(fault instanceof UnreadableFile)) throw fault;
    const line = fault.line === undefined ? "" : ` ${fill(w.line, { line: fault.line })}`;
    return draw(site, exchange, { error: `${w.unreadable[fault.fault]}${line}` });
  }
}

function draw(site: Site, exchange: Exchange, { error, report }: Outcome): Answer {
  const { lang } = exchange;
  const w = importWords(lang);
  const wrong = error !== undefined || (report !== undefined && isFaulty(report));
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("content", lang) }}
      hasErrors={wrong}
    >
      <ErrorSummary lang={lang} errors={error ? [{ field: "file", text: error }] : []} />
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <p>
        <a href={`${to("instrumentsExport", lang)}?format=csv`}>{w.template}</a> ·{" "}
        <a href={to("instruments", lang)}>{w.library}</a>
      </p>
      {report && <Report report={report} exchange={exchange} />}
      <Form action={to("instrumentsImport", lang)} csrf={exchange.csrf()} upload plain>
        <Box tight>
          <FileField
            lang={lang}
            name="file"
            label={w.file}
            hint={fill(w.fileHint, { n: MOST_ROWS })}
            error={error}
            accept=".csv,.xlsx,text/csv"
          />
          <Checkboxes
            lang={lang}
            name="also"
            label={w.alsoLabel}
            values={[]}
            choices={[{ value: "yes", label: w.also }]}
          />
          <Button>{w.send}</Button>
        </Box>
      </Form>
    </StaffPage>,
    wrong ? 422 : 200,
  );
}

const isFaulty = ({ faultCount, missingColumns, columnsTwice }: ImportReport): boolean =>
  faultCount + missingColumns.length + columnsTwice.length > 0;

const Report = ({ report, exchange }: { report: ImportReport; exchange: Exchange }) => {
  const { lang } = exchange;
  const w = importWords(lang);
  const counts = fill(w.counts, {
    rows: report.rows,
    added: report.added.length,
    changed: report.changed.length,
    unchanged: report.unchanged.length,
    alike: report.alike.length,
    faults: report.faultCount,
  });
  const columns = [
    ...report.missingColumns.map((column) => fill(w.missing, { column })),
    ...report.columnsTwice.map((column) => fill(w.twice, { column })),
    ...report.unknownColumns.map(({ column, nearest }) =>
      [fill(w.unknown, { column }), nearest && fill(w.meant, { nearest })].filter(Boolean).join(" "),
    ),
  ];
  return (
    <>
      {isFaulty(report) ? (
        <Failure title={w.notWritten}>{counts}</Failure>
      ) : (
        <>
          <Flash text={report.written ? w.written : w.nothingNew} />
          <p>{counts}</p>
        </>
      )}
      {columns.length > 0 && (
        <Box tight id="columns" title={w.columns}>
          <LineList small items={columns} />
        </Box>
      )}
      {report.faults.length > 0 && (
        <>
          {report.faultCount > report.faults.length && (
            <p>{fill(w.moreFaults, { n: report.faults.length })}</p>
          )}
          <Table<Fault>
            caption={w.faults}
            cards
            rows={report.faults}
            columns={[
              { label: w.row, header: true, cell: ({ row }) => row },
              { label: w.column, cell: ({ column }) => column ?? "–" },
              { label: w.what, cell: (fault) => faultText(fault, lang) },
            ]}
          />
        </>
      )}
      {report.alike.length > 0 && (
        <Box tight id="alike" title={w.alike}>
          <LineList
            small
            items={report.alike
              .slice(0, 200)
              .map(({ row, abbr, like }) => fill(w.alikeRow, { row, abbr, like: like.abbr }))}
          />
        </Box>
      )}
    </>
  );
};
