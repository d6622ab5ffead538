import { type Block, type PageModel, pages, type QuestionModel } from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { Blocks, type Tools } from "../../forms/blocks.tsx";
import type { Site } from "../../site.ts";
import {
  AutosaveStatus,
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  fill,
  idOf,
  Progress,
} from "../../ui/index.ts";
import { dangerIn } from "../ask/danger.ts";
import { emptyPage } from "../empty-pages.ts";
import { doorAt, type Filling, openedAt } from "./door.ts";
import { Afterwards, FormFrame } from "./frame.tsx";
import { markOf } from "./page-state.ts";
import { formsWords } from "./words.ts";

export const TOOLS: Tools = { add: "add-repeat", remove: "remove-repeat", dropFile: "drop-file" };

/** How a page is drawn: what is wrong beside what the form itself finds. */
export interface Drawing {
  readonly status: number;
  readonly checked: readonly string[];
  /** Faults of questions by their key: a file that was refused, an answer changed elsewhere. */
  readonly problems?: ReadonlyMap<string, string> | undefined;
  readonly clash?: boolean;
  /** The screen that the page is drawn for; a new one when left out. */
  readonly screen?: string | undefined;
}

/** One page of a form, at its address. */
export async function showFormPage(site: Site, exchange: Exchange): Promise<Answer> {
  const door = await doorAt(site, exchange);
  const draw = async (asked: Exchange) => {
    const filling = await openedAt(site, asked, door);
    const drawn = drawPages(site, asked, filling, { status: 200, checked: filling.draft?.checked ?? [] });
    return { filling, drawn };
  };
  // With a visit that asks for it the form is somebody's own.
  if (door.visits.length > 0) return (await draw(exchange)).drawn;
  const empty = await emptyPage(site, exchange, door, async (asked) => {
    const { filling, drawn } = await draw(asked);
    // The card of danger tells a time of day.
    const alike = drawn.kind === "page" && !dangerIn(site, door, filling.answers).acute;
    return alike ? drawn.html.toString() : undefined;
  });
  return empty ?? (await draw(exchange)).drawn;
}

type Told = Pick<QuestionModel, "error" | "hint">;

/** The blocks with something said at some of their questions. */
function retold(blocks: readonly Block[], tell: (question: QuestionModel) => Partial<Told>): Block[] {
  return blocks.map((block): Block => {
    switch (block.kind) {
      case "text":
        return block;
      case "question":
        return {
          ...block,
          question: { ...block.question, ...tell(block.question) },
          blocks: retold(block.blocks, tell),
        };
      case "group":
        return { ...block, blocks: retold(block.blocks, tell) };
      default:
        return { ...block, repeats: block.repeats.map((one) => retold(one, tell)) };
    }
  });
}

/** What is wrong on a page, each linked to its field; groups and repeats too. */
export function errorsIn(blocks: readonly Block[]): FieldError[] {
  return blocks.flatMap((block): FieldError[] => {
    if (block.kind === "text") return [];
    if (block.kind === "question") {
      const { error, name } = block.question;
      return [...(error ? [{ field: idOf(name), text: error }] : []), ...errorsIn(block.blocks)];
    }
    const inside = block.kind === "group" ? errorsIn(block.blocks) : block.repeats.flatMap(errorsIn);
    const field = `${idOf(block.name)}-title`;
    return [...(block.error ? [{ field, text: block.error }] : []), ...inside];
  });
}

/** The pages of an address that stand now: one, or all where they stand on one page. */
export function shownPages(filling: Filling, exchange: Exchange, checked: readonly string[]): PageModel[] {
  const { door, answers, context } = filling;
  const asked = exchange.params.page;
  const wanted = (linkId: string) => asked === undefined || linkId === asked;
  return pages(door.form.form, answers, exchange.lang, checked, context, wanted);
}

const hasFile = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => {
    if (block.kind === "text") return false;
    if (block.kind === "question") return block.question.kind === "file" || hasFile(block.blocks);
    return block.kind === "group" ? hasFile(block.blocks) : block.repeats.some(hasFile);
  });

