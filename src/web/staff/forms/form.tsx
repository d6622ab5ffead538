import {
  difference,
  type ItemDifference,
  type StepCount,
  setImportedState,
  stepCounts,
} from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Flash, Form, fill, LinkList, Select, Table } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { StateOf } from "./list.tsx";
import { rounded } from "./rounded.ts";
import { type VersionShown, versionAt } from "./versions.ts";
import { staffFormWords } from "./words.ts";

/** One version of a form: preview, use, where people stop, differences, and its state. */
export async function showStaffForm(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, query } = exchange;
  const w = staffFormWords(lang);
  const found = await versionAt(site, exchange);
  const { shown, form, others } = found;
  const at = { form: shown.id, version: shown.version };
  const counts = await stepCounts(scope.db, shown.id, shown.version);
  const title = `${shown.title[lang]} ${shown.version}`;
  const other = others.find(({ version }) => version === query.get("compare"));
  const before = other && (await site.form(other.id, other.version));
  const done = query.get("done");
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={title}
      back={{ href: to("staffForms", lang), label: w.title }}
    >
      <Flash text={done === "active" ? w.published : done === "withdrawn" ? w.withdrawn : undefined} />
      <h1>{title}</h1>
      <p>
        <StateOf state={shown.state} w={w} /> {shown.imported ? shown.imported.url : w.own}
      </p>
      <Box id="preview" title={w.preview}>
        <LinkList
          links={LANGS.map((one) => ({
            href: to("staffFormPreview", one, at),
            label: w.languages[one],
          }))}
        />
        <p>
          <a href={to("staffFormExport", lang, at)} data-turbo="false">
            {w.export}
          </a>
        </p>
      </Box>
      <Stops counts={counts} found={found} lang={lang} />
      {others.length > 0 && (
        <Box id="compare" title={w.compare}>
          <Form action={to("staffForm", lang, at)} method="get">
            <Select
              lang={lang}
              name="compare"
              label={w.version}
              options={others.map(({ version }) => ({ value: version, label: version }))}
              value={other?.version}
            />
            <Button variant="secondary">{w.compareGo}</Button>
          </Form>
        </Box>
      )}
      {before && (
        <Differences items={difference(before.form, form.form)} version={before.version} lang={lang} />
      )}
      {shown.imported ? <State site={site} exchange={exchange} found={found} /> : <p>{w.content}</p>}
    </StaffPage>,
  );
}

interface Stop {
  readonly title: string;
  readonly passed: number;
  readonly stopped: number;
}

/** How many went on from each page, and how many of those who had come so far did not. */
const Stops = ({
  counts,
  found,
  lang,
}: {
  counts: readonly StepCount[];
  found: VersionShown;
  lang: Lang;
}) => {
  const w = staffFormWords(lang);
  const n = new Map(counts.map(({ step, n: count }) => [step, count]));
  const started = n.get("started") ?? 0;
  let came = started;
  const rows = found.form.form.pages.map((one): Stop => {
    const passed = n.get(`page:${one.linkId}`) ?? 0;
    const stop = { title: one.text[lang] || one.linkId, passed, stopped: Math.max(0, came - passed) };
    // A page that is asked of some alone is passed over by the others: nobody stopped there for that.
    came = passed > 0 ? passed : came;
    return stop;
  });
  return (
    <Box id="stops" title={w.stops}>
      {started === 0 ? (
        <p>{w.noUse}</p>
      ) : (
        <>
          <p>
            {w.started} {rounded(started, lang)} · {w.finished} {rounded(n.get("finished") ?? 0, lang)}
          </p>
          <p class="pb-small">{w.stopsNote}</p>
          <Table<Stop>
            caption={w.stops}
            captionHidden
            cards
            rows={rows}
            columns={[
              { label: w.page, header: true, cell: ({ title }) => title },
              { label: w.passed, numeric: true, cell: ({ passed }) => rounded(passed, lang) },
              { label: w.stopped, numeric: true, cell: ({ stopped }) => rounded(stopped, lang) },
            ]}
          />
        </>
      )}
    </Box>
  );
};

const Differences = ({
  items,
  version,
  lang,
}: {
  items: readonly ItemDifference[];
  version: string;
  lang: Lang;
}) => {
  const w = staffFormWords(lang);
  return (
    <Box id="differences" title={fill(w.differences, { version })}>
      {items.length === 0 ? (
        <p>{w.noDifference}</p>
      ) : (
        <Table<ItemDifference>
          caption={fill(w.differences, { version })}
          captionHidden
          cards
          rows={items}
          columns={[
            { label: w.item, header: true, cell: ({ linkId }) => linkId },
            {
              label: w.change,
              cell: ({ kind, parts }) => [w.kinds[kind], ...parts.map((part) => w.parts[part])].join(", "),
            },
            { label: w.before, cell: ({ texts }) => <Texts texts={texts} side="before" /> },
            { label: w.after, cell: ({ texts }) => <Texts texts={texts} side="after" /> },
          ]}
        />
      )}
    </Box>
  );
};

const Texts = ({ texts, side }: { texts: ItemDifference["texts"]; side: "before" | "after" }) => (
  <>
    {texts
      .filter((one) => one[side] !== "")
      .map((one) => (
        <p class="pb-flush" lang={one.lang}>
          {one.lang}: {one[side]}
        </p>
      ))}
  </>
);

const State = ({ site, exchange, found }: { site: Site; exchange: Exchange; found: VersionShown }) => {
  const { lang } = exchange;
  const w = staffFormWords(lang);
  const { shown } = found;
  const at = { form: shown.id, version: shown.version };
  const active = shown.state === "active";
  return (
    <Box id="state" title={active ? w.withdraw : w.publish}>
      <p>{active ? w.withdrawLead : w.publishLead}</p>
      <Form action={to("staffForm", lang, at)} csrf={exchange.csrf()}>
        {!active && (
          <Select
            lang={lang}
            name="line"
            label={w.goesTo}
            options={[
              { value: "", label: w.goesOwn },
              ...site.content.lines.map(({ id, names }) => ({ value: id, label: names[lang] })),
            ]}
            value={shown.imported?.line ?? ""}
          />
        )}
        <Button variant={active ? "warning" : "primary"} name="state" value={active ? "withdrawn" : "active"}>
          {active ? w.withdraw : w.publish}
        </Button>
      </Form>
    </Box>
  );
};

/** Publishes an imported form or withdraws it. What was answered stays readable. */
export async function takeStaffForm(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, fields } = exchange;
  const { shown } = await versionAt(site, exchange);
  const at = to("staffForm", lang, { form: shown.id, version: shown.version });
  const state = field(fields, "state");
  if (!shown.imported || (state !== "active" && state !== "withdrawn")) return redirect(at);
  const line = field(fields, "line");
  if (line !== "" && !site.content.findLine(line)) throw new Refusal("invalid", "form");
  const { url, version } = shown.imported;
  const by = staffOf(exchange).professionalId;
  await setImportedState(
    scope.db,
    { url, version, state, line: line || null, topic: line ? "other" : null, by },
    scope.now,
  );
  site.forms.changed();
  return redirect(`${at}?done=${state}`);
}
