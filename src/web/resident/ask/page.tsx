import type { Child } from "hono/jsx";
import { type Answers, DRAFT_DAYS, pages, readPosted } from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { FAMILY } from "#src/platform/content/index.ts";
import type { Answer, Exchange } from "#src/platform/http/route.ts";
import { page, redirect } from "#src/platform/http/route.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, Columns, ErrorSummary, Form, fill, Progress } from "../../ui/index.ts";
import { emptyPage } from "../empty-pages.ts";
import { DangerCard, UrgentBox } from "../help.tsx";
import { dangerIn } from "./danger.ts";
import { doorOf, slugOf, type WrittenDoor } from "./door.ts";
import { currentDraft, keepAnswers, throwAway } from "./draft.ts";
import { errorsOf, Question } from "./page-view.tsx";
import { AskPromise } from "./promise.tsx";
import { askWords } from "./words.ts";

interface DoorProps {
  readonly site: Site;
  readonly door: WrittenDoor;
  readonly exchange: Exchange;
}

interface AskFrameProps extends DoorProps {
  readonly title: string;
  readonly back: string;
  readonly hasErrors?: boolean;
  readonly answers: Answers;
  readonly children?: Child;
}

/** The frame of every page of the form: what is asked on the left; the promise and the way out on the right. */
export const AskFrame = ({
  site,
  door,
  exchange,
  title,
  back,
  hasErrors = false,
  answers,
  children,
}: AskFrameProps) => {
  const danger = dangerIn(site, door, answers);
  return (
    <ResidentPage site={site} exchange={exchange} title={title} back={{ href: back }} hasErrors={hasErrors}>
      <Columns>
        <div>
          {danger.acute && <DangerCard site={site} exchange={exchange} />}
          {children}
        </div>
        <aside>
          <AskPromise site={site} door={door} exchange={exchange} />
          {!danger.acute && <UrgentBox site={site} exchange={exchange} />}
        </aside>
      </Columns>
    </ResidentPage>
  );
};

/** One question. The first page of the form stands at its address without a name. */
export async function showPage(site: Site, exchange: Exchange): Promise<Answer> {
  const door = doorOf(site, exchange);
  const draw = async (asked: Exchange) => {
    const draft = await currentDraft(door, asked);
    const answers = prefilled(door, asked, draft?.answers ?? {});
    return drawn(site, door, asked, answers, draft?.checked ?? [], 200);
  };
  const empty = await emptyPage(site, exchange, door, async (asked) => {
    const answer = await draw(asked);
    return answer.kind === "page" ? answer.html.toString() : undefined;
  });
  return empty ?? draw(exchange);
}

/** What is known already is filled in: the language of the page for that of the answer. */
function prefilled(door: WrittenDoor, exchange: Exchange, answers: Answers): Answers {
  const { form } = door.form;
  const language = form.byUse.get("language");
  const chosen = language && form.byLinkId.get(language.linkId)?.optionOf.get(exchange.lang);
  if (!language || !chosen || Object.hasOwn(answers, language.linkId)) return answers;
  return { ...answers, [language.linkId]: [chosen.answer] };
}

function drawn(
  site: Site,
  door: WrittenDoor,
  exchange: Exchange,
  answers: Answers,
  checked: readonly string[],
  status: number,
): Answer {
  const { lang } = exchange;
  const w = askWords(lang);
  const slug = exchange.params.page;
  const wanted = (linkId: string, at: number) => (slug === undefined ? at === 0 : slugOf(linkId) === slug);
  const [shown] = pages(door.form.form, answers, lang, checked, {}, wanted);
  // A page that is not asked any more (an earlier answer was changed) leads to where one stands.
  if (!shown) {
    if (!door.form.form.byLinkId.has(`${slug}-page`)) throw new Refusal("not-found", "page");
    return redirect(door.review(lang));
  }
  const errors = errorsOf(shown);
  const heading = shown.questions.length === 1;
  const days = exchange.visitor.resident ? DRAFT_DAYS.person : DRAFT_DAYS.browser;
  const body = (
    <AskFrame
      site={site}
      door={door}
      exchange={exchange}
      answers={answers}
      title={shown.title}
      back={
        shown.previous
          ? door.page(lang, shown.previous)
          : to(door.line.id === FAMILY ? "home" : "contactUs", lang)
      }
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <Progress lang={lang} label={door.form.form.title[lang]} step={shown.number} of={shown.of} />
      <Form
        action={door.page(lang, shown.linkId)}
        csrf={exchange.csrf()}
        autosave={`${door.page(lang, shown.linkId)}?keep=1`}
      >
        {!heading && <h1>{shown.title}</h1>}
        {shown.intro.map((text) => (
          <p>{text}</p>
        ))}
        {shown.questions.map((question) => (
          <Question lang={lang} question={question} heading={heading} />
        ))}
        <Button>{w.go}</Button>
      </Form>
      <p class="pb-quiet pb-small">{fill(exchange.visitor.resident ? w.laterSigned : w.later, { days })}</p>
      {Object.keys(answers).length > 1 && <ThrowAway door={door} exchange={exchange} />}
    </AskFrame>
  );
  return page(body, status);
}

/** For those who share their device: a button that deletes what was answered so far. */
const ThrowAway = ({ door, exchange }: Omit<DoorProps, "site">) => (
  <Form action={door.entry(exchange.lang)} csrf={exchange.csrf()}>
    <Button variant="text" name="throw-away" value="1">
      {askWords(exchange.lang).throwAway}
    </Button>
  </Form>
);

/** Deletes the answers so far, and begins anew. */
export async function takeThrowAway(site: Site, exchange: Exchange): Promise<Answer> {
  await throwAway(doorOf(site, exchange), exchange);
  return redirect(to("home", exchange.lang));
}

/** Takes the answers of a page: kept always, also wrong ones; on to the next page when they are right. */
export async function takePage(site: Site, exchange: Exchange): Promise<Answer> {
  const door = doorOf(site, exchange);
  const { form } = door.form;
  const linkId = `${exchange.params.page}-page`;
  if (!form.byLinkId.has(linkId)) throw new Refusal("not-found", "page");
  const draft = await currentDraft(door, exchange);
  const posted = readPosted(form, linkId, exchange.fields);
  const answers: Answers = { ...draft?.answers, ...posted };
  if (exchange.query.get("keep") === "1") {
    await keepAnswers(door, exchange, draft, posted, []);
    return { kind: "raw", response: new Response(null, { status: 204 }) };
  }
  await keepAnswers(door, exchange, draft, posted, [linkId]);
  const [here] = pages(form, answers, exchange.lang, [linkId], {}, (one) => one === linkId);
  if (here && errorsOf(here).length > 0) return drawn(site, door, exchange, answers, [linkId], 422);
  return redirect(here?.next ? door.page(exchange.lang, here.next) : door.review(exchange.lang));
}
