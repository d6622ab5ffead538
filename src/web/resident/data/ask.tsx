import { makeRequest } from "#src/domains/requests/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { readDayParts } from "#src/kernel/typed-day.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { dueBy } from "../../data-rights/request-clock.ts";
import { dataWords } from "../../data-rights/words.ts";
import { number } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Button,
  CsrfField,
  DateField,
  type DatePart,
  ErrorSummary,
  fill,
  Inset,
  Radios,
  TextArea,
} from "../../ui/index.ts";
import { type About, aboutOf, kindOf } from "./asked.ts";
import { Whose } from "./parts.tsx";
import { readerOf, type Subject, subjectOf } from "./subject.ts";

const MOST = 4_000;
/** How far back the log is given without a special reason: two years (Act 703/2023, section 11). */
const LOG_YEARS = 2;

type Errors = Partial<Record<"kind" | "wrong" | "should" | "from" | "to", string>>;
type DateTyped = Partial<Record<DatePart, string>>;
interface Typed {
  readonly kind: string;
  readonly wrong: string;
  readonly should: string;
  readonly from: DateTyped;
  readonly to: DateTyped;
  readonly submission: string;
}

function draw(
  site: Site,
  exchange: Exchange,
  about: About,
  subject: Subject,
  typed: Typed,
  errors: Errors,
): Answer {
  const { lang } = exchange;
  const w = dataWords(lang);
  const list = (["kind", "wrong", "should", "from", "to"] as const).flatMap((name) =>
    errors[name] ? [{ field: name, text: errors[name] }] : [],
  );
  const whole = about.target === "person";
  const kinds = whole
    ? (["rectification", "restriction", "log", "erasure"] as const)
    : (["rectification", "restriction", "erasure"] as const);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.askTitle}
      back={{ href: to("myData", lang), label: w.title }}
      hasErrors={list.length > 0}
      noindex
    >
      <ErrorSummary lang={lang} errors={list} />
      <h1>{w.askTitle}</h1>
      <Inset>
        <p>
          {w.about}: <span class="pb-asis">{about.words}</span>
        </p>
      </Inset>
      <form method="post" action={to("dataAsk", lang)} novalidate>
        <CsrfField token={exchange.csrf()} />
        <input type="hidden" name="submission" value={typed.submission} />
        <input type="hidden" name="contact" value={about.contactId ?? ""} />
        <input type="hidden" name="target" value={about.targetId ?? ""} />
        {whole && <Whose subject={subject} lang={lang} id="ask-of" />}
        <Radios
          lang={lang}
          name="kind"
          label={w.kind}
          value={typed.kind}
          error={errors.kind}
          choices={kinds.map((kind) => ({ value: kind, label: w.kinds[kind] }))}
        />
        <TextArea
          lang={lang}
          name="wrong"
          label={w.wrong}
          hint={w.wrongHint}
          value={typed.wrong}
          error={errors.wrong}
          maxlength={MOST}
        />
        <TextArea
          lang={lang}
          name="should"
          label={w.should}
          hint={w.shouldHint}
          value={typed.should}
          error={errors.should}
          maxlength={MOST}
        />
        {whole && (
          <>
            <DateField
              lang={lang}
              name="from"
              label={w.from}
              hint={w.dateHint}
              value={typed.from}
              error={errors.from}
            />
            <DateField lang={lang} name="to" label={w.to} value={typed.to} error={errors.to} />
          </>
        )}
        <Button icon="send">{w.send}</Button>
      </form>
    </ResidentPage>,
    list.length > 0 ? 422 : 200,
  );
}

/** The form of a request; `contact` and `target` say what on a page led here. */
export async function showAsk(site: Site, exchange: Exchange): Promise<Answer> {
  const { query, lang, scope } = exchange;
  const about = await aboutOf(site, exchange, query.get("contact") ?? "", query.get("target") ?? "", lang);
  const kind = kindOf(query.get("kind") ?? "") ?? (about.target === "person" ? "" : "rectification");
  const typed = { kind, wrong: "", should: "", from: {}, to: {}, submission: scope.newId() };
  return draw(site, exchange, about, await subjectOf(exchange, ""), typed, {});
}

const dateTyped = (exchange: Exchange, name: string): DateTyped => ({
  day: field(exchange.fields, `${name}.day`),
  month: field(exchange.fields, `${name}.month`),
  year: field(exchange.fields, `${name}.year`),
});

/** The date typed; null when nothing was, undefined when it is none. */
function dateOf(typed: DateTyped): Temporal.PlainDate | null | undefined {
  if (Object.values(typed).every((part) => part === "")) return null;
  const date = readDayParts(typed);
  return date && date.year >= 1900 ? date : undefined;
}

/** Takes a request: with its clock it goes to the data-protection officer. */
export async function takeAsk(site: Site, exchange: Exchange): Promise<Answer> {
  const { fields, lang, scope } = exchange;
  const w = dataWords(lang);
  const about = await aboutOf(site, exchange, field(fields, "contact"), field(fields, "target"), lang);
  const subject = await subjectOf(exchange, about.personId ?? field(fields, "of"));
  const typed: Typed = {
    kind: field(fields, "kind"),
    wrong: field(fields, "wrong"),
    should: field(fields, "should"),
    from: dateTyped(exchange, "from"),
    to: dateTyped(exchange, "to"),
    submission: parseId<"submission">(field(fields, "submission")) ?? scope.newId(),
  };
  const kind = kindOf(typed.kind);
  const [from, until] = [dateOf(typed.from), dateOf(typed.to)];
  const isLog = kind === "log" && about.target === "person";
  const long = fill(w.tooLong, { n: number(MOST, lang) });
  const errors: Errors = {
    ...((!kind || (kind === "log" && !isLog)) && { kind: w.kindMissing }),
    ...(typed.wrong.length > MOST
      ? { wrong: long }
      : kind && !isLog && typed.wrong === ""
        ? { wrong: w.wrongMissing }
        : {}),
    ...(typed.should.length > MOST
      ? { should: long }
      : kind === "rectification" && typed.should === ""
        ? { should: w.shouldMissing }
        : {}),
    ...(isLog && from === undefined && { from: w.dateWrong }),
    ...(isLog && until === undefined && { to: w.dateWrong }),
    ...(isLog && from && until && Temporal.PlainDate.compare(from, until) > 0 && { to: w.orderWrong }),
  };
  if (!kind || Object.keys(errors).length > 0) return draw(site, exchange, about, subject, typed, errors);
  const today = localDate(scope.now);
  const id = await makeRequest(scope, dueBy(site), {
    submission: typed.submission,
    kind,
    personId: subject.person.id,
    madeBy: readerOf(exchange),
    ground: subject.ground,
    language: lang,
    target: isLog ? "log" : about.target,
    contactId: about.contactId,
    targetId: about.targetId,
    wrong: typed.wrong || null,
    shouldBe: typed.should || null,
    periodFrom: isLog ? (from ?? today.subtract({ years: LOG_YEARS })) : null,
    periodTo: isLog ? (until ?? today) : null,
  });
  exchange.log({
    action: "data-request.make",
    ground: subject.ground,
    personId: subject.person.id,
    contactId: about.contactId,
    specialReasonId: null,
  });
  return redirect(`${to("dataRequest", lang, { id })}?sent=1`);
}
