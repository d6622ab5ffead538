import { dropFiles, evaluate, type FormAges, fileIds } from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { teamFor } from "#src/platform/content/index.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { promisedDay } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, Form, fill, NotificationBanner } from "../../ui/index.ts";
import { throwAway } from "../ask/draft.ts";
import { promiseOf } from "../ask/promise.tsx";
import { UrgentBox } from "../help.tsx";
import { type FormDoor, opened } from "./door.ts";
import { keptFor } from "./frame.tsx";
import { beginFrom, earlierOf } from "./own.ts";
import { formsWords } from "./words.ts";

/** Whom a form is made for, in words. */
export function agesText(ages: FormAges | undefined, lang: Lang): string | undefined {
  const { ages: w } = formsWords(lang);
  const { from, to: until } = ages ?? {};
  if (from !== undefined && until !== undefined) return fill(w.both, { from, to: until });
  if (from !== undefined) return fill(w.from, { from });
  return until === undefined ? undefined : fill(w.to, { to: until });
}

/** Who reads the answers, in words: nobody, or whose people and by when they answer. */
function readersText(site: Site, door: FormDoor, exchange: Exchange): string {
  const { lang, scope } = exchange;
  const text =
    formsWords(lang).reads[
      door.line ? (door.use.purpose === "application" ? "application" : "message") : door.use.purpose
    ];
  if (!door.line) return text;
  const team = site.content.teams.find(({ id }) => id === teamFor(site.content, door.line?.id ?? "", null));
  const { due } = promiseOf(site, { line: door.line, deadline: door.deadline }, scope.now);
  return fill(text, { team: team?.names[lang] ?? door.line.names[lang], day: promisedDay(due, lang) });
}

/** What a form is for, whose it is, how long it takes, who reads it and how long what is begun is kept. */
export async function showFormStart(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, visitor } = exchange;
  const { door, draft, answers, context } = await opened(site, exchange);
  const { form, minutes, ages } = door.form;
  const w = formsWords(lang);
  const title = form.title[lang];
  const first = form.pages[0]?.linkId ?? "";
  const paged = form.pages.some(({ control }) => control === "page" || control === "tab-container");
  const begin = paged ? door.page(lang, first) : door.all(lang);
  const nothing = evaluate(form, answers, context).pages.length === 0;
  const earlier = draft ? undefined : await earlierOf(door, exchange);
  const facts = [
    readersText(site, door, exchange),
    ...(minutes === undefined ? [] : [fill(w.minutes, { n: minutes })]),
    ...(ages ? [agesText(ages, lang) ?? ""] : []),
    keptFor(exchange),
    ...(door.line && !visitor.resident
      ? [door.use.identified === "required" ? w.mustSignIn : w.noSignIn]
      : []),
    door.imported
      ? w.foreign
      : (form.copyright?.[lang] ?? (door.use.purpose === "self-assessment" ? w.notValidated : w.ours)),
  ];
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={title}
      description={form.description[lang]}
      back={{ href: to("forms", lang), label: w.title }}
    >
      <Columns>
        <div>
          <h1>{title}</h1>
          {form.description[lang] && <p class="nhsuk-lede-text">{form.description[lang]}</p>}
          {draft && (
            <NotificationBanner lang={lang}>
              <a href={door.review(lang)}>{w.restart}</a>
            </NotificationBanner>
          )}
          <Box id="about" title={w.about}>
            <ul class="nhsuk-list nhsuk-list--bullet">
              {facts.filter(Boolean).map((fact) => (
                <li>{fact}</li>
              ))}
            </ul>
          </Box>
          {nothing ? (
            <p>{visitor.resident ? w.nothingAsked : w.nothingAskedYet}</p>
          ) : (
            <p class="pb-row">
              <Button href={begin} flush>
                {draft ? w.restart : w.start}
              </Button>
              <a href={paged ? door.all(lang) : door.page(lang, first)}>{paged ? w.onePage : w.byPages}</a>
            </p>
          )}
          {earlier && (
            <Form action={door.start(lang)} csrf={exchange.csrf()}>
              <Button variant="secondary" name="from" value={earlier.id}>
                {w.fromEarlier}
              </Button>
            </Form>
          )}
          {door.imported && form.copyright && <p class="pb-small">{form.copyright[lang]}</p>}
        </div>
        <aside>
          <UrgentBox site={site} exchange={exchange} />
          {!visitor.resident && (
            <p>
              <a href={to("formsCode", lang)}>{w.haveCodeLink}</a>
            </p>
          )}
        </aside>
      </Columns>
    </ResidentPage>,
  );
}

/** Deletes what was answered so far, or begins from earlier answers. */
export async function takeFormStart(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, fields, scope } = exchange;
  const filling = await opened(site, exchange);
  const { door, draft } = filling;
  if (fields.has("throw-away")) {
    await dropFiles(scope.db, fileIds(draft?.answers ?? {}));
    await throwAway(door, exchange);
    return redirect(to("forms", lang));
  }
  const from = field(fields, "from");
  if (from !== "" && !draft) await beginFrom(site, filling, exchange, from);
  return redirect(door.review(lang));
}
