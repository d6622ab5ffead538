import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { Button } from "./button.tsx";
import { words } from "./words.ts";

/** Choices that narrow a list; they stand in the address, so that a view can be shared. */
export const Filters = (props: { lang: Lang; action?: string; submit?: string; children?: Child }) => (
  <form class="pb-filters" method="get" action={props.action}>
    {props.children}
    <Button variant="secondary" small>
      {props.submit ?? words(props.lang).filter}
    </Button>
  </form>
);

export interface Chip {
  readonly href: string;
  readonly label: Child;
  readonly count?: number | string | undefined;
  readonly current?: boolean | undefined;
}

/** Views of the same list. */
export const Chips = ({ chips, label }: { chips: readonly Chip[]; label: string }) => (
  <nav aria-label={label}>
    <ul class="pb-chips">
      {chips.map((chip) => (
        <li>
          <a href={chip.href} aria-current={chip.current ? "true" : undefined}>
            {chip.label}
            {chip.count !== undefined && <span class="pb-num"> {chip.count}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