/** Where the form of an address is posted. */
export const placeOf = (filling: Filling, exchange: Exchange): string =>
  exchange.params.page === undefined
    ? filling.door.all(exchange.lang)
    : filling.door.page(exchange.lang, exchange.params.page);

export function drawPages(site: Site, exchange: Exchange, filling: Filling, drawing: Drawing): Answer {
  const { lang, scope } = exchange;
  const { door, draft, answers, filled } = filling;
  const { form } = door.form;
  const w = formsWords(lang);
  const linkId = exchange.params.page;
  const found = shownPages(filling, exchange, drawing.checked);
  const [first] = found;
  // A page that is not asked any more (an earlier answer was changed) leads to where one stands.
  if (!first) {
    if (linkId !== undefined && !form.byLinkId.has(linkId)) throw new Refusal("not-found", "page");
    return redirect(door.review(lang));
  }
  const told = found.map((one) => ({
    ...one,
    blocks: retold(one.blocks, ({ name, hint, error }) => ({
      error: drawing.problems?.get(name) ?? error,
      hint: filled.has(name) ? [hint, w.filled].filter(Boolean).join(" ") : hint,
    })),
  }));
  const errors = told.flatMap(({ blocks }) => errorsIn(blocks));
  const questions = told.flatMap((one) => one.questions).filter(({ readOnly }) => !readOnly);
  const whole = linkId === undefined;
  const here = placeOf(filling, exchange);
  const title = whole ? form.title[lang] : first.title || form.title[lang];
  const own = form.byLinkId.get(first.linkId);
  const titled = whole || (own?.type === "group" && !own.container && own.text[lang] !== "");
  const body = (
    <FormFrame
      site={site}
      exchange={exchange}
      door={door}
      title={title}
      back={!whole && first.previous ? door.page(lang, first.previous) : door.start(lang)}
      answers={answers}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} title={drawing.clash ? w.clashTitle : undefined} />
      {whole ? (
        <p class="pb-quiet">
          {fill(w.answered, {
            n: questions.filter(({ values }) => values.length > 0).length,
            of: questions.length,
          })}
        </p>
      ) : (
        <Progress lang={lang} label={form.title[lang]} step={first.number} of={first.of} />
      )}
      <Form
        id="questions"
        action={here}
        csrf={exchange.csrf()}
        autosave={`${here}?keep=1`}
        reevaluate={`${here}?again=1`}
        upload={told.some(({ blocks }) => hasFile(blocks))}
      >
        <input type="hidden" name="_screen" value={drawing.screen ?? scope.newId()} />
        <input
          type="hidden"
          name="_was"
          value={markOf(
            form,
            draft?.answers ?? {},
            found.map((one) => one.linkId),
          )}
        />
        <h1 class={titled ? undefined : "nhsuk-u-visually-hidden"}>{title}</h1>
        {told.map((one) => {
          const item = form.byLinkId.get(one.linkId);
          const heading = whole && item?.type === "group" && !item.container ? item.text[lang] : "";
          return (
            <section id={`page-${idOf(one.linkId)}`} tabindex={-1} aria-label={heading || undefined}>
              {heading && <h2>{heading}</h2>}
              <Blocks lang={lang} blocks={one.blocks} level={heading ? 3 : 2} tools={TOOLS} />
            </section>
          );
        })}
        <Button>{w.go}</Button>
        <AutosaveStatus lang={lang} />
      </Form>
      <p class="pb-noprint">
        {whole ? (
          <a href={door.page(lang, first.linkId)}>{w.byPages}</a>
        ) : (
          <a href={door.all(lang)}>{w.onePage}</a>
        )}
      </p>
      <Afterwards door={door} exchange={exchange} begun={draft !== undefined} />
      {form.copyright && <p class="pb-small pb-quiet">{form.copyright[lang]}</p>}
    </FormFrame>
  );
  return page(body, drawing.status);
}
