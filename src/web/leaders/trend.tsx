import { Box, fill, LineChart } from "../ui/index.ts";
import { DefinitionLink } from "./definition-link.tsx";
import { dateText, percent, percentValue } from "./values.ts";
import type { View } from "./view.ts";

function shortName(view: View, from: Temporal.PlainDate): string {
  if (view.report.period.unit !== "month")
    return view.lang === "en" ? `${from.day}/${from.month}` : `${from.day}.${from.month}.`;
  const locale = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[view.lang];
  return new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" })
    .format(Date.UTC(from.year, from.month - 1, 1))
    .replace("kuu", "");
}

/** How the share has moved over the period, with its table. */
export const Trend = ({ view }: { view: View }) => {
  const { lang, w, report } = view;
  const known = report.steps.flatMap((step) => (step.share === null ? [] : [{ ...step, share: step.share }]));
  const [last, low, high] = [
    known.at(-1),
    known.reduce<(typeof known)[number] | undefined>((a, b) => (a && a.share <= b.share ? a : b), undefined),
    known.reduce<(typeof known)[number] | undefined>((a, b) => (a && a.share >= b.share ? a : b), undefined),
  ];
  const title = fill(w.trendTitle, { unit: w[report.period.unit] });
  const say =
    last && low && high
      ? fill(w.trendSay, {
          last: percent(last.share, lang),
          low: percent(low.share, lang),
          lowAt: dateText(low.from, lang),
          high: percent(high.share, lang),
          highAt: dateText(high.from, lang),
        })
      : w.trendNone;
  if (known.length === 0)
    return (
      <Box id="trend" title={title}>
        <p>{say}</p>
      </Box>
    );
  const floor = Math.max(0, Math.floor((low ? low.share * 100 - 5 : 0) / 10) * 10);
  const gaps = known.length < report.steps.length;
  return (
    <Box>
      <LineChart
        lang={lang}
        id="trend"
        title={title}
        say={gaps ? `${say} ${w.trendGap}` : say}
        picture={{ title, description: say }}
        periodLabel={w.step}
        valueLabel={w.share}
        casesLabel={report.steps.some(({ answered }) => answered !== undefined) ? w.answers : undefined}
        unit="%"
        range={[floor, 100]}
        points={report.steps.map(({ from, share, answered }) => ({
          label: dateText(from, lang),
          short: shortName(view, from),
          value: share === null ? null : percentValue(share),
          cases: answered,
        }))}
        definition={<DefinitionLink view={view} measure="answered-in-time" />}
      />
    </Box>
  );
};
