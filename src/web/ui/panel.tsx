import type { Child } from "hono/jsx";
import { classes } from "./attributes.ts";

/** A list with what is chosen from it beside; one below the other on a phone. */
export const Split = ({ list, panel, wide = false }: { list: Child; panel: Child; wide?: boolean }) => (
  <div class={classes("pb-split", wide && "pb-split--even")}>
    <div>{list}</div>
    {panel}
  </div>
);

export interface PanelProps {
  readonly id: string;
  readonly title: Child;
  /** The language the title was written in, when it is not the page's. */
  readonly lang?: string | undefined;
  /** Above the title: state, rule. */
  readonly above?: Child;
  /** Below the title: who, where, which language. */
  readonly below?: Child;
  /** Blocks (`PanelPart`) and forms, divided by rules. */
  readonly children?: Child;
}

/** One thing opened beside its queue. */
export const Panel = ({ id, title, lang, above, below, children }: PanelProps) => (
  <aside class="pb-panel" id={id} aria-labelledby={`${id}-title`}>
    <header>
      {above && <div class="pb-row pb-row--apart">{above}</div>}
      <h2 id={`${id}-title`} class="pb-ph" lang={lang}>
        {title}
      </h2>
      {below && <p class="pb-flush pb-tiny">{below}</p>}
    </header>
    {children}
  </aside>
);

export const PanelPart = ({ title, children }: { title?: Child; children?: Child }) => (
  <div>
    {title && <h3 class="pb-h">{title}</h3>}
    {children}
  </div>
);
