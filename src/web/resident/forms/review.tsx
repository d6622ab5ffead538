import { contactBySubmission } from "#src/domains/contacts/index.ts";
import {
  countSteps,
  evaluate,
  issueText,
  type ReviewModel,
  review,
  usesOf,
} from "#src/domains/forms/index.ts";
import { parseId } from "#src/kernel/id.ts";
import { findIdentifiers } from "#src/kernel/identifiers-in-text.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { signInPath } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Button,
  CsrfField,
  ErrorSummary,
  type FieldError,
  fill,
  idOf,
  Radios,
  SummaryList,
} from "../../ui/index.ts";
import { ownWords } from "../ask/danger.ts";
import { keepAnswers } from "../ask/draft.ts";
import { SENT } from "../ask/review.tsx";
import { type Subject, sendDraft, subjects, wayOf } from "../ask/send.ts";
import { askWords } from "../ask/words.ts";
import { type Filling, opened } from "./door.ts";
import { Afterwards, FormFrame } from "./frame.tsx";
import { formsWords } from "./words.ts";

const SENT_SHOWN = Temporal.Duration.from({ hours: 1 });
/** A form that was finished once is counted once. */
const FINISHED = "finished";

/** Whether it must be sent by name; whether it will be. */
function naming({ door, answers }: Filling, exchange: Exchange) {
  const { identified } = door.use;
  const signedIn = exchange.visitor.resident !== undefined;
  const way = wayOf(usesOf(door.form.form, answers), signedIn && identified !== "never");
  const byName = door.line !== undefined && (identified === "required" || way === "signed-in");
  return { byName, needsSignIn: byName && !signedIn };
}

/** What in a message without a name would tell who wrote it; nothing where the form itself asks who. */
function tellTale({ door, answers }: Filling, exchange: Exchange, byName: boolean): string {
  const asksWho = ["name", "phone", "email", "birth-date"].some((use) => door.form.form.byUse.has(use));
  if (!door.line || byName || asksWho) return "";
  const w = askWords(exchange.lang);
  const kinds = new Set(findIdentifiers(ownWords(door, answers)).map(({ kind }) => kind));
  return [...kinds].map((kind) => (kind in w ? w[kind as "phone"] : kind)).join(", ");
}

/** What is wrong with a group or the whole form rather than with one answer. */
function beside({ door, answers, context }: Filling, { lang }: Exchange, model: ReviewModel): FieldError[] {
  if (model.ready) return [];
  const rows = new Set(model.rows.map(({ key }) => key));
  const issues = evaluate(door.form.form, answers, context).issues.filter(({ key }) => !rows.has(key));
  return issues.slice(0, 20).map((issue) => ({ text: issueText(issue, lang, "group") }));
}

function faultsOf(filling: Filling, exchange: Exchange, model: ReviewModel): FieldError[] {
  const { byName } = naming(filling, exchange);
  const told = tellTale(filling, exchange, byName);
  const field = filling.door.form.form.byUse.get("own-words")?.linkId ?? model.rows[0]?.key ?? "";
  return [
    ...model.rows.flatMap(({ error, key }) => (error ? [{ field: `row-${idOf(key)}`, text: error }] : [])),
    ...beside(filling, exchange, model),
    ...(told
      ? [{ field: `row-${idOf(field)}`, text: fill(askWords(exchange.lang).identifiers, { what: told }) }]
      : []),
  ];
}

/** Every answer once more, each with its way back, before anything is sent or counted. */
export async function showFormReview(site: Site, exchange: Exchange): Promise<Answer> {
  const filling = await opened(site, exchange);
  if (!filling.draft) return redirect(filling.door.start(exchange.lang));
  return drawn(site, exchange, filling, await subjectsFor(filling, exchange), [], 200);
}

/** Answers that stand on one page at most; the others are sent all the same. */
const ROWS_MAX = 1_000;

/** The first answers, of a very long form those that need mending first. */
function shownRows({ rows }: ReviewModel): ReviewModel["rows"] {
  if (rows.length <= ROWS_MAX) return rows;
  const wrong = rows.filter(({ error }) => error !== undefined);
  const right = rows.filter(({ error }) => error === undefined);
  return [...wrong, ...right].slice(0, ROWS_MAX);
}

const subjectsFor = async ({ door }: Filling, exchange: Exchange): Promise<Subject[]> =>
  door.line ? subjects({ line: door.line }, exchange) : [];

