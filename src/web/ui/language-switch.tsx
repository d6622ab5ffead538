import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { words } from "./words.ts";

const NAMES: Readonly<Record<Lang, string>> = { fi: "Suomi", sv: "Svenska", en: "English" };

/** The same page in the other languages. Each link is read in its own language. */
export const LanguageSwitch = ({
  lang,
  alternates,
}: {
  lang: Lang;
  alternates: Readonly<Record<Lang, string>>;
}) => (
  <ul class="pb-lang" aria-label={words(lang).language}>
    {LANGS.map((other) => (
      <li>
        {other === lang ? (
          <span aria-current="true">
            <LanguageName lang={other} />
          </span>
        ) : (
          <a href={alternates[other]} lang={other} hreflang={other} rel="alternate">
            <LanguageName lang={other} />
          </a>
        )}
      </li>
    ))}
  </ul>
);

const LanguageName = ({ lang }: { lang: Lang }) => (
  <>
    <span class="pb-wide-only">{NAMES[lang]}</span>
    <abbr class="pb-phone-only" title={NAMES[lang]}>
      {lang.toUpperCase()}
    </abbr>
  </>
);
