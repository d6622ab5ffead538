import { randomBytes } from "node:crypto";
import { DRAFT_DAYS, draftByCode, openByCode } from "#src/domains/forms/index.ts";
import { formatCode } from "#src/kernel/secret-code.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, Form, fill, PrintButton } from "../../ui/index.ts";
import { hashOf } from "../ask/draft.ts";
import { openTyped } from "../code-form.tsx";
import { codePage } from "../code-page.tsx";
import { UrgentBox } from "../help.tsx";
import { cookieOf, type Filling, opened } from "./door.ts";
import { formsWords } from "./words.ts";

/** The browser holds the draft that a code opens for a day; the code opens it again. */
const HELD_SECONDS = 24 * 60 * 60;

/** Go on at another time: by signing in on any device, or by a code. */
export async function showLater(site: Site, exchange: Exchange): Promise<Answer> {
  return drawn(site, exchange, await opened(site, exchange), undefined);
}

function drawn(site: Site, exchange: Exchange, { door, draft }: Filling, code: string | undefined): Answer {
  const { lang, visitor } = exchange;
  const w = formsWords(lang);
  const days = DRAFT_DAYS.code;
  const body = () => {
    if (!draft) return <p>{w.laterNothing}</p>;
    if (visitor.resident) return <p>{fill(w.laterSigned, { days: DRAFT_DAYS.person })}</p>;
    if (code !== undefined)
      return (
        <>
          <Box id="code" title={w.laterCode}>
            <p class="pb-big pb-nowrap">{code}</p>
            <p>
              {w.laterWrite} <a href={to("formsCode", lang)}>{to("formsCode", lang)}</a>
            </p>
          </Box>
          <PrintButton>{w.print}</PrintButton>
        </>
      );
    return (
      <>
        <p>{fill(w.laterLead, { days })}</p>
        <p>{w.laterWarn}</p>
        <Form action={door.later(lang)} csrf={exchange.csrf()} plain>
          <Button>{w.laterMake}</Button>
        </Form>
      </>
    );
  };
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.laterTitle}
      back={{ href: draft ? door.review(lang) : door.start(lang), label: w.laterBack }}
      noindex
    >
      <Columns>
        <div>
          <p class="pb-quiet">{door.form.form.title[lang]}</p>
          <h1>{w.laterTitle}</h1>
          {body()}
        </div>
        <aside>
          <UrgentBox site={site} exchange={exchange} />
        </aside>
      </Columns>
    </ResidentPage>,
  );
}

/** Gives the draft of this browser a code, shown once. Asked again, the earlier code opens nothing any more. */
export async function takeLater(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, visitor, lang } = exchange;
  const filling = await opened(site, exchange);
  const { door, draft } = filling;
  const token = exchange.cookie(door.cookie);
  if (visitor.resident || !draft || !token) return redirect(door.later(lang));
  const code = formatCode(randomBytes(16));
  const given = await openByCode(scope.db, hashOf(token), door.form.id, hashOf(code), scope.now);
  if (!given) return redirect(door.later(lang));
  exchange.setCookie(door.cookie, code, HELD_SECONDS);
  return drawn(site, exchange, filling, code);
}

/** Where somebody goes on with a form by its code. */
export const showFormsCode = (site: Site, exchange: Exchange): Answer => drawCode(site, exchange, "");

function drawCode(site: Site, exchange: Exchange, typed: string, error?: string): Answer {
  const { lang } = exchange;
  const words = formsWords(lang);
  const back = { href: to("forms", lang), label: words.title };
  return codePage(site, exchange, { words, action: to("formsCode", lang), typed, error, back });
}

/** Opens a draft by its code, on this device too. */
export async function takeFormsCode(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const opened = await openTyped(exchange, formsWords(lang), async (code) => {
    const draft = await draftByCode(scope.db, hashOf(code), scope.now);
    return draft && (await site.forms.current(draft.form)) ? draft : undefined;
  });
  if ("error" in opened) return drawCode(site, exchange, opened.typed, opened.error);
  const { form } = opened.found;
  exchange.setCookie(cookieOf(form), opened.code, HELD_SECONDS);
  return redirect(to("formReview", lang, { form }));
}