function drawn(
  site: Site,
  exchange: Exchange,
  filling: Filling,
  people: readonly Subject[],
  more: readonly FieldError[],
  status: number,
): Answer {
  const { lang } = exchange;
  const { door, draft, answers, context } = filling;
  const { form } = door.form;
  const w = formsWords(lang);
  const model = review(form, answers, lang, context);
  const faults = faultsOf(filling, exchange, model);
  const errors = status === 200 ? [] : [...faults.slice(0, ROWS_MAX), ...more];
  const { byName, needsSignIn } = naming(filling, exchange);
  const here = door.review(lang);
  const last = model.rows.at(-1)?.page ?? form.pages[0]?.linkId ?? "";
  const finish = door.line ? w.send : w.showResult;
  return page(
    <FormFrame
      site={site}
      exchange={exchange}
      door={door}
      title={w.reviewTitle}
      back={door.page(lang, last)}
      answers={answers}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <p class="pb-quiet">{form.title[lang]}</p>
      <h1>{w.reviewTitle}</h1>
      <p>{w.reviewLead}</p>
      <SummaryList
        lang={lang}
        rows={shownRows(model).map((row) => {
          const id = `row-${idOf(row.key)}`;
          return {
            id,
            label: row.repeat === undefined ? row.label : fill(w.repeat, { label: row.label, n: row.repeat }),
            value: row.values.length > 0 ? row.values.join(", ") : undefined,
            error: errors.find((one) => one.field === id)?.text as string | undefined,
            change: `${door.page(lang, row.page)}#${idOf(row.key)}`,
          };
        })}
      />
      {model.rows.length > ROWS_MAX && (
        <p>{fill(w.moreAnswers, { n: model.rows.length, shown: ROWS_MAX })}</p>
      )}
      {needsSignIn ? (
        <>
          <p>{w.signInNote}</p>
          <Button href={signInPath("resident", lang, here)}>{w.signInFirst}</Button>
        </>
      ) : (
        <form method="post" action={here} novalidate class="pb-noprint">
          <CsrfField token={exchange.csrf()} />
          <input type="hidden" name="sending" value={draft?.submission} />
          {byName && people.length > 1 && (
            <Radios
              lang={lang}
              name="subject"
              label={w.subject}
              size="m"
              error={more.find(({ field: name }) => name === "subject")?.text as string | undefined}
              value={field(exchange.fields, "subject")}
              choices={people.map(({ personId, name, ground }) => ({
                value: personId,
                label: ground === "own" ? `${w.me} (${name})` : name,
              }))}
            />
          )}
          <Button icon={door.line ? "send" : undefined}>{finish}</Button>
        </form>
      )}
      <Afterwards door={door} exchange={exchange} begun />
    </FormFrame>,
    status,
  );
}

/** Sends, or leads to the result. A second click, a reload or the back button sends nothing twice. */
export async function takeFormReview(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const filling = await opened(site, exchange);
  const { door, draft, answers, context } = filling;
  const sending = parseId(field(exchange.fields, "sending"));
  if (door.line && sending && sending !== draft?.submission) {
    const already = await contactBySubmission(scope.db, sending);
    if (already && Temporal.Instant.compare(already.receivedAt, scope.now.subtract(SENT_SHOWN)) > 0) {
      exchange.setCookie(SENT, sending, SENT_SHOWN.total("seconds"));
      return redirect(`${door.done(lang)}?again=1`);
    }
  }
  if (!draft) return redirect(door.start(lang));
  const people = await subjectsFor(filling, exchange);
  const chosen = field(exchange.fields, "subject");
  const subject = people.length === 1 ? people[0] : people.find(({ personId }) => personId === chosen);
  const { byName, needsSignIn } = naming(filling, exchange);
  if (needsSignIn) return redirect(signInPath("resident", lang, door.review(lang)));
  const more = byName && !subject ? [{ field: "subject", text: formsWords(lang).subjectMissing }] : [];
  const model = review(door.form.form, answers, lang, context);
  if (!model.ready || faultsOf(filling, exchange, model).length + more.length > 0)
    return drawn(site, exchange, filling, people, more, 422);
  if (!draft.checked.includes(FINISHED)) {
    await countSteps(scope.db, door.form.id, door.form.version, [FINISHED]);
    if (!door.line) await keepAnswers(door, exchange, draft, {}, [FINISHED]);
  }
  if (!door.line) return redirect(door.done(lang));
  await sendDraft(
    site,
    { ...door, line: door.line, byName },
    exchange,
    { ...draft, answers },
    byName ? subject : undefined,
  );
  exchange.setCookie(SENT, draft.submission, SENT_SHOWN.total("seconds"));
  return redirect(door.done(lang));
}
