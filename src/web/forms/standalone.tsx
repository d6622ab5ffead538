import { html, raw } from "hono/html";
import { type CompiledForm, type Context, pages, prefilled } from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { words } from "../ui/index.ts";
import { Blocks } from "./blocks.tsx";
import { formWords } from "./words.ts";

/** A form by itself as one page of HTML: every page of it one under another, as it opens. Answers are not sent anywhere. */
export function standalone(form: CompiledForm, lang: Lang, css = "", context?: Context): string {
  const w = formWords(lang);
  const drawn = pages(form, prefilled(form, context), lang, [], context);
  const title = form.title[lang];
  const page = (
    <html lang={lang} class="nhsuk-template">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {css && <style>{raw(css.replaceAll("</style", "<\\/style"))}</style>}
      </head>
      <body class="nhsuk-template__body">
        <a class="nhsuk-skip-link" href="#main">
          {words(lang).skip}
        </a>
        <div class="nhsuk-width-container">
          <main class="nhsuk-main-wrapper" id="main">
            <h1>{title}</h1>
            {form.description[lang] && <p>{form.description[lang]}</p>}
            <p class="pb-quiet">{w.example}</p>
            <form novalidate>
              {drawn.map((one) => {
                const own = form.byLinkId.get(one.linkId);
                const heading = own?.type === "group" && !own.container ? one.title : "";
                return (
                  <section>
                    {heading && <h2>{heading}</h2>}
                    <Blocks lang={lang} blocks={one.blocks} level={heading ? 3 : 2} />
                  </section>
                );
              })}
            </form>
            {form.copyright && (
              <p class="pb-small">
                {w.copyright}: {form.copyright[lang]}
              </p>
            )}
          </main>
        </div>
      </body>
    </html>
  );
  return `${html`<!DOCTYPE html>${page}`}\n`;
}
