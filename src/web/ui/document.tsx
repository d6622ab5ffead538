import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { PRODUCT } from "./brand.tsx";
import { EmergencyStrip, type PhoneLine } from "./emergency.tsx";
import { ResidentFooter, StaffFooter } from "./footer.tsx";
import { type NavItem, ResidentHeader, type SignedIn, StaffHeader } from "./header.tsx";
import { INLINE_SCRIPTS, InlineScript } from "./inline-script.tsx";
import { BackLink } from "./links.tsx";
import { words } from "./words.ts";

export type Audience = "resident" | "staff" | "leaders";

export interface DocumentProps {
  readonly lang: Lang;
  /** The h1 in plain words. The page's children hold the h1 itself. */
  readonly title: string;
  readonly description?: string | undefined;
  readonly assets: {
    readonly css: string;
    readonly client?: string | undefined;
    readonly icon?: string | undefined;
  };
  /** The nonce of the style-src rule, for Turbo's progress bar. */
  readonly nonce?: string | undefined;
  /** This page in every language. */
  readonly alternates: Readonly<Record<Lang, string>>;
  readonly audience: Audience;
  readonly home: string;
  readonly nav: readonly NavItem[];
  /** Links at the foot: accessibility, privacy, feedback. */
  readonly information?: readonly NavItem[] | undefined;
  readonly user?: SignedIn | undefined;
  /** Where to sign in, shown while nobody is. */
  readonly signIn?: string | undefined;
  /** Numbers under the header: the home page. */
  readonly emergency?: readonly PhoneLine[] | undefined;
  /** Numbers in the footer. */
  readonly lines?: readonly PhoneLine[] | undefined;
  readonly hours?: string | undefined;
  readonly demo?: boolean | undefined;
  /** A notice above everything: a break in service, another environment. */
  readonly banner?: string | undefined;
  readonly back?: { readonly href: string; readonly label?: string | undefined } | undefined;
  /** `full`: the page lays out its own containers (home). */
  readonly layout?: "column" | "full" | undefined;
  /** The page shows errors of a form: the title says so first. */
  readonly hasErrors?: boolean | undefined;
  /** Topics whose change refreshes this page, see docs/features/look.md. */
  readonly live?: readonly string[] | undefined;
  readonly noindex?: boolean | undefined;
  readonly children?: Child;
}

const SOFT_HYPHEN = /\u00ad/g;

const Head = (props: DocumentProps) => {
  const { lang, assets, alternates } = props;
  const prefix = props.hasErrors ? `${words(lang).errorPrefix}: ` : "";
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="theme-color" content="#ffffff" />
      <title>{`${prefix}${props.title.replace(SOFT_HYPHEN, "")} – ${PRODUCT}`}</title>
      {props.description && <meta name="description" content={props.description} />}
      {props.noindex && <meta name="robots" content="noindex" />}
      {props.nonce && <meta name="csp-nonce" content={props.nonce} />}
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      {/* Pages hold people's matters: none is kept to be shown again, none is opened before it is asked for. */}
      <meta name="turbo-cache-control" content="no-cache" />
      <meta name="turbo-prefetch" content="false" />
      {props.live && props.live.length > 0 && <meta name="pb-live" content={props.live.join(" ")} />}
      {LANGS.map((other) => (
        <link rel="alternate" hreflang={other} href={alternates[other]} />
      ))}
      {assets.icon && <link rel="icon" href={assets.icon} type="image/svg+xml" />}
      <link rel="stylesheet" href={assets.css} data-turbo-track="reload" />
      {assets.client && <script type="module" src={assets.client} data-turbo-track="reload" />}
    </head>
  );
};

const Main = ({ audience, layout, back, lang, children }: DocumentProps) => {
  if (layout === "full") return <main id="main">{children}</main>;
  return (
    <div class={audience === "resident" ? "nhsuk-width-container pb-fill" : "pb-wide pb-fill"}>
      {back && <BackLink lang={lang} href={back.href} label={back.label} />}
      <main class="nhsuk-main-wrapper" id="main">
        {children}
      </main>
    </div>
  );
};

/** A whole page. Everything in it works without a script; nothing in it needs an inline style. */
export const Document = (props: DocumentProps) => {
  const { lang, audience, nav, information = [], lines = [], hours, demo, user, signIn } = props;
  const resident = audience === "resident";
  const Header = resident ? ResidentHeader : StaffHeader;
  const page = (
    <html lang={lang} class="nhsuk-template">
      <Head {...props} />
      <body class={resident ? "nhsuk-template__body" : "nhsuk-template__body pb-work"}>
        <InlineScript source={INLINE_SCRIPTS[0]} />
        <a class="nhsuk-skip-link" href="#main" data-module="nhsuk-skip-link">
          {words(lang).skip}
        </a>
        {props.banner && (
          <aside class="pb-banner" aria-label={words(lang).important}>
            <p class={resident ? "nhsuk-width-container" : "pb-wide"}>{props.banner}</p>
          </aside>
        )}
        <Header {...props} />
        {props.emergency && <EmergencyStrip lang={lang} lines={props.emergency} />}
        <Main {...props} />
        {resident ? (
          <ResidentFooter {...{ lang, nav, information, lines, hours, demo, user, signIn }} />
        ) : (
          <StaffFooter {...{ lang, information, demo }} />
        )}
      </body>
    </html>
  );
  return html`<!DOCTYPE html>${page}`;
};
