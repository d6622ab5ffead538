import type { Lang } from "#src/kernel/lang.ts";
import { Brand } from "./brand.tsx";
import { Icon } from "./icon.tsx";
import { kept } from "./kept.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { words } from "./words.ts";

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
}

/** Who is signed in. `signOut` is the address that a POST with the CSRF token signs out at. */
export interface SignedIn {
  readonly name: string;
  /** What stands after the name: profession and unit of a professional. */
  readonly detail?: string;
  readonly href?: string;
  readonly signOut?: {
    readonly action: string;
    readonly csrf: string;
    /** Which of the browser's two sessions ends. */
    readonly audience: "resident" | "staff";
  };
}

export interface HeaderProps {
  readonly lang: Lang;
  readonly home: string;
  readonly nav: readonly NavItem[];
  readonly alternates: Readonly<Record<Lang, string>>;
  readonly user?: SignedIn | undefined;
  readonly signIn?: string | undefined;
}

const current = (item: NavItem) => (item.current ? ("page" as const) : undefined);

/** Signing out is a POST: no link and no prefetch may do it. */
export const SignOut = ({ lang, signOut }: { lang: Lang; signOut: NonNullable<SignedIn["signOut"]> }) => (
  <form class="pb-signout" method="post" action={signOut.action}>
    <input type="hidden" name="_csrf" value={signOut.csrf} />
    <input type="hidden" name="audience" value={signOut.audience} />
    <input type="hidden" name="lang" value={lang} />
    <button class="pb-textbtn" type="submit">
      {words(lang).signOut}
    </button>
  </form>
);

const drawResidentHeader = ({ lang, home, nav, alternates, user, signIn }: HeaderProps) => (
  <header class="pb-head">
    <div class="nhsuk-width-container">
      <div class="pb-head__in">
        <Brand lang={lang} href={home} />
        <a class="pb-menu" href="#menu">
          {words(lang).menu}
        </a>
        {user ? (
          <>
            <a class="pb-me" href={user.href ?? home}>
              <Icon name="person" /> {user.name}
            </a>
            {user.signOut && <SignOut lang={lang} signOut={user.signOut} />}
          </>
        ) : (
          signIn && (
            <a class="pb-me" href={signIn}>
              <Icon name="login" /> {words(lang).signIn}
            </a>
          )
        )}
        <LanguageSwitch lang={lang} alternates={alternates} />
        {nav.length > 0 && (
          <nav class="pb-nav" aria-label={words(lang).mainMenu}>
            {nav.map((item) => (
              <a href={item.href} aria-current={current(item)}>
                {item.label}
              </a>
            ))}
          </nav>
        )}
      </div>
    </div>
  </header>
);

/**
 * The residents' header: white, with text navigation; on a phone the menu is at the foot of the page. Kept while nobody
 * is signed in.
 */
export const ResidentHeader = kept(drawResidentHeader, ({ lang, home, nav, alternates, user, signIn }) =>
  user ? undefined : JSON.stringify([lang, home, nav, alternates, signIn]),
);

/** The staff's and leaders' header: one slim bar. */
export const StaffHeader = ({ lang, home, nav, alternates, user, signIn }: HeaderProps) => (
  <header class="pb-bar">
    <div class="in">
      <Brand lang={lang} href={home} />
      <nav aria-label={words(lang).mainMenu}>
        <ul>
          {nav.map((item) => (
            <li>
              <a href={item.href} aria-current={current(item)}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="end">
        {user ? (
          <>
            <span class="who">
              <Icon name="person" /> {[user.name, user.detail].filter(Boolean).join(", ")}
            </span>
            {user.signOut && <SignOut lang={lang} signOut={user.signOut} />}
          </>
        ) : (
          signIn && (
            <a class="who" href={signIn}>
              <Icon name="login" /> {words(lang).signIn}
            </a>
          )
        )}
        <LanguageSwitch lang={lang} alternates={alternates} />
      </div>
    </div>
  </header>
);
