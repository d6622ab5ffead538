import type { GroupFigures } from "#src/domains/measures/index.ts";
import { AreaMap, Box, fill, Icon, StateTag, Table } from "../ui/index.ts";
import { areasWords } from "./areas-words.ts";
import { DefinitionLink } from "./definition-link.tsx";
import { count, intervalText, percent, percentValue, shareText } from "./values.ts";
import type { View } from "./view.ts";

/** Per cent between the map's five steps. */
const THRESHOLDS = [70, 80, 90, 95] as const;

/** Whether the whole interval of a part lies under the share of the whole. */
function below(row: GroupFigures, view: View): boolean {
  const whole = view.report.allMunicipalities?.share;
  const own = row.inTime?.interval;
  return typeof whole === "number" && !!own && own.high < whole;
}

/** The columns that say all of a group: contacts, share, its interval. */
const GroupTable = (props: {
  view: View;
  rows: readonly GroupFigures[];
  caption: string;
  label: string;
  name: (code: string) => string;
}) => {
  const { lang, w } = props.view;
  const own = areasWords(lang);
  return (
    <Table<GroupFigures>
      caption={props.caption}
      captionHidden
      cards
      rows={props.rows}
      columns={[
        { label: props.label, header: true, cell: (row) => props.name(row.code) },
        { label: w.contactsShort, numeric: true, cell: (row) => count(row.contacts, lang) },
        { label: w.inTime, numeric: true, cell: (row) => shareText(row.inTime, lang) },
        { label: own.intervalHint, numeric: true, cell: (row) => intervalText(row.inTime, lang) || w.none },
      ]}
    />
  );
};

/** The share by municipality on a map with its table, and what else is known of each behind it. */
export const Areas = ({ view }: { view: View }) => {
  const { lang, w, names, report, site } = view;
  const own = areasWords(lang);
  const onMap = report.municipalities.filter(({ code }) => site.content.findMunicipality(code));
  const shares = onMap.flatMap((row) =>
    typeof row.inTime?.share === "number" ? [{ row, share: row.inTime.share }] : [],
  );
  const sorted = [...shares].sort((a, b) => b.share - a.share);
  const [high, low] = [sorted[0], sorted.at(-1)];
  const say =
    high && low
      ? fill(own.areasSay, {
          high: percent(high.share, lang),
          highName: names.municipality(high.row.code),
          low: percent(low.share, lang),
          lowName: names.municipality(low.row.code),
        })
      : own.areasNone;
  const lower = onMap.filter((row) => below(row, view)).map(({ code }) => names.municipality(code));
  return (
    <Box id="areas" title={own.areasTitle}>
      <p class="say">
        {say} {lower.length > 0 && fill(own.areasBelow, { names: lower.join(", ") })}
      </p>
      <AreaMap
        lang={lang}
        id="map"
        picture={{ title: `${w.answeredInTime}: ${own.areasTitle}`, description: say }}
        areas={site.content.borders}
        codeOf={(feature) => String(feature.properties?.code)}
        values={report.municipalities.map((row) => ({
          code: row.code,
          name: names.municipality(row.code),
          value: typeof row.inTime?.share === "number" ? percentValue(row.inTime.share) : null,
          cases: row.inTime?.of ?? null,
          marked:
            onMap.includes(row) && below(row, view) ? (
              <StateTag state="overdue">{own.below}</StateTag>
            ) : undefined,
        }))}
        thresholds={THRESHOLDS}
        unit="%"
        areaLabel={w.municipality}
        valueLabel="%"
        casesLabel={w.answers}
        note={
          <>
            <Icon name="lock" /> {own.hiddenWhy} {own.areasEmpty} {own.borders}{" "}
            {site.content.borders.attribution[lang]}
          </>
        }
      />
      <details class="pb-more">
        <summary>{own.areasMore}</summary>
        <GroupTable
          view={view}
          rows={report.municipalities}
          caption={own.areasMore}
          label={w.municipality}
          name={names.municipality}
        />
      </details>
      <p class="pb-def pb-flush">
        <DefinitionLink view={view} measure="answered-in-time" /> ·{" "}
        <DefinitionLink view={view} measure="small-numbers" />
      </p>
    </Box>
  );
};

export const Languages = ({ view }: { view: View }) => {
  const { lang, w, names, report } = view;
  const own = areasWords(lang);
  return (
    <Box id="languages" title={own.languagesTitle}>
      <p class="say">{own.languagesSay}</p>
      <GroupTable
        view={view}
        rows={report.languages}
        caption={own.languagesTable}
        label={w.language}
        name={names.language}
      />
      <p class="pb-def pb-flush">
        <DefinitionLink view={view} measure="contacts" /> ·{" "}
        <DefinitionLink view={view} measure="answered-in-time" />
      </p>
    </Box>
  );
};
