import type { Child } from "hono/jsx";
import { bandsOf, nameOf, type ShownScore, termsOf } from "#src/domains/instruments/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day } from "../format.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, fill, LineChart, Table } from "../ui/index.ts";
import { scoreWords } from "./score-words.ts";
import { CheckedTag, valuesIn } from "./values.tsx";

export interface ScoreViewProps {
  readonly site: Site;
  readonly exchange: Exchange;
  /** Scores that hold, the newest first. */
  readonly scores: readonly ShownScore[];
  /** Ids on the page begin with it: several people's scores may stand on one. */
  readonly prefix: string;
  /** What stands beside a score: its corrections. */
  readonly more?: ((score: ShownScore) => Child) | undefined;
}

/** One score as a line of text: its measure, the score, the day. */
export const scoreText = (
  { instrument, score, measuredOn }: ShownScore,
  lang: Lang,
  now: Temporal.Instant,
): string => `${nameOf(instrument, lang)}: ${score}, ${day(startOfDay(measuredOn), lang, now)}`;

/** Scores by measure: each with its published band, and how they have moved. */
export const ScoreView = (props: ScoreViewProps) => {
  const byInstrument = Map.groupBy(props.scores, ({ instrumentId }) => instrumentId);
  return (
    <>
      {[...byInstrument].map(([id, scores]) => (
        <OneInstrument {...props} scores={scores} prefix={`${props.prefix}-${id}`} />
      ))}
    </>
  );
};

const OneInstrument = ({ site, exchange, scores, prefix, more }: ScoreViewProps) => {
  const { lang, scope } = exchange;
  const w = scoreWords(lang);
  const v = valuesIn(lang, termsOf(site.content));
  const [latest, before] = scores;
  if (!latest) return null;
  const { instrument } = latest;
  const at = (score: ShownScore) => day(startOfDay(score.measuredOn), lang, scope.now);
  const value = (score: ShownScore) => v.num(score.score ?? 0);
  const name = nameOf(instrument, lang);
  const say = before ? fill(w.say, { last: value(latest), before: value(before) }) : "";
  const bands = (score: ShownScore) =>
    bandsOf(score.instrument, score.score ?? 0)
      .map((band) => v.band(band))
      .join("; ") || w.noBand;
  return (
    <Box id={prefix} title={name}>
      {scores.length > 1 && instrument.min !== null && instrument.max !== null && (
        <LineChart
          lang={lang}
          level={3}
          id={`${prefix}-trend`}
          title={w.trend}
          say={say}
          picture={{ title: `${name}: ${w.trend}`, description: say }}
          periodLabel={w.date}
          valueLabel={w.score}
          decimals={instrument.decimals}
          range={instrument.max - instrument.min > 300 ? undefined : [instrument.min, instrument.max]}
          points={scores.toReversed().map((score) => ({
            label: at(score),
            short: at(score).replace(/^\S+ /, ""),
            value: score.score,
          }))}
        />
      )}
      <Table<ShownScore>
        caption={name}
        captionHidden
        cards
        rows={scores}
        columns={[
          { label: w.date, header: true, cell: at },
          { label: w.score, numeric: true, cell: value },
          { label: w.band, cell: bands },
          { label: w.filledBy, cell: ({ filledBy }) => v.name("filledBy", filledBy) },
          { label: w.recordedBy, cell: ({ recordedByName }) => recordedByName },
          ...(scores.some(({ note }) => note !== "")
            ? [{ label: w.note, cell: ({ note }: ShownScore) => <span class="pb-asis">{note}</span> }]
            : []),
          ...(more ? [{ label: "", labelHidden: true, cell: more }] : []),
        ]}
      />
      <p class="pb-small">
        <CheckedTag checked={instrument.checked.includes("bands")} lang={lang} />{" "}
        {instrument.source && fill(w.source, { source: instrument.source })}
      </p>
      <p class="pb-small">
        <a href={to("instrument", lang, { id: instrument.id })}>
          {w.card}
          <span class="nhsuk-u-visually-hidden">: {instrument.abbr}</span>
        </a>
      </p>
    </Box>
  );
};
