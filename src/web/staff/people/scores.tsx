import {
  allInstruments,
  checkScore,
  findInstrument,
  hasScore,
  inForce,
  type LibraryEntry,
  recordScore,
  rightToScores,
  type ScoreRight,
  type ShownScore,
  scoresOf,
  type TypedScore,
  takeBackScore,
} from "#src/domains/instruments/index.ts";
import { outsideCircle, type Person } from "#src/domains/people/index.ts";
import { correctionsOfScores } from "#src/domains/requests/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { type Fields, field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { Beside } from "../../data-rights/beside.tsx";
import { StaffPage } from "../../frame.tsx";
import { ScoreView } from "../../instruments/score-view.tsx";
import { scoreWords } from "../../instruments/score-words.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Columns, ErrorSummary, Flash, idOf } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { personOf } from "./right.ts";
import { ChooseInstrument, type Entry, ScoreForm } from "./score-form.tsx";
import { staffScoreWords } from "./score-words.ts";

/** The person, the right to their scores, and what there is; undefined without a right. Of one's own circle only once it was said why. */
async function load(site: Site, exchange: Exchange) {
  const { db, now } = exchange.scope;
  const staff = staffOf(exchange);
  const person = await personOf(exchange);
  const byTask = await rightToScores(db, site.content, staff, person.id, now);
  const confirmation = byTask && (await outsideCircle(db, staff.professionalId, [person.id], now));
  const right = confirmation
    ? { ...byTask, ground: "own-circle" as const, specialReasonId: confirmation }
    : byTask;
  return { person, right, all: right ? await scoresOf(db, [person.id], right.reads) : [] };
}

/** A person's scores inside a relationship; without a right the person's own page says what is needed. */
export async function showScores(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, query } = exchange;
  const { person, right, all } = await load(site, exchange);
  if (!right) return redirect(to("person", lang, { id: person.id }));
  const corrects = inForce(all).find(({ id }) => id === query.get("correct"));
  const writes = right.writes.length > 0 && (!corrects || right.writes.includes(corrects.register));
  const wanted = corrects?.instrumentId ?? query.get("instrument") ?? "";
  const entry = writes ? await findInstrument(scope.db, site.content, wanted) : undefined;
  const filled = entry && hasScore(entry.instrument) ? blank(exchange, entry, corrects) : undefined;
  return draw(site, exchange, { person, right, all, entry, filled });
}

function blank({ scope }: Exchange, { instrument }: LibraryEntry, corrects: ShownScore | undefined): Entry {
  const day = corrects?.measuredOn ?? localDate(scope.now);
  const typed = {
    score: corrects?.score === undefined || corrects.score === null ? "" : String(corrects.score),
    day: String(day.day),
    month: String(day.month),
    year: String(day.year),
    filledBy: corrects?.filledBy ?? instrument.filledBy[0] ?? "",
    note: corrects?.note ?? "",
    register: "",
  };
  return { submission: scope.newId(), typed, errors: {}, corrects };
}

interface Shown {
  readonly person: Person;
  readonly right: ScoreRight;
  readonly all: readonly ShownScore[];
  readonly entry: LibraryEntry | undefined;
  readonly filled: Entry | undefined;
}

