import { QUALITIES, type Share } from "#src/domains/measures/index.ts";
import type { Answer } from "#src/platform/http/route.ts";
import { csvAnswer, csvTable, type Value } from "./csv-table.ts";
import { DEFINITIONS } from "./quality-measure.tsx";
import { LIMIT_STATES, type QualityView, qualityNames } from "./quality-view.ts";
import { qualityWords } from "./quality-words.ts";
import { leadersWords } from "./words.ts";

/** The page's figures, one a row; the same ones hidden. */
function qualityCsvText(view: QualityView): string {
  const { lang, report, limits } = view;
  const [w, l] = [qualityWords(lang), leadersWords(lang)];
  const names = qualityNames(view);
  const shares = (measure: string, breakdown: string, code: string, name: string, share: Share | null) => [
    [
      measure,
      breakdown,
      code,
      name,
      share === null ? null : (share.share ?? undefined),
      share === null ? null : share.of,
      share?.interval?.low,
      share?.interval?.high,
    ] satisfies Value[],
  ];
  const rows = QUALITIES.flatMap((quality) => {
    const { total, steps, lines } = report.measures[quality];
    const of = DEFINITIONS[quality];
    return [
      ...shares(of, w.whole, "", "", total),
      ...steps.flatMap(({ from, share }) => shares(of, w.period, String(from), String(from), share)),
      ...lines.flatMap(({ line, share, teams }) => [
        ...shares(of, l.line, line, names.line(line), share),
        ...teams.flatMap((one) => shares(of, w.team, one.team, names.team(one.team), one.share)),
      ]),
    ];
  });
  const limit = (breakdown: string, id: string, name: string, at: (id: string) => [string?, string?]) =>
    LIMIT_STATES.map((state): Value[] => {
      const [rule, team] = at(id);
      return [`law-limits.${state}`, breakdown, id, name, limits.shown(state, rule, team)];
    });
  return csvTable(lang, [
    [w.measure, w.breakdown, l.code, l.name, l.value, w.of, l.low, l.high],
    ...rows,
    ...limits.rules.flatMap((id) => limit(w.rule, id, names.rule(id), (rule) => [rule, undefined])),
    ...limits.teams.flatMap((id) => limit(w.team, id, names.team(id), (team) => [undefined, team])),
  ]);
}

export function qualityCsv(view: QualityView): Answer {
  const { from, to } = view.report.period;
  return csvAnswer(qualityCsvText(view), `prima-botnia-quality-${from}-${to}.csv`);
}
