import type { ResultModel } from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { to } from "../paths.ts";
import { Box, fill, LineChart, number, Table } from "../ui/index.ts";
import { resultsWords } from "./results-words.ts";

/** A service that may help, as a result names it. */
export interface HelpingService {
  readonly id: string;
  readonly names: Readonly<Record<Lang, string>>;
  readonly helps: Readonly<Record<Lang, string>>;
}

/** The same score on several days. */
export type Trend = readonly { readonly day: string; readonly score: number; readonly band: string }[];

const shown = (value: number, lang: Lang): string => number(lang, value, Number.isInteger(value) ? 0 : 1);

interface ResultProps {
  readonly lang: Lang;
  readonly result: ResultModel;
  readonly services?: readonly HelpingService[];
  /** The same score on other days, the oldest first. */
  readonly trend?: Trend;
}

/** The services that may help, of those that a result names; nothing where it names none. */
export const HelpingServices = ({
  lang,
  services,
  ids,
}: {
  lang: Lang;
  services: readonly HelpingService[];
  ids: readonly string[];
}) => {
  const helping = services.filter(({ id }) => ids.includes(id));
  if (helping.length === 0) return null;
  return (
    <>
      <h3 class="pb-mt">{resultsWords(lang).services}</h3>
      <ul class="nhsuk-list">
        {helping.map((service) => (
          <li>
            <a href={to("service", lang, { id: service.id })}>{service.names[lang]}</a>
            <br />
            <span class="pb-small">{service.helps[lang]}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** One score: its band, what it means in plain words, how it was counted and how it has moved. No level of care. */
export const Result = ({ lang, result, services = [], trend = [] }: ResultProps) => {
  const w = resultsWords(lang);
  const { id, title, note, score, band, bands, parts } = result;
  const most = bands.length > 0 ? Math.max(...bands.map(({ to: until }) => until)) : undefined;
  const say =
    trend.length > 1
      ? fill(w.trendSay, {
          last: shown(trend.at(-1)?.score ?? 0, lang),
          before: shown(trend.at(-2)?.score ?? 0, lang),
        })
      : "";
  return (
    <Box id={`result-${id}`} title={title}>
      {score === undefined ? (
        <p>{w.noScore}</p>
      ) : (
        <>
          <p class="pb-big">
            {fill(w.score, { score: shown(score, lang) })}
            {most !== undefined && ` / ${shown(most, lang)}`}
          </p>
          {band && (
            <>
              <p>
                <b>{fill(w.bandIs, { band: band.label })}</b>
              </p>
              <p>{band.meaning}</p>
            </>
          )}
        </>
      )}
      {note && <p>{note}</p>}
      {bands.length > 0 && (
        <Table<ResultModel["bands"][number]>
          caption={w.bands}
          rows={bands}
          cards
          columns={[
            {
              label: w.bandFrom,
              header: true,
              cell: ({ from, to: until }) => `${shown(from, lang)}–${shown(until, lang)}`,
            },
            {
              label: w.bandLabel,
              cell: ({ label, here }) => (
                <>
                  {label}
                  {here && <b> ({w.yours})</b>}
                </>
              ),
            },
          ]}
        />
      )}
      {parts.length > 0 && (
        <details class="pb-more">
          <summary>{w.parts}</summary>
          <Table<ResultModel["parts"][number]>
            caption={w.parts}
            captionHidden
            cards
            rows={parts}
            columns={[
              { label: w.question, header: true, cell: ({ label }) => label },
              { label: w.answer, cell: ({ answer }) => answer },
              { label: w.points, numeric: true, cell: ({ points }) => shown(points, lang) },
            ]}
          />
          {score !== undefined && (
            <p>
              <b>
                {w.sum}: {shown(score, lang)}
              </b>
            </p>
          )}
        </details>
      )}
      {trend.length > 1 && (
        <LineChart
          lang={lang}
          level={3}
          id={`trend-${id}`}
          title={w.trend}
          say={say}
          picture={{ title: `${title}: ${w.trend}`, description: say }}
          periodLabel={w.date}
          valueLabel={w.points}
          decimals={trend.every(({ score: one }) => Number.isInteger(one)) ? 0 : 1}
          points={trend.map(({ day, score: value }) => ({ label: day, short: day, value }))}
        />
      )}
      <HelpingServices lang={lang} services={services} ids={result.services} />
    </Box>
  );
};
