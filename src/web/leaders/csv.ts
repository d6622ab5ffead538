import type { Figures, GroupFigures, Share, StepFigures } from "#src/domains/measures/index.ts";
import type { Answer } from "#src/platform/http/route.ts";
import { csvAnswer, csvTable } from "./csv-table.ts";
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

/** The page's figures as a table, one figure a line, what is hidden named so. */
function csvText(view: View): string {
  const { w, lang, report } = view;
  const { from, to } = report.period;
  return csvTable(lang, [
    [w.from, w.to, w.breakdown, w.code, w.name, w.measure, w.value, w.low, w.high],
    ...lines(view).map((line) => [
      String(from),
      String(to),
      line.breakdown,
      line.code,
      line.name,
      line.measure,
      line.value,
      line.low,
      line.high,
    ]),
  ]);
}

export function csv(view: View): Answer {
  const { from, to } = view.report.period;
  return csvAnswer(csvText(view), `prima-botnia-${from}-${to}.csv`);
}
