import type { Child } from "hono/jsx";

/** What opens when asked for, in the workplace's size. `shortcut` is the key that opens and closes it. */
export const Fold = (props: { summary: Child; open?: boolean; shortcut?: string; children?: Child }) => (
  <details class="pb-more" open={props.open}>
    <summary data-key={props.shortcut} aria-keyshortcuts={props.shortcut}>
      {props.summary}
    </summary>
    {props.children}
  </details>
);
