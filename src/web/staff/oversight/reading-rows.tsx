import {
  addReview,
  CONCLUSIONS,
  type LogRow,
  namesOf,
  ROWS,
  reviewsOf,
  rowsOf,
} from "#src/domains/oversight/index.ts";
import type { AccessAction, Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { accessWords } from "../../access-words.ts";
import { moment } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  CsrfField,
  ErrorSummary,
  Flash,
  fill,
  Quote,
  Radios,
  Table,
  TextArea,
} from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { FindingState, reviewEntry, whyText } from "./reading.tsx";
import { findingId, findingOf, spanOf } from "./reading-report.ts";
import { readingWords } from "./reading-words.ts";

const NOTE_MOST = 2_000;
interface Typed {
  readonly conclusion: string;
  readonly words: string;
  readonly errors: Readonly<Partial<Record<"conclusion" | "words", string>>>;
}
const NOTHING: Typed = { conclusion: "", words: "", errors: {} };

async function draw(site: Site, asked: Exchange, typed: Typed): Promise<Answer> {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.readingRows } };
  const { lang, scope } = exchange;
  const w = readingWords(lang);
  const a = accessWords(lang);
  const finding = await findingOf(exchange);
  const { days, from, before } = spanOf(exchange);
  const [rows, names, reviews] = await Promise.all([
    rowsOf(scope.db, finding.readerId, finding.personId, from, before),
    namesOf(scope.db, [finding.readerId], finding.personId ? [finding.personId] : []),
    reviewsOf(scope.db, [finding.key]),
  ]);
  const people = new Set(rows.flatMap(({ personId }) => (personId ? [personId] : [])));
  for (const personId of people) exchange.log({ ...reviewEntry, personId });
  const review = reviews.get(finding.key);
  const errors = Object.entries(typed.errors).map(([name, text]) => ({ field: name, text }));
  const title = fill(w.rowsTitle, { name: names.get(finding.readerId) ?? "–" });
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.rows}
      back={{ href: `${to("reading", lang)}?days=${days}`, label: w.title }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <Flash text={exchange.query.get("done") ? w.saved : undefined} />
      <h1>{title}</h1>
      <p>{whyText(finding, lang)}</p>
      <p>
        <FindingState lang={lang} review={review} />
      </p>
      {review && <Quote text={review.words} />}
      <Box tight id="review" title={w.review}>
        <form method="post" action={to("readingRows", lang, { id: findingId(finding) })} novalidate>
          <CsrfField token={exchange.csrf()} />
          <input type="hidden" name="days" value={String(days)} />
          <Radios
            lang={lang}
            name="conclusion"
            label={w.conclusion}
            value={typed.conclusion}
            error={typed.errors.conclusion}
            choices={CONCLUSIONS.map((one) => ({ value: one, label: w.conclusions[one] }))}
          />
          <TextArea
            lang={lang}
            name="words"
            label={w.note}
            hint={w.noteHint}
            value={typed.words}
            error={typed.errors.words}
            maxlength={NOTE_MOST}
          />
          <Button variant="secondary">{w.save}</Button>
        </form>
      </Box>
      <h2>{w.rows}</h2>
      {rows.length >= ROWS && <p>{fill(w.rowsMost, { n: ROWS })}</p>}
      <Table<LogRow>
        caption={w.rows}
        captionHidden
        dense
        cards
        rows={rows}
        rowId={({ id }) => `log-${id}`}
        columns={[
          { label: w.when, header: true, cell: ({ at }) => moment(at, lang, scope.now) },
          { label: w.whom, cell: ({ person }) => person ?? "–" },
          {
            label: w.what,
            cell: ({ action, reference }) =>
              [a.actions[action as AccessAction] ?? action, reference && `(${reference})`]
                .filter(Boolean)
                .join(" "),
          },
          { label: w.ground, cell: ({ ground }) => a.grounds[ground as Ground] ?? ground },
        ]}
      />
    </StaffPage>,
    errors.length > 0 ? 422 : 200,
  );
}

/** The log rows that a finding rests on, and the officer's own conclusion. */
export const showReadingRows = (site: Site, exchange: Exchange): Promise<Answer> =>
  draw(site, exchange, NOTHING);

/** Marks a finding as looked at, with a conclusion and a note; a later one stands beside the earlier. */
export async function takeReview(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = readingWords(lang);
  if (scope.actor.kind !== "staff") throw new Refusal("denied", "staff-only");
  const finding = await findingOf(exchange);
  const words = field(fields, "words").slice(0, NOTE_MOST);
  const conclusion = CONCLUSIONS.find((one) => one === field(fields, "conclusion"));
  if (!conclusion || words === "") {
    const errors = {
      ...(!conclusion && { conclusion: w.conclusionMissing }),
      ...(words === "" && { words: w.noteMissing }),
    };
    return draw(site, exchange, { conclusion: conclusion ?? "", words, errors });
  }
  await addReview(scope.db, {
    finding: finding.key,
    at: scope.now,
    madeBy: staffOf(exchange).professionalId,
    conclusion,
    words,
  });
  if (finding.personId) exchange.log({ ...reviewEntry, personId: finding.personId });
  const { days } = spanOf(exchange);
  return redirect(`${to("readingRows", lang, { id: findingId(finding) })}?days=${days}&done=1`);
}
