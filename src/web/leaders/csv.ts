import type { Figures, GroupFigures, Share, StepFigures } from "#src/domains/measures/index.ts";
import type { Answer } from "#src/platform/http/route.ts";
import { dateText } from "./values.ts";
import type { View } from "./view.ts";

interface Line {
  readonly breakdown: string;
  readonly code: string;
  readonly name: string;
  readonly measure: string;
  /** null: hidden; undefined: there is nothing. */
  readonly value: number | null | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

type Of = Pick<Line, "breakdown" | "code" | "name">;

const share = (of: Of, measure: string, figure: Share | null): Line[] => [
  {
    ...of,
    measure,
    value: figure === null ? null : (figure.share ?? undefined),
    low: figure?.interval?.low,
    high: figure?.interval?.high,
  },
  { ...of, measure: `${measure}.of`, value: figure === null ? null : figure.of },
];

const figures = (of: Of, row: Figures): Line[] => [
  { ...of, measure: "contacts", value: row.contacts },
  { ...of, measure: "open-now", value: row.open },
  { ...of, measure: "overdue-now", value: row.overdue },
  { ...of, measure: "waiting-now", value: row.waiting },
  ...share(of, "answered-in-time", row.inTime),
  {
    ...of,
    measure: "time-to-answer.median-minutes",
    value: row.waits === null ? null : (row.waits.median ?? undefined),
  },
  {
    ...of,
    measure: "time-to-answer.p90-minutes",
    value: row.waits === null ? null : (row.waits.p90 ?? undefined),
  },
  ...share(of, "alarms-in-time", row.alarms),
];

const group = (of: Of, row: GroupFigures): Line[] => [
  { ...of, measure: "contacts", value: row.contacts },
  ...share(of, "answered-in-time", row.inTime),
];

const step = (of: Of, row: StepFigures): Line[] => [
  { ...of, measure: "answered-in-time", value: row.share },
  ...(row.answered === undefined ? [] : [{ ...of, measure: "answered-in-time.of", value: row.answered }]),
];

function lines({ w, lang, names, report }: View): Line[] {
  const of = (breakdown: string, code: string, name: string): Of => ({ breakdown, code, name });
  return [
    ...figures(of(w.whole, "", ""), report.total),
    ...report.steps.flatMap((row) =>
      step(of(w[report.period.unit], String(row.from), dateText(row.from, lang)), row),
    ),
    ...report.lines.flatMap((row) => figures(of(w.line, row.line, names.line(row.line)), row)),
    ...report.channels.map((code, i) => ({
      ...of(w.channel, code, names.channel(code)),
      measure: "contacts",
      value: report.byChannel[i],
    })),
    ...report.lines.flatMap((row) =>
      report.channels.map((code, i) => ({
        ...of(
          `${w.line}, ${w.channel}`,
          `${row.line}|${code}`,
          `${names.line(row.line)}, ${names.channel(code)}`,
        ),
        measure: "contacts",
        value: row.byChannel[i],
      })),
    ),
    ...report.municipalities.flatMap((row) =>
      group(of(w.municipality, row.code, names.municipality(row.code)), row),
    ),
    ...report.languages.flatMap((row) => group(of(w.language, row.code, names.language(row.code)), row)),
  ];
}

/** A cell that no spreadsheet takes for a formula or for two cells. */
function cell(text: string, separator: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return plain.includes(separator) || /["\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * The page's figures as a table, one figure a line, what is hidden named so. Comma and point in English, semicolon
 * and decimal comma in Finnish and Swedish, as spreadsheets of the language expect; UTF-8 with its mark.
 */
export function csvText(view: View): string {
  const { w, lang, report } = view;
  const separator = lang === "en" ? "," : ";";
  const decimal = (value: number) =>
    String(Math.round(value * 10_000) / 10_000).replace(".", lang === "en" ? "." : ",");
  const shown = (value: number | null | undefined) =>
    value === undefined ? "" : value === null ? w.hidden : decimal(value);
  const optional = (value: number | undefined) => (value === undefined ? "" : decimal(value));
  const rows = [
    [w.from, w.to, w.breakdown, w.code, w.name, w.measure, w.value, w.low, w.high],
    ...lines(view).map((line) => [
      String(report.period.from),
      String(report.period.to),
      line.breakdown,
      line.code,
      line.name,
      line.measure,
      shown(line.value),
      optional(line.low),
      optional(line.high),
    ]),
  ];
  return `\ufeff${rows.map((row) => row.map((text) => cell(text, separator)).join(separator)).join("\r\n")}\r\n`;
}

export function csv(view: View): Answer {
  const { from, to } = view.report.period;
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="prima-botnia-${from}-${to}.csv"`,
    "cache-control": "no-store",
  };
  return { kind: "raw", response: new Response(csvText(view), { headers }) };
}
