import type { ResultModel } from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { Box, fill, number, ProfileChart, Table } from "../ui/index.ts";
import { type HelpingService, HelpingServices, type Trend } from "./results-view.tsx";
import { resultsWords } from "./results-words.ts";

interface ProfileProps {
  readonly lang: Lang;
  readonly results: readonly ResultModel[];
  readonly services: readonly HelpingService[];
  readonly trendOf: (id: string) => Trend;
}

/** Days of a person's earlier answers that are shown beside each other. */
const DAYS_MAX = 4;

const shown = (value: number | undefined, lang: Lang): string =>
  value === undefined ? "–" : number(lang, value, Number.isInteger(value) ? 0 : 1);

/** The results by what they mean: each band once, with the areas in it, what needs most first. */
function byBand(results: readonly ResultModel[]) {
  const groups = Map.groupBy(
    results.filter(({ band }) => band !== undefined),
    ({ band }) => `${band?.from} ${band?.label} ${band?.meaning}`,
  );
  return [...groups.values()].sort((one, other) => (one[0]?.band?.from ?? 0) - (other[0]?.band?.from ?? 0));
}

/** Scores that are not added up, each with the same at other times: one picture, one table, and what the numbers mean. */
export const Profile = ({ lang, results, services, trendOf }: ProfileProps) => {
  const w = resultsWords(lang);
  const bands = results.flatMap((one) => one.bands);
  const range = [Math.min(...bands.map(({ from }) => from)), Math.max(...bands.map(({ to }) => to))] as const;
  const ends = { from: shown(range[0], lang), to: shown(range[1], lang) };
  const say = fill(w.profileSay, ends);
  const notes = [...new Set(results.flatMap(({ note }) => note ?? []))];
  const rows = results.map(({ title, score, band, beside }) => ({
    label: title,
    note: band?.label,
    values: [score, ...beside.map(({ value }) => value)],
  }));
  const spoken = rows.map(
    ({ label, values }) => `${label}: ${values.map((one) => shown(one, lang)).join(", ")}`,
  );
  const days = [...new Set(trendOf(results[0]?.id ?? "").map(({ day }) => day))].slice(-DAYS_MAX);
  return (
    <Box id="profile" title={w.profile}>
      <ProfileChart
        lang={lang}
        id="profile-chart"
        level={3}
        title={<span class="nhsuk-u-visually-hidden">{w.profile}</span>}
        say={say}
        picture={{ title: w.profile, description: `${say} ${spoken.join("; ")}` }}
        rows={rows}
        rowLabel={w.area}
        series={[w.now, ...(results[0]?.beside.map(({ label }) => label) ?? [])]}
        range={range}
      />
      <h3 class="pb-mt">{w.meanings}</h3>
      {byBand(results).map((group) => (
        <>
          <p>
            <b>{fill(w.bandIs, { band: group[0]?.band?.label ?? "" })}</b>
            <br />
            {group.map(({ title, score }) => `${title} ${shown(score, lang)}`).join(", ")}
          </p>
          <p>{group[0]?.band?.meaning}</p>
        </>
      ))}
      {results.some(({ score }) => score === undefined) && <p>{w.noScore}</p>}
      {notes.map((note) => (
        <p class="pb-small pb-quiet">{note}</p>
      ))}
      {days.length > 1 && (
        <>
          <h3>{w.trend}</h3>
          <Table<ResultModel>
            caption={w.trend}
            captionHidden
            rows={results}
            columns={[
              { label: w.area, header: true, cell: ({ title }) => title },
              ...days.map((day) => ({
                label: day,
                numeric: true,
                cell: ({ id }: ResultModel) =>
                  shown(trendOf(id).findLast((one) => one.day === day)?.score, lang),
              })),
            ]}
          />
        </>
      )}
      <HelpingServices lang={lang} services={services} ids={results.flatMap((one) => one.services)} />
    </Box>
  );
};
