import type { Child } from "hono/jsx";

export interface PromiseProps {
  /** "You get an answer" */
  readonly lead: Child;
  /** The day in words: the largest thing after the title. */
  readonly date: Child;
  /** Machine-readable day, for <time>. */
  readonly datetime?: string | undefined;
  /** Why that day, who reads. Holds the link to the rule. */
  readonly children?: Child;
}

/** The promise, with its amber edge. The same everywhere. */
export const PromiseBox = ({ lead, date, datetime, children }: PromiseProps) => (
  <div class="pb-promise">
    <p>{lead}</p>
    <p class="d">{datetime ? <time datetime={datetime}>{date}</time> : date}</p>
    {children && <p class="pb-small">{children}</p>}
  </div>
);
