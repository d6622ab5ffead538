import {
  type Answers,
  countSteps,
  DRAFT_DAYS,
  type Draft,
  fileIds,
  itemAt,
  keepFilesUntil,
  pages,
  readPosted,
  review,
  withoutRepeat,
  withRepeats,
} from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { fill, idOf } from "../../ui/index.ts";
import { keepAnswers } from "../ask/draft.ts";
import { type Filling, opened } from "./door.ts";
import { drawPages, errorsIn, placeOf, shownPages, TOOLS } from "./fill.tsx";
import { differing, keysOn, markOf } from "./page-state.ts";
import { dropFile, takeFiles } from "./take-files.ts";
import { formsWords } from "./words.ts";

/** A page that was passed once is counted once. */
const passed = (linkId: string): string => `passed:${linkId}`;

/** What a page posted, beside the answers: the screen it was drawn for, and what it held then. */
interface Screen {
  readonly id: string;
  readonly was: string;
}

/** Keys that another screen changed meanwhile, and that would be overwritten unseen. */
function clashes(
  { door, draft }: Filling,
  posted: Answers,
  linkIds: readonly string[],
  screen: Screen,
): string[] {
  if (!draft || screen.was === "" || markOf(door.form.form, draft.answers, linkIds) === screen.was) return [];
  const others = linkIds.filter((id) => draft.writers[id] !== undefined && draft.writers[id] !== screen.id);
  if (others.length === 0) return [];
  const theirs = new Set(keysOn(door.form.form, { ...draft.answers, ...posted }, others));
  return differing(posted, draft.answers).filter((key) => theirs.has(key));
}

/** What each clashing question holds elsewhere, in words. */
function clashWords({ door, draft, context }: Filling, keys: readonly string[], exchange: Exchange) {
  const w = formsWords(exchange.lang);
  const rows = review(door.form.form, draft?.answers ?? {}, exchange.lang, context).rows;
  return new Map(
    keys.map((key) => {
      const values = rows.find((row) => row.key === key)?.values ?? [];
      return [key, fill(w.clash, { other: values.join(", ") || w.clashEmpty })] as const;
    }),
  );
}

/** Takes a page: kept always, also wrong answers; on to the next page when they are right. */
export async function takeFormPage(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, fields, query } = exchange;
  const before = await opened(site, exchange);
  const { door, draft, context } = before;
  const { form } = door.form;
  const asked = exchange.params.page;
  if (asked !== undefined && !form.pages.some(({ linkId }) => linkId === asked))
    throw new Refusal("not-found", "page");
  const linkIds = asked === undefined ? form.pages.map(({ linkId }) => linkId) : [asked];
  const posted: Answers = Object.assign({}, ...linkIds.map((linkId) => readPosted(form, linkId, fields)));
  const screen = { id: field(fields, "_screen").slice(0, 64), was: field(fields, "_was").slice(0, 64) };
  const found = clashes(before, posted, linkIds, screen);
  const quiet = query.get("keep") === "1";
  const again = query.get("again") === "1";
  if (found.length > 0) {
    if (quiet) return { kind: "raw", response: new Response(null, { status: 409 }) };
    const mine = { ...before, answers: { ...before.answers, ...posted } };
    const problems = clashWords(before, found, exchange);
    return drawPages(site, exchange, mine, { status: 409, checked: [], problems, clash: true });
  }
  const files = await takeFiles(form, exchange, before.answers, linkIds);
  const asking = await changes(before, exchange, { ...before.answers, ...posted, ...files.answers });
  const laid = { ...posted, ...files.answers, ...asking.answers };
  const filling: Filling = {
    ...before,
    answers: { ...before.answers, ...laid },
    filled: new Set([...before.filled].filter((key) => !Object.hasOwn(laid, key))),
  };
  const goesOn = !quiet && !again && asking.place === undefined;
  const shown = goesOn ? shownPages(filling, exchange, linkIds) : [];
  const right = files.problems.size === 0 && shown.every(({ blocks }) => errorsIn(blocks).length === 0);
  const fresh = goesOn && right ? linkIds.filter((linkId) => !draft?.checked.includes(passed(linkId))) : [];
  const checked = goesOn ? [...linkIds, ...fresh.map(passed)] : [];
  const writers = Object.fromEntries(linkIds.map((linkId) => [linkId, screen.id]));
  const now = await keep(before, exchange, laid, checked, writers);
  await countSteps(exchange.scope.db, door.form.id, door.form.version, [
    ...(draft ? [] : ["started"]),
    ...fresh.map((linkId) => `page:${linkId}`),
  ]);
  if (quiet) return { kind: "raw", response: new Response(null, { status: 204 }) };
  const kept = { ...filling, draft: now };
  if (again)
    return drawPages(site, exchange, kept, {
      status: 200,
      checked: draft?.checked ?? [],
      screen: screen.id || undefined,
    });
  if (asking.place !== undefined) return redirect(`${placeOf(kept, exchange)}#${asking.place}`);
  if (!right)
    return drawPages(site, exchange, kept, {
      status: 422,
      checked: linkIds,
      problems: files.problems,
      screen: screen.id || undefined,
    });
  if (asked === undefined) return redirect(door.review(lang));
  const next = pages(form, kept.answers, lang, [], context, (linkId) => linkId === asked)[0]?.next;
  return redirect(next ? door.page(lang, next) : door.review(lang));
}

/** What a button of the page asked to change: another repeat, one less, a file away. `place`: where to stand then. */
async function changes(
  { door }: Filling,
  { fields, ...rest }: Exchange,
  answers: Answers,
): Promise<{ answers: Answers; place?: string }> {
  const { form } = door.form;
  const add = field(fields, TOOLS.add);
  if (add !== "") {
    const at = add.lastIndexOf("=");
    const key = add.slice(0, at);
    const count = Number(add.slice(at + 1));
    return { answers: withRepeats(form, key, count), place: `${idOf(key)}-time-${count}` };
  }
  const remove = /^(.+)=(\d{1,6})=(\d{1,6})$/s.exec(field(fields, TOOLS.remove));
  if (remove) {
    const [, key = "", place, count] = remove;
    const changed = withoutRepeat(form, answers, key, Number(place), Number(count));
    return { answers: changed, place: `${idOf(key)}-title` };
  }
  const drop = field(fields, TOOLS.dropFile);
  if (drop === "") return { answers: {} };
  const key = drop.slice(0, drop.lastIndexOf("="));
  if (itemAt(form, key)?.type !== "attachment") return { answers: {} };
  return { answers: await dropFile({ fields, ...rest }, answers, drop), place: idOf(key) };
}

/** Keeps what a page posted, and lets its files live as long. The draft as it is then. */
async function keep(
  { door, draft }: Filling,
  exchange: Exchange,
  laid: Answers,
  checked: readonly string[],
  writers: Readonly<Record<string, string>>,
): Promise<Draft> {
  const { scope, visitor } = exchange;
  await keepAnswers(door, exchange, draft, laid, checked, writers);
  const days = visitor.resident || draft?.byCode ? DRAFT_DAYS.person : DRAFT_DAYS.browser;
  const answers = { ...draft?.answers, ...laid };
  await keepFilesUntil(scope.db, fileIds(answers), scope.now.add({ hours: 24 * days }));
  return {
    id: draft?.id ?? "",
    form: door.form.id,
    formVersion: door.form.version,
    submission: draft?.submission ?? "",
    answers,
    checked: [...(draft?.checked ?? []), ...checked],
    writers: { ...draft?.writers, ...writers },
    byCode: draft?.byCode ?? false,
    updatedAt: scope.now,
  };
}
