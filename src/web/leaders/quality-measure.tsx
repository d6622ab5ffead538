import type { Quality, Share } from "#src/domains/measures/index.ts";
import { to } from "../paths.ts";
import { Box, Columns, fill, LineChart, number, Table } from "../ui/index.ts";
import { type QualityView, qualityNames } from "./quality-view.ts";
import { qualityWords } from "./quality-words.ts";
import { count, dateText, intervalText, percent, percentValue, shareText } from "./values.ts";

/** The definition of content/measures.yaml that a measure has. */
export const DEFINITIONS: Readonly<Record<Quality, string>> = {
  "same-weekday": "hta-same-weekday",
  "calls-kept": "call-backs-kept",
  "settled-in-one": "settled-in-one",
};

interface Row {
  readonly name: string;
  readonly share: Share | null;
}

/** One measure: in words, over time with its table, and by line and team. */
export const QualityMeasure = ({ view, quality }: { view: QualityView; quality: Quality }) => {
  const { lang, report } = view;
  const w = qualityWords(lang);
  const figures = report.measures[quality];
  const { total } = figures;
  const until = fill(w.until[quality], { day: dateText(report.until[quality], lang) });
  const definition = (
    <a href={to("definition", lang, { measure: DEFINITIONS[quality] })}>
      {fill(w.definition, { name: w.names[quality] })}
    </a>
  );
  const say = sentence(view, quality);
  const known = figures.steps.flatMap(({ share }) => share?.share ?? []);
  if (total === null || total.of === 0 || known.length === 0)
    return (
      <Box id={quality} title={w.names[quality]}>
        <p class="say">{say}</p>
        <p>{until}</p>
        {quality === "calls-kept" && <LateCalls view={view} />}
        <p class="pb-def pb-flush">{definition}</p>
      </Box>
    );
  const floor = Math.max(0, Math.floor((Math.min(...known) * 100 - 5) / 10) * 10);
  return (
    <Columns shape="3-2">
      <Box>
        <LineChart
          lang={lang}
          id={quality}
          title={w.names[quality]}
          say={`${say} ${until}`}
          picture={{ title: w.names[quality], description: say }}
          periodLabel={w.period}
          valueLabel={w.share}
          casesLabel={w.cases}
          unit="%"
          range={[floor, 100]}
          points={figures.steps.map(({ from, share }) => ({
            label: dateText(from, lang),
            short: lang === "en" ? `${from.day}/${from.month}` : `${from.day}.${from.month}.`,
            value: share?.share == null ? null : percentValue(share.share),
            cases: share === null ? null : share.of,
          }))}
          definition={definition}
        />
        {quality === "calls-kept" && <LateCalls view={view} />}
      </Box>
      <Box title={w.byTeam}>
        <Teams view={view} quality={quality} />
      </Box>
    </Columns>
  );
};

/** Promises to call that have run out with nobody having tried: in no share until somebody tries. */
const LateCalls = ({ view: { lang, lateCalls } }: { view: QualityView }) => {
  const w = qualityWords(lang);
  if (lateCalls === 0) return null;
  return <p>{lateCalls === null ? w.lateCallsFew : fill(w.lateCalls, { n: number(lang, lateCalls) })}</p>;
};

function sentence({ lang, report }: QualityView, quality: Quality): string {
  const w = qualityWords(lang);
  const { total } = report.measures[quality];
  if (total === null) return w.few;
  if (total.share === null) return w.none;
  return fill(w.says[quality], {
    hits: number(lang, total.hits),
    of: number(lang, total.of),
    share: percent(total.share, lang),
  });
}

const Teams = ({ view, quality }: { view: QualityView; quality: Quality }) => {
  const { lang, report } = view;
  const w = qualityWords(lang);
  const names = qualityNames(view);
  const { lines, total } = report.measures[quality];
  const rows: Row[] = [
    ...lines.flatMap(({ line, share, teams }) => [
      { name: `${names.line(line)}, ${w.wholeLine}`, share },
      ...(teams.length > 1 ? teams.map((one) => ({ name: names.team(one.team), share: one.share })) : []),
    ]),
    { name: w.all, share: total },
  ];
  return (
    <Table<Row>
      caption={`${w.names[quality]}: ${w.byTeam.toLowerCase()}`}
      captionHidden
      cards
      rows={rows}
      columns={[
        { label: w.lineOrTeam, header: true, cell: (row) => row.name },
        {
          label: w.cases,
          numeric: true,
          cell: ({ share }) => count(share === null ? null : share.of, lang),
        },
        { label: w.share, numeric: true, cell: ({ share }) => shareText(share, lang) },
        { label: w.interval, numeric: true, cell: ({ share }) => intervalText(share, lang) || "–" },
      ]}
    />
  );
};