async function draw(site: Site, exchange: Exchange, shown: Shown): Promise<Answer> {
  const { lang, scope, query } = exchange;
  const { person, right, all, entry, filled } = shown;
  const { ground, specialReasonId } = right;
  exchange.log({ action: "scores.read", ground, specialReasonId, personId: person.id, contactId: null });
  const w = staffScoreWords(lang);
  const errors = Object.entries(filled?.errors ?? {}).map(([name, text]) => ({ field: idOf(name), text }));
  const scores = inForce(all);
  const done = query.get("done");
  const here = to("personScores", lang, { id: person.id });
  const corrections = await correctionsOfScores(
    scope.db,
    scores.map(({ id }) => id),
  );
  const beside = (score: ShownScore) => (
    <>
      <Beside exchange={exchange} contactId={null} corrections={corrections} target={score.id} />
      {right.writes.includes(score.register) && <a href={`${here}?correct=${score.id}#add`}>{w.correct}</a>}
    </>
  );
  const name = `${person.givenNames} ${person.surname}`;
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={`${w.title}: ${name}`}
      back={{ href: to("person", lang, { id: person.id }), label: name }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{`${w.title}: ${name}`}</h1>
      <Flash text={done === "saved" ? w.saved : done === "taken-back" ? w.takenBack : undefined} />
      <Columns shape="3-2">
        <div>
          <p>{scoreWords(lang).about}</p>
          {scores.length === 0 && <p>{w.none}</p>}
          <ScoreView site={site} exchange={exchange} scores={scores} prefix="s" more={beside} />
        </div>
        <aside>
          {entry && filled ? (
            <ScoreForm
              site={site}
              exchange={exchange}
              personId={person.id}
              entry={entry}
              right={right}
              filled={filled}
            />
          ) : right.writes.length > 0 ? (
            <ChooseInstrument
              site={site}
              exchange={exchange}
              personId={person.id}
              all={await allInstruments(scope.db, site.content)}
            />
          ) : null}
          <p class="pb-tiny pb-quiet">{right.writes.length > 0 ? w.reach : w.readOnly}</p>
        </aside>
      </Columns>
    </StaffPage>,
    errors.length > 0 ? 422 : 200,
  );
}

const typedIn = (fields: Fields): TypedScore & { register: string } => ({
  score: field(fields, "score"),
  day: field(fields, "measured.day"),
  month: field(fields, "measured.month"),
  year: field(fields, "measured.year"),
  filledBy: field(fields, "filledBy"),
  note: field(fields, "note"),
  register: field(fields, "register"),
});

/** Enters, corrects or takes back a score. Sent twice it is there once. */
export async function takeScore(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const { db, now } = scope;
  const staff = staffOf(exchange);
  const { person, right, all } = await load(site, exchange);
  if (!right || right.writes.length === 0) return redirect(to("person", lang, { id: person.id }));
  const here = to("personScores", lang, { id: person.id });
  const submission = parseId(field(fields, "submission"));
  const wrongId = field(fields, "corrects");
  const wrong = all.find(({ id, register }) => id === wrongId && right.writes.includes(register));
  if (wrongId !== "" && !wrong) throw new Refusal("not-found", "score");
  const entry = await findInstrument(db, site.content, wrong?.instrumentId ?? field(fields, "instrument"));
  if (!entry || !hasScore(entry.instrument) || !submission)
    return draw(site, exchange, { person, right, all, entry: undefined, filled: undefined });
  const log = (action: "score.record" | "score.correct") =>
    exchange.log({
      action,
      ground: right.ground,
      specialReasonId: null,
      personId: person.id,
      contactId: null,
    });
  if (wrong && field(fields, "do") === "take-back") {
    await takeBackScore(db, staff, submission, wrong, "", now);
    log("score.correct");
    return redirect(`${here}?done=taken-back`);
  }
  const typed = typedIn(fields);
  const only = right.writes.length === 1 ? right.writes[0] : undefined;
  const register = wrong?.register ?? only ?? right.writes.find((one) => one === typed.register);
  const w = staffScoreWords(lang);
  const result = checkScore(typed, entry.instrument, { today: localDate(now), born: person.birthDate });
  if (!result.ok || !register) {
    const told = result.ok
      ? {}
      : Object.fromEntries(
          result.faults.map((fault) => [
            fault.field,
            w.faults[`${fault.field}-${fault.fault}` as keyof typeof w.faults],
          ]),
        );
    const errors = { ...told, ...(!register && { register: w.registerMissing }) };
    const filled = { submission, typed, errors, corrects: wrong };
    return draw(site, exchange, { person, right, all, entry, filled });
  }
  await recordScore(
    db,
    staff,
    { id: submission, personId: person.id, register, entry, checked: result.value, corrects: wrong ?? null },
    now,
  );
  log(wrong ? "score.correct" : "score.record");
  return redirect(`${here}?done=saved`);
}
