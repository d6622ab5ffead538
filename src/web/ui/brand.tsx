import type { Lang } from "#src/kernel/lang.ts";
import { Mark } from "./icon.tsx";
import { words } from "./words.ts";

export const PRODUCT = "Prima Botnia";

/** The mark and the name; leads home. */
export const Brand = ({ lang, href }: { lang: Lang; href: string }) => (
  <a class="pb-brand" href={href}>
    <Mark />
    <span>
      {PRODUCT}
      <small>{words(lang).county}</small>
    </span>
  </a>
);
