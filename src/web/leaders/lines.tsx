import type { LineFigures } from "#src/domains/measures/index.ts";
import { Box, fill, number, Table } from "../ui/index.ts";
import { DefinitionLink } from "./definition-link.tsx";
import { linesWords } from "./lines-words.ts";
import { count, duration, percent, shareText } from "./values.ts";
import type { View } from "./view.ts";

const largest = <T,>(items: readonly T[], of: (item: T) => number | null): T | undefined =>
  items.filter((item) => (of(item) ?? 0) > 0).sort((a, b) => (of(b) ?? 0) - (of(a) ?? 0))[0];

/** The promise, the wait and what is open, line by line. */
export const Lines = ({ view }: { view: View }) => {
  const { lang, w, names, report } = view;
  const own = linesWords(lang);
  const most = largest(report.lines, ({ contacts }) => contacts);
  const waited = (row: LineFigures, which: "median" | "p90") => {
    if (row.waits === null) return w.hidden;
    const minutes = row.waits[which];
    return minutes === null ? w.none : duration(minutes, lang);
  };
  return (
    <Box id="lines" title={own.linesTitle}>
      <p class="say">
        {most
          ? fill(own.linesSay, { line: names.line(most.line), n: count(most.contacts, lang) })
          : own.linesNone}
      </p>
      <Table<LineFigures>
        caption={own.linesTable}
        captionHidden
        cards
        rows={report.lines}
        columns={[
          { label: w.line, header: true, cell: (row) => names.line(row.line) },
          { label: w.contactsShort, numeric: true, cell: (row) => count(row.contacts, lang) },
          { label: w.inTime, numeric: true, cell: (row) => shareText(row.inTime, lang) },
          { label: own.medianShort, numeric: true, cell: (row) => waited(row, "median") },
          { label: own.p90Short, numeric: true, cell: (row) => waited(row, "p90") },
          { label: own.openShort, numeric: true, cell: (row) => count(row.open, lang) },
          { label: own.overdueShort, numeric: true, cell: (row) => count(row.overdue, lang) },
        ]}
      />
      <p class="pb-def pb-flush">
        <DefinitionLink view={view} measure="time-to-answer" /> ·{" "}
        <DefinitionLink view={view} measure="open-now" /> ·{" "}
        <DefinitionLink view={view} measure="overdue-now" />
      </p>
    </Box>
  );
};

interface ChannelRow {
  readonly channel: string;
  readonly n: number | null;
  readonly byLine: readonly (number | null)[];
}

/** Contacts by channel, as bars, and by channel and line, as a table with its totals. */
export const Channels = ({ view }: { view: View }) => {
  const { lang, w, names, report } = view;
  const own = linesWords(lang);
  const rows: ChannelRow[] = report.channels.map((channel, index) => ({
    channel,
    n: report.byChannel[index] ?? null,
    byLine: report.lines.map((line) => line.byChannel[index] ?? null),
  }));
  const most = largest(rows, ({ n }) => n);
  const whole = report.allLines;
  const totals = { channel: "", n: whole, byLine: report.lines.map((line) => line.allChannels) };
  return (
    <Box id="channels" title={own.channelsTitle}>
      <p class="say">
        {most && whole
          ? fill(own.channelsSay, {
              channel: names.channel(most.channel),
              n: number(lang, most.n ?? 0),
              share: percent((most.n ?? 0) / whole, lang),
            })
          : own.channelsNone}
      </p>
      <Table<ChannelRow>
        caption={own.channelsTable}
        captionHidden
        rows={[...rows, totals]}
        columns={[
          {
            label: w.channel,
            header: true,
            cell: ({ channel }) => (channel ? names.channel(channel) : own.total),
          },
          ...report.lines.map(({ line }, index) => ({
            label: names.line(line),
            numeric: true,
            cell: ({ byLine }: ChannelRow) => count(byLine[index] ?? null, lang),
          })),
          { label: own.total, numeric: true, cell: ({ n }) => count(n, lang) },
        ]}
      />
      <p class="pb-def pb-flush">
        <DefinitionLink view={view} measure="contacts" />
      </p>
    </Box>
  );
};

/** Signs of danger: how many were seen in the time that the alarm gives. */
export const Alarms = ({ view }: { view: View }) => {
  const { lang, report } = view;
  const own = linesWords(lang);
  const { alarms } = report.total;
  const say =
    alarms === null
      ? own.alarmsHidden
      : alarms.share === null
        ? own.noAlarms
        : fill(own.alarmsOf, {
            hits: number(lang, alarms.hits),
            of: number(lang, alarms.of),
            share: percent(alarms.share, lang),
          });
  return (
    <Box id="alarms" title={own.alarms}>
      <p class="say">{say}</p>
      <p class="pb-def pb-flush">
        <DefinitionLink view={view} measure="alarms-in-time" />
      </p>
    </Box>
  );
};
