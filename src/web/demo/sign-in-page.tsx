import { Fragment } from "hono/jsx";
import { LANGS } from "#src/kernel/lang.ts";
import type { RenderPage } from "#src/platform/identity/demo/sign-in-page.tsx";
import { SIGN_IN_WORDS } from "#src/platform/identity/demo/words.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Button, Document, PersonaList, TextField } from "../ui/index.ts";

/** The simulated providers' page in the house's look: everybody of the demonstration is a button. */
export function signInPage(site: Site): RenderPage {
  return ({ audience, lang, path, query, personas, found }) => {
    const w = SIGN_IN_WORDS[lang];
    const title = w.title[audience];
    const alternates = Object.fromEntries(LANGS.map((other) => [other, `${path}?lang=${other}`]));
    const html = (
      <Document
        lang={lang}
        title={title}
        assets={site.assets}
        alternates={alternates as Record<(typeof LANGS)[number], string>}
        audience="resident"
        home={to("home", lang)}
        nav={[]}
        demo
        noindex
      >
        <h1>{title}</h1>
        <p class="nhsuk-lede-text">{w.lead}</p>
        <form method="post" action={path} data-turbo="false">
          <PersonaList
            name="subject"
            personas={personas.map(({ account, who, try: attempt }) => ({
              value: account.subject,
              name: account.name,
              detail: who[lang],
              about: `${w.tryThis}: ${attempt[lang]}`,
            }))}
          />
        </form>
        <h2>{w.others}</h2>
        <form method="get" action={path} data-turbo="false">
          <input type="hidden" name="lang" value={lang} />
          <TextField
            lang={lang}
            name="q"
            type="search"
            label={w.search[audience]}
            value={query}
            width={20}
            autocomplete="off"
          />
          <Button variant="secondary">{w.find}</Button>
        </form>
        {found && (
          <Fragment>
            <p role="status">{found.length === 0 ? w.none : w.found(found.length)}</p>
            <form method="post" action={path} data-turbo="false">
              <PersonaList
                name="subject"
                personas={found.map(({ subject, name, detail }) => ({ value: subject, name, detail }))}
              />
            </form>
          </Fragment>
        )}
        <form method="post" action={path} data-turbo="false">
          <Button variant="text">{w.cancel}</Button>
        </form>
      </Document>
    );
    return Promise.resolve(html).then(String);
  };
}
