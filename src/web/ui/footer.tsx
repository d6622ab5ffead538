import type { Lang } from "#src/kernel/lang.ts";
import type { PhoneLine } from "./emergency.tsx";
import { type NavItem, type SignedIn, SignOut } from "./header.tsx";
import { HorizonLine } from "./horizon.tsx";
import { kept } from "./kept.ts";
import { PhoneLink } from "./phone-link.tsx";
import { words } from "./words.ts";

export interface FooterProps {
  readonly lang: Lang;
  readonly nav: readonly NavItem[];
  /** Accessibility, privacy, feedback. */
  readonly information: readonly NavItem[];
  readonly lines: readonly PhoneLine[];
  /** When the lines answer and what a call costs, one sentence each. */
  readonly hours?: string | undefined;
  readonly demo?: boolean | undefined;
  readonly user?: SignedIn | undefined;
  readonly signIn?: string | undefined;
}

/** What the header leaves out on a phone: who is signed in, signing in and out. */
const Account = ({ lang, user, signIn }: Pick<FooterProps, "lang" | "user" | "signIn">) => {
  if (!user) return signIn ? <Links items={[{ href: signIn, label: words(lang).signIn }]} /> : null;
  return (
    <>
      {user.href && <Links items={[{ href: user.href, label: user.name }]} />}
      {user.signOut && <SignOut lang={lang} signOut={user.signOut} />}
    </>
  );
};

const Links = ({ items }: { items: readonly NavItem[] }) => (
  <ul>
    {items.map((item) => (
      <li>
        <a href={item.href}>{item.label}</a>
      </li>
    ))}
  </ul>
);

const drawResidentFooter = ({ lang, nav, information, lines, hours, demo, user, signIn }: FooterProps) => (
  <footer class="pb-foot">
    <HorizonLine />
    <div class="nhsuk-width-container">
      <div class="pb-foot__in">
        <div>
          <h2>{words(lang).phoneInstead}</h2>
          <p>
            {lines.map((line) => (
              <>
                {line.label} <PhoneLink number={line.number} class="pb-num pb-nowrap" />
                <br />
              </>
            ))}
            {hours}
          </p>
          {demo && <p class="pb-quiet">{words(lang).demo}</p>}
        </div>
        <nav id="menu" tabindex={-1} aria-labelledby="menu-title">
          <h2 id="menu-title">{words(lang).services}</h2>
          <Links items={nav} />
          <Account lang={lang} user={user} signIn={signIn} />
        </nav>
        {information.length > 0 && (
          <nav aria-labelledby="information-title">
            <h2 id="information-title">{words(lang).information}</h2>
            <Links items={information} />
          </nav>
        )}
      </div>
    </div>
  </footer>
);

/** The residents' footer: the same help by phone, and the menu to which phones jump. Kept while nobody is signed in. */
export const ResidentFooter = kept(drawResidentFooter, (props) =>
  props.user ? undefined : JSON.stringify(props),
);

/** The staff's footer: one quiet row, off the paper. */
export const StaffFooter = ({
  lang,
  information,
  demo,
}: Pick<FooterProps, "lang" | "information" | "demo">) =>
  information.length > 0 || demo ? (
    <footer class="pb-foot pb-foot--slim">
      <div class="pb-wide">
        {information.length > 0 && (
          <nav aria-label={words(lang).information}>
            <Links items={information} />
          </nav>
        )}
        {demo && <p class="pb-quiet">{words(lang).demo}</p>}
      </div>
    </footer>
  ) : null;
