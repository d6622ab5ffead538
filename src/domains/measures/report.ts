import { BUCKET_MINUTES } from "./deltas.ts";
import { LEAST_SHOWN, type Protected, protect, totals } from "./disclosure.ts";
import {
  DIMENSIONS,
  type Figures,
  type Filters,
  type FlowRow,
  type GroupFigures,
  type Happening,
  type OpenRow,
  type Read,
  type Report,
  type Share,
  type StepFigures,
  type StepRow,
  type WaitRow,
  type Waits,
} from "./model.ts";
import { type Period, stepEnd } from "./period.ts";
import { quantileBucket } from "./quantile.ts";
import { wilson95 } from "./wilson.ts";

/** What the breakdowns list, in their order. What is counted under another code gets a row after these. */
export interface Known {
  readonly lines: readonly string[];
  readonly channels: readonly string[];
  readonly municipalities: readonly string[];
  readonly languages: readonly string[];
}

const place = (filters: Filters) => DIMENSIONS.map((dimension) => filters[dimension]);
const placed = (rows: readonly (FlowRow | OpenRow)[]) =>
  rows.map((row) => ({ at: DIMENSIONS.map((dimension) => row[dimension]), n: Math.max(0, row.n) }));
const total = (rows: readonly { n: number }[]) => rows.reduce((sum, { n }) => sum + n, 0);

const listed = (
  known: readonly string[],
  rows: readonly FlowRow[],
  dimension: (typeof DIMENSIONS)[number],
) => [...new Set([...known, ...rows.map((row) => row[dimension]).sort()])];

function shareOf(hits: number, of: number): Share {
  return { hits, of, share: of === 0 ? null : hits / of, interval: wilson95(hits, of) };
}

/** The minutes within which the share `q` had an answer: the end of its quarter of an hour. */
function within(counts: readonly WaitRow[], q: number): number | null {
  const bucket = quantileBucket(counts, q);
  return bucket === null ? null : (bucket + 1) * BUCKET_MINUTES;
}

interface Tables {
  readonly received: Protected;
  readonly answered: Protected;
  readonly alarms: Protected;
  readonly open: Protected;
  readonly overdue: Protected;
  readonly waiting: Protected;
}

/**
 * Makes the page's figures. Every count is asked of a table over all lines, channels, municipalities and languages
 * in which what tells of few is hidden (`protect`); a share, an interval and a waiting time are shown only where
 * the count they stand on is.
 */
export function report(read: Read, period: Period, filters: Filters, known: Known): Report {
  const of = (measure: Happening) => read.flow.filter((row) => row.measure === measure);
  const [received, answered] = [of("received"), of("answered")];
  const inTime = totals(4, placed(of("in-time")));
  const seen = totals(4, placed(of("alarm-in-time")));
  const open = (state: OpenRow["state"]) =>
    protect(4, placed(read.open.filter((row) => row.state === state)));
  const tables: Tables = {
    received: protect(4, placed(received)),
    answered: protect(4, placed(answered)),
    alarms: protect(4, placed(of("alarm"))),
    open: protect(4, placed(read.open)),
    overdue: open("overdue"),
    waiting: open("waiting"),
  };

  const share = (base: Protected, hits: ReturnType<typeof totals>, at: Filters): Share | null => {
    const n = base.shown(place(at));
    return n === null ? null : shareOf(hits(place(at)), n);
  };
  const figures = (at: Filters): Figures => ({
    contacts: tables.received.shown(place(at)),
    open: tables.open.shown(place(at)),
    overdue: tables.overdue.shown(place(at)),
    waiting: tables.waiting.shown(place(at)),
    inTime: share(tables.answered, inTime, at),
    waits: tables.answered.shown(place(at)) === null ? null : waitsOf(read.waits, at.line),
    alarms: share(tables.alarms, seen, at),
  });
  const group = (code: string, at: Filters): GroupFigures => ({
    code,
    contacts: tables.received.shown(place(at)),
    inTime: share(tables.answered, inTime, at),
  });

  const channels = listed(known.channels, received, "channel");
  const anyLine = { ...filters, line: undefined };
  const byChannel = (at: Filters) =>
    channels.map((channel) => tables.received.shown(place({ ...at, channel })));
  const past = (measure: StepRow["measure"]) =>
    read.steps.filter((row) => row.measure === measure && row.step === 0 && reaches(row, filters));
  const pastAnswered = total(past("answered"));
  return {
    period,
    filters,
    total: figures(filters),
    previousShare: pastAnswered < LEAST_SHOWN ? null : total(past("in-time")) / pastAnswered,
    channels,
    byChannel: byChannel({ ...filters, line: undefined }),
    allLines: tables.received.shown(place({ ...anyLine, channel: undefined })),
    lines: listed(known.lines, received, "line").map((line) => ({
      line,
      ...figures({ ...filters, line }),
      byChannel: byChannel({ ...filters, line }),
      allChannels: tables.received.shown(place({ ...filters, line, channel: undefined })),
    })),
    municipalities: listed(known.municipalities, received, "municipality").map((code) =>
      group(code, { ...filters, municipality: code }),
    ),
    allMunicipalities: share(tables.answered, inTime, { ...filters, municipality: undefined }),
    languages: listed(known.languages, received, "language").map((code) =>
      group(code, { ...filters, language: code }),
    ),
    steps: steps(period, filters, read.steps),
    empty: received.length === 0 && answered.length === 0 && read.open.length === 0,
  };
}

function waitsOf(rows: readonly WaitRow[], line: string | undefined): Waits {
  const of = line === undefined ? rows : rows.filter((row) => row.line === line);
  return { median: within(of, 0.5), p90: within(of, 0.9) };
}

/**
 * The share by step. The counts beside it stand only where neither municipality nor language is chosen: a step of one
 * municipality could else be found by taking the others' from the whole county's.
 */
function steps(period: Period, filters: Filters, rows: readonly StepRow[]): StepFigures[] {
  const wide = filters.municipality === undefined && filters.language === undefined;
  const of = (measure: StepRow["measure"]) => rows.filter((row) => row.measure === measure && row.step > 0);
  const [answered, inTime] = [of("answered"), of("in-time")];
  const table = protect(
    3,
    answered.map((row) => ({ at: [row.line, row.channel, String(row.step)], n: row.n })),
  );
  return period.steps.map((from, index) => {
    const here = (row: StepRow) => row.step === index + 1 && reaches(row, filters);
    const n = total(answered.filter(here));
    const counted = table.shown([filters.line, filters.channel, String(index + 1)]);
    const hidden = n < LEAST_SHOWN || (wide && counted === null);
    return {
      from,
      to: stepEnd(period, index),
      share: hidden ? null : total(inTime.filter(here)) / n,
      answered: wide ? counted : undefined,
    };
  });
}

const reaches = (row: StepRow, { line, channel }: Filters) =>
  (line === undefined || row.line === line) && (channel === undefined || row.channel === channel);
