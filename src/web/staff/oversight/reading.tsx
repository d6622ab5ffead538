import { type Finding, namesOf, type Review, reviewsOf } from "#src/domains/oversight/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { EmptyState, Filters, fill, Pagination, Select, StateTag, Table } from "../../ui/index.ts";
import { pageAsked } from "../staff-of.ts";
import { DAYS, findingId, report, spanOf } from "./reading-report.ts";
import { readingWords } from "./reading-words.ts";

const ROWS = 50;

export const reviewEntry = {
  action: "access-log.review",
  ground: "role-duty",
  contactId: null,
  specialReasonId: null,
} as const;

export function whyText({ kind, figures }: Finding, lang: Exchange["lang"]): string {
  return fill(readingWords(lang).kinds[kind], figures);
}

export const FindingState = ({ lang, review }: { lang: Exchange["lang"]; review: Review | undefined }) => {
  const w = readingWords(lang);
  return review ? (
    <StateTag state="done">{w.conclusions[review.conclusion]}</StateTag>
  ) : (
    <StateTag state="waiting">{w.unseen}</StateTag>
  );
};

/** Unusual reading in a span, what nobody has looked at first. It says why; the officer decides what it means. */
export async function showReading(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = readingWords(lang);
  const { days } = spanOf(exchange);
  const at = pageAsked(exchange);
  const all = await report(exchange);
  const reviews = await reviewsOf(
    scope.db,
    all.map(({ key }) => key),
  );
  const sorted = [
    ...all.filter(({ key }) => !reviews.has(key)),
    ...all.filter(({ key }) => reviews.has(key)),
  ];
  const rows = sorted.slice(at * ROWS, (at + 1) * ROWS);
  const people = [...new Set(rows.flatMap(({ personId }) => (personId ? [personId] : [])))];
  const names = await namesOf(
    scope.db,
    rows.map(({ readerId }) => readerId),
    people,
  );
  for (const personId of people) exchange.log({ ...reviewEntry, personId });
  const path = to("reading", lang);
  return page(
    <StaffPage site={site} exchange={exchange} title={w.title}>
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <Filters lang={lang} action={path} submit={w.show}>
        <Select
          lang={lang}
          name="days"
          label={w.period}
          value={String(days)}
          options={DAYS.map((n) => ({ value: String(n), label: fill(w.days, { n }) }))}
        />
      </Filters>
      <p>
        <a href={to("watched", lang)}>{w.watched}</a>
      </p>
      {rows.length === 0 ? (
        <EmptyState title={w.none} />
      ) : (
        <Table<Finding>
          caption={w.title}
          captionHidden
          dense
          cards
          rows={rows}
          rowId={(row) => `row-${findingId(row)}`}
          columns={[
            { label: w.who, header: true, cell: ({ readerId }) => names.get(readerId) ?? "–" },
            { label: w.whom, cell: ({ personId }) => (personId ? (names.get(personId) ?? "–") : w.many) },
            {
              label: w.why,
              cell: (row) => (
                <>
                  {whyText(row, lang)}
                  <span class="sub">
                    <a href={`${to("readingRows", lang, { id: findingId(row) })}?days=${days}`}>
                      {w.rows}
                      <span class="nhsuk-u-visually-hidden"> {names.get(row.readerId)}</span>
                    </a>
                  </span>
                </>
              ),
            },
            { label: w.state, cell: ({ key }) => <FindingState lang={lang} review={reviews.get(key)} /> },
          ]}
        />
      )}
      <Pagination
        lang={lang}
        page={at + 1}
        of={Math.max(1, Math.ceil(sorted.length / ROWS))}
        href={(n) => `${path}?days=${days}&page=${n}`}
      />
    </StaffPage>,
  );
}
