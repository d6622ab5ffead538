import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { number } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { VALUE_WORDS } from "../../instruments/value-words.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { fill, StateTag, Table } from "../../ui/index.ts";
import { staffFormWords } from "../forms/words.ts";
import { oversightWords } from "./words.ts";

type Review = ReturnType<Site["content"]["reviews"]>[number];

/** Review status of the county's texts, by file and entry: drafts first. */
export function showContent(site: Site, exchange: Exchange): Answer {
  const { lang } = exchange;
  const w = oversightWords(lang);
  const rows = [...site.content.reviews()].sort(
    (a, b) =>
      a.status.localeCompare(b.status) || a.file.localeCompare(b.file) || a.path.localeCompare(b.path),
  );
  const count = (reviews: readonly Review[]) => reviews.reduce((sum, { texts }) => sum + texts, 0);
  const reviewed = count(rows.filter(({ status }) => status === "reviewed"));
  return page(
    <StaffPage site={site} exchange={exchange} title={w.content}>
      <h1>{w.content}</h1>
      <p>
        <a href={to("instrumentsImport", lang)}>{VALUE_WORDS[lang].title}</a> ·{" "}
        <a href={to("staffForms", lang)}>{staffFormWords(lang).title}</a>
      </p>
      <p>{w.contentLead}</p>
      <p>
        <b>{fill(w.contentCounts, { reviewed: number(reviewed, lang), all: number(count(rows), lang) })}</b>
      </p>
      <Table<Review>
        caption={w.content}
        captionHidden
        dense
        cards
        rows={rows}
        columns={[
          { label: w.file, header: true, cell: ({ file }) => file },
          { label: w.entry, cell: ({ path }) => path || w.wholeFile },
          {
            label: w.by,
            cell: ({ status, by }) => (
              <>
                <StateTag
                  state={status === "draft" ? "soon" : "done"}
                  icon={status === "draft" ? "edit" : "check"}
                >
                  {w[status]}
                </StateTag>{" "}
                {by}
              </>
            ),
          },
          { label: w.date, cell: ({ date }) => date ?? "–" },
          { label: w.texts, numeric: true, cell: ({ texts }) => number(texts, lang) },
        ]}
      />
    </StaffPage>,
  );
}
