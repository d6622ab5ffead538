import { protect } from "#src/domains/measures/index.ts";
import { type ArrivedRow, arrivals } from "#src/domains/omaolo/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { Lang, LocalText } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, fill, StateTag, Table } from "../ui/index.ts";
import { arrivalsWords } from "./arrivals-words.ts";
import { count } from "./values.ts";
import { leadersWords } from "./words.ts";

/** This year and the two before it. */
const YEARS = 2;
const SETTLED = ["answered", "open", "counted"] as const;

/** A4: symptom assessments that have come, by year and month, beside the county's own earlier figures. */
export async function showArrivals(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = arrivalsWords(lang);
  const today = localDate(scope.now);
  const rows = await arrivals(scope.db, today.with({ month: 1, day: 1 }).subtract({ years: YEARS }));
  const view: View = { site, lang, months: monthsOf(rows), shown: tableOf(rows) };
  const { definition, verified } = site.omaolo;
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("leaders", lang), label: leadersWords(lang).title }}
      noindex
    >
      <h1>{w.title}</h1>
      <p class="nhsuk-lede-text">{w.lead}</p>
      <Years view={view} year={today.year} />
      <Box id="months" title={w.months}>
        {view.months.length === 0 ? <p>{w.none}</p> : <Months view={view} />}
        <p class="pb-small pb-quiet pb-flush">{w.hidden}</p>
      </Box>
      {view.months.length > 0 && (
        <>
          <Split view={view} id="kinds" title={w.kinds} options={site.omaolo.assessments} at={1} />
          <Split view={view} id="urgencies" title={w.urgencies} options={site.omaolo.urgencies} at={2} />
          <Split view={view} id="settled" title={w.settled} options={settledOptions} at={3} />
        </>
      )}
      <Box id="definition" title={w.definition}>
        <p>{definition[lang]}</p>
        {!verified && (
          <StateTag state="soon" icon="info">
            {w.unverified}
          </StateTag>
        )}
      </Box>
    </StaffPage>,
  );
}

interface View {
  readonly site: Site;
  readonly lang: Lang;
  /** "2026-11", the newest first. */
  readonly months: readonly string[];
  /** A count by year, month, kind, urgency and how it stands; null when hidden. Undefined: all. */
  readonly shown: (at: readonly (string | undefined)[]) => number | null;
}

const monthOf = ({ month }: ArrivedRow) => month.toString().slice(0, 7);

const monthsOf = (rows: readonly ArrivedRow[]) => [...new Set(rows.map(monthOf))].sort().reverse();

/** One table of all dimensions, so that what is hidden in one place cannot be counted out in another. */
function tableOf(rows: readonly ArrivedRow[]): View["shown"] {
  const table = protect(
    4,
    rows.map((row) => ({ at: [monthOf(row), row.kind, row.urgency, row.settled], n: row.n })),
  );
  return (at) => table.shown(at);
}

const settledOptions: readonly { readonly id: string; readonly names: LocalText }[] = SETTLED.map((id) => ({
  id,
  names: {
    fi: arrivalsWords("fi").states[id],
    sv: arrivalsWords("sv").states[id],
    en: arrivalsWords("en").states[id],
  },
}));

/** What came in a year: the sum of months that are shown; null when one of them is hidden. */
function ofYear({ months, shown }: View, year: number): number | null {
  return months
    .filter((month) => month.startsWith(`${year}-`))
    .map((month) => shown([month, undefined, undefined, undefined]))
    .reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0);
}

const Years = ({ view, year }: { view: View; year: number }) => {
  const { site, lang } = view;
  const w = arrivalsWords(lang);
  const { figures, figuresSource } = site.omaolo;
  const years = [...new Set([...figures.map((one) => one.year), year - 2, year - 1, year])].sort();
  return (
    <Box id="years" title={w.years}>
      <Table<number>
        caption={w.years}
        captionHidden
        cards
        rows={years}
        columns={[
          { label: w.year, header: true, cell: (one) => String(one) },
          { label: w.arrived, numeric: true, cell: (one) => count(ofYear(view, one), lang) },
          {
            label: w.reference,
            numeric: true,
            cell: (one) => {
              const found = figures.find((figure) => figure.year === one);
              if (!found) return w.noReference;
              const n = count(found.count, lang);
              return found.atLeast ? fill(w.over, { n }) : n;
            },
          },
        ]}
      />
      <p class="pb-small pb-quiet pb-flush">
        {w.source} {figuresSource[lang]}. {w.unverified}
      </p>
    </Box>
  );
};

const Months = ({ view }: { view: View }) => {
  const { lang, shown } = view;
  const w = arrivalsWords(lang);
  return (
    <Table<string>
      caption={w.months}
      captionHidden
      cards
      rows={view.months}
      columns={[
        { label: w.month, header: true, cell: (month) => month },
        {
          label: w.arrived,
          numeric: true,
          cell: (month) => count(shown([month, undefined, undefined, undefined]), lang),
        },
        ...SETTLED.map((state) => ({
          label: w.states[state],
          numeric: true,
          cell: (month: string) => count(shown([month, undefined, undefined, state]), lang),
        })),
      ]}
    />
  );
};

interface SplitProps {
  readonly view: View;
  readonly id: string;
  readonly title: string;
  readonly options: readonly { readonly id: string; readonly names: LocalText }[];
  /** Which dimension of the table it is. */
  readonly at: 1 | 2 | 3;
}

/** All that has come, by one thing. */
const Split = ({ view, id, title, options, at }: SplitProps) => {
  const { lang, shown } = view;
  const w = arrivalsWords(lang);
  const place = (option: string) => [0, 1, 2, 3].map((dimension) => (dimension === at ? option : undefined));
  return (
    <Box id={id} title={title}>
      <Table<SplitProps["options"][number]>
        caption={title}
        captionHidden
        cards
        rows={options}
        columns={[
          { label: title, header: true, cell: ({ names }) => names[lang] },
          { label: w.arrived, numeric: true, cell: (option) => count(shown(place(option.id)), lang) },
        ]}
      />
    </Box>
  );
};
