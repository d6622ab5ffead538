import { loadRequest, type RequestId } from "#src/domains/requests/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { accessesOfPerson, LOG_PAGE } from "#src/platform/audit/read.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { AccessList } from "../../access-list.tsx";
import { logFile } from "../../data-rights/log-file.ts";
import { dataWords } from "../../data-rights/words.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, CsrfField, Filters, Pagination, Select } from "../../ui/index.ts";
import { matterWords } from "../matter-words.ts";
import { pageNumber } from "../page-number.ts";
import { readerOf, subjectOf } from "./subject.ts";

const PERIODS = ["30", "90", "365", "730", "all"] as const;
type Period = (typeof PERIODS)[number];

const periodOf = (value: string | null): Period => PERIODS.find((one) => one === value) ?? "all";

/** From the beginning of the day so many days ago; nothing for all of it. */
function since(period: Period, now: Temporal.Instant): Temporal.Instant | undefined {
  return period === "all" ? undefined : startOfDay(localDate(now).subtract({ days: Number(period) }));
}

const own = { ground: "own", contactId: null, specialReasonId: null } as const;

/** Who has read the reader's data, in plain words, in the period chosen. */
export async function showAccessLog(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, query } = exchange;
  const w = matterWords(lang);
  const d = dataWords(lang);
  const reader = readerOf(exchange);
  const at = pageNumber(exchange);
  const period = periodOf(query.get("period"));
  const found = await accessesOfPerson(scope.db, reader, at, { from: since(period, scope.now) });
  exchange.log({ action: "access-log.read", personId: reader, ...own });
  const path = to("accessLog", lang);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.log}
      back={{ href: to("matters", lang), label: w.matters }}
      noindex
    >
      <h1>{w.log}</h1>
      <p class="nhsuk-lede-text">{w.logLead}</p>
      <Filters lang={lang} action={path} submit={d.show}>
        <Select
          lang={lang}
          name="period"
          label={d.period}
          value={period}
          options={PERIODS.map((one) => ({ value: one, label: d.periods[one] }))}
        />
      </Filters>
      {found.length === 0 ? (
        <p>{period === "all" ? w.logEmpty : d.noRows}</p>
      ) : (
        <AccessList site={site} lang={lang} now={scope.now} entries={found.slice(0, LOG_PAGE)} me={reader} />
      )}
      <Pagination
        lang={lang}
        page={at + 1}
        of={found.length > LOG_PAGE ? at + 2 : at + 1}
        href={(n) => `${path}?${new URLSearchParams({ period, page: String(n) })}`}
      />
      <form method="post" action={path} data-turbo="false">
        <CsrfField token={exchange.csrf()} />
        <input type="hidden" name="period" value={period} />
        <Button variant="secondary">{d.logPdf}</Button>
      </form>
    </ResidentPage>,
  );
}

/** The same as a file: of the period chosen, or of a request for the log that was granted. */
export async function takeLogFile(site: Site, exchange: Exchange): Promise<Answer> {
  const { fields, scope, lang } = exchange;
  const reader = readerOf(exchange);
  const asked = field(fields, "request");
  if (asked === "") {
    const { person } = await subjectOf(exchange, "");
    exchange.log({ action: "data.export", personId: reader, ...own });
    const from = since(periodOf(field(fields, "period")), scope.now);
    return logFile(site, scope, { person, lang, from, before: undefined, me: reader });
  }
  const id = parseId<"data-request">(asked) as RequestId | undefined;
  const found = id && (await loadRequest(scope.db, id));
  const answer = found?.facts.find(({ type }) => type === "answered");
  if (!found || found.request.madeBy !== reader || found.request.kind !== "log")
    throw new Refusal("not-found", "data-request");
  if (!answer || answer.outcome === "refused") throw new Refusal("not-found", "data-request");
  const { person, ground } = await subjectOf(exchange, found.request.personId);
  const { periodFrom, periodTo } = found.request;
  exchange.log({ ...own, action: "data.export", personId: person.id, ground });
  return logFile(site, scope, {
    person,
    lang,
    from: periodFrom ? startOfDay(periodFrom) : undefined,
    before: periodTo ? startOfDay(periodTo.add({ days: 1 })) : undefined,
    me: reader,
  });
}
