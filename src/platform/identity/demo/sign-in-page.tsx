import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { Audience } from "../audience.ts";
import type { DemoAccount, ListedPersona } from "./accounts.ts";
import { SIGN_IN_WORDS } from "./words.ts";

/** The house's own dress for the page; without one it is plain. */
export type RenderPage = (page: SignInPage) => string | Promise<string>;

export interface SignInPage {
  readonly audience: Audience;
  readonly lang: Lang;
  /** Where this page stands: its forms come back to it. */
  readonly path: string;
  readonly query: string;
  readonly personas: readonly ListedPersona[];
  /** Others found by the query; undefined when nothing was asked. */
  readonly found: readonly DemoAccount[] | undefined;
}

const NAMES: Readonly<Record<Lang, string>> = { fi: "Suomi", sv: "Svenska", en: "English" };

/** What the page on which one chooses who to be holds. Works without script and style. */
function body({ audience, lang, path, query, personas, found }: SignInPage) {
  const words = SIGN_IN_WORDS[lang];
  const title = words.title[audience];
  return (
    <>
      <nav aria-label={words.languages}>
        <ul class="nhsuk-list">
          {LANGS.filter((other) => other !== lang).map((other) => (
            <li>
              <a href={`${path}?lang=${other}`} lang={other} hreflang={other}>
                {NAMES[other]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h1 class="nhsuk-heading-l">{title}</h1>
      <p>{words.lead}</p>
      <ul class="nhsuk-list pb-personas">
        {personas.map(({ account, who, try: attempt }) => (
          <li>
            <h2 class="nhsuk-heading-s">{account.name}</h2>
            <p>{who[lang]}</p>
            <p>
              <strong>{words.tryThis}:</strong> {attempt[lang]}
            </p>
            <Choose path={path} account={account} lang={lang} />
          </li>
        ))}
      </ul>
      <h2 class="nhsuk-heading-m">{words.others}</h2>
      <form method="get" action={path}>
        <input type="hidden" name="lang" value={lang} />
        <label class="nhsuk-label" for="q">
          {words.search[audience]}
        </label>
        <input
          class="nhsuk-input"
          id="q"
          name="q"
          type="search"
          value={query}
          maxlength={100}
          autocomplete="off"
        />
        <button class="nhsuk-button nhsuk-button--secondary" type="submit">
          {words.find}
        </button>
      </form>
      {found && <Found found={found} path={path} lang={lang} />}
      <form method="post" action={path}>
        <button class="nhsuk-button nhsuk-button--secondary" type="submit">
          {words.cancel}
        </button>
      </form>
    </>
  );
}

function Found({ found, path, lang }: { found: readonly DemoAccount[]; path: string; lang: Lang }) {
  const words = SIGN_IN_WORDS[lang];
  if (found.length === 0) return <p role="status">{words.none}</p>;
  return (
    <>
      <p role="status">{words.found(found.length)}</p>
      <ul class="nhsuk-list pb-personas">
        {found.map((account) => (
          <li>
            <p>{account.detail}</p>
            <Choose path={path} account={account} lang={lang} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Choose({ path, account, lang }: { path: string; account: DemoAccount; lang: Lang }) {
  return (
    <form method="post" action={path}>
      <input type="hidden" name="subject" value={account.subject} />
      <button class="nhsuk-button" type="submit">
        {SIGN_IN_WORDS[lang].signInAs(account.name)}
      </button>
    </form>
  );
}

/** The plainest dress: a page that any browser shows. */
export function minimalPage(shown: SignInPage): string {
  const { lang, audience } = shown;
  const page = (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{SIGN_IN_WORDS[lang].title[audience]}</title>
      </head>
      <body>
        <main>{body(shown)}</main>
      </body>
    </html>
  );
  return `<!doctype html>${String(page)}`;
}
