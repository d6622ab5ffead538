import { useCounts } from "#src/domains/forms/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, ErrorSummary, FileField, Form, StateTag, Table } from "../../ui/index.ts";
import { type Imported, ImportReport } from "./import-report.tsx";
import { rounded } from "./rounded.ts";
import { type FormVersion, formVersions } from "./versions.ts";
import { type StaffFormWords, staffFormWords } from "./words.ts";

export const StateOf = ({ state, w }: { state: FormVersion["state"]; w: StaffFormWords }) => (
  <StateTag state={state === "active" ? "done" : state === "draft" ? "soon" : "waiting"}>
    {w.states[state]}
  </StateTag>
);

/** All forms and versions with their state and how much they are used; where forms are imported. */
export const showStaffForms = (site: Site, exchange: Exchange): Promise<Answer> =>
  drawForms(site, exchange, {});

export async function drawForms(
  site: Site,
  exchange: Exchange,
  { error, report }: { error?: string; report?: readonly Imported[] },
): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = staffFormWords(lang);
  const [versions, counts] = await Promise.all([formVersions(site, exchange), useCounts(scope.db)]);
  const used = new Map(counts.map((one) => [`${one.form}|${one.version}`, one]));
  const usesOf = ({ id, version }: FormVersion) => used.get(`${id}|${version}`);
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("content", lang) }}
      hasErrors={error !== undefined}
    >
      <ErrorSummary lang={lang} errors={error ? [{ field: "file", text: error }] : []} />
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      {report && <ImportReport lang={lang} report={report} />}
      <Table<FormVersion>
        caption={w.title}
        captionHidden
        dense
        cards
        rows={versions}
        columns={[
          {
            label: w.form,
            header: true,
            cell: ({ id, version, title }) => (
              <a href={to("staffForm", lang, { form: id, version })}>{title[lang]}</a>
            ),
          },
          { label: w.version, cell: ({ version }) => version },
          { label: w.source, cell: ({ imported }) => (imported ? w.imported : w.own) },
          { label: w.state, cell: ({ state }) => <StateOf state={state} w={w} /> },
          { label: w.started, numeric: true, cell: (one) => rounded(usesOf(one)?.started ?? 0, lang) },
          { label: w.finished, numeric: true, cell: (one) => rounded(usesOf(one)?.finished ?? 0, lang) },
        ]}
      />
      <Box id="import" title={w.importTitle}>
        <p>{w.importLead}</p>
        <Form action={to("staffForms", lang)} csrf={exchange.csrf()} upload plain>
          <FileField lang={lang} name="file" label={w.file} error={error} accept=".json,application/json" />
          <Button>{w.send}</Button>
        </Form>
      </Box>
    </StaffPage>,
    error ? 422 : 200,
  );
}
