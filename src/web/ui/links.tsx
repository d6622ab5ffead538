import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { Icon, Picture } from "./icon.tsx";
import type { PictureName } from "./pictures.ts";
import { words } from "./words.ts";

/** One step back, above the h1. */
export const BackLink = ({ lang, href, label }: { lang: Lang; href: string; label?: string | undefined }) => (
  <nav class="pb-back" aria-label={words(lang).back}>
    <a class="nhsuk-back-link" href={href}>
      {label ?? words(lang).back}
    </a>
  </nav>
);

/** A list whose lines are separated by a rule; what it holds is up to the page. */
export const LineList = ({ items, small = false }: { items: readonly Child[]; small?: boolean }) => (
  <ul class={small ? "pb-lines pb-small" : "pb-lines"}>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
);

/** A plain list of links. */
export const LinkList = ({ links }: { links: readonly { href: string; label: Child }[] }) => (
  <LineList items={links.map((link) => <a href={link.href}>{link.label}</a>)} />
);

export interface Need {
  readonly href: string;
  readonly picture: PictureName;
  readonly title: Child;
  readonly text: Child;
}

/** The residents' needs as tiles: the whole tile is one link. */
export const NeedTiles = ({ needs }: { needs: readonly Need[] }) => (
  <ul class="pb-needs">
    {needs.map((need) => (
      <li>
        <a href={need.href}>
          <Picture name={need.picture} />
          <span>
            <b>{need.title}</b>
            {need.text}
          </span>
          <Icon name="chevron-right" class="go" />
        </a>
      </li>
    ))}
  </ul>
);
