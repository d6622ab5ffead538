import type { Child } from "hono/jsx";
import { classes } from "./attributes.ts";

export interface BoxProps {
  /** Names the section by its heading: `${id}-title`. */
  readonly id?: string | undefined;
  readonly title?: Child;
  readonly level?: 2 | 3 | undefined;
  /** A heading in the size of the next level, in narrow columns. */
  readonly small?: boolean | undefined;
  readonly tone?: "plain" | "sea" | "error" | undefined;
  readonly tight?: boolean | undefined;
  readonly class?: string | undefined;
  readonly children?: Child;
}

/** White paper with a thin edge. Boxes do not stand in boxes. */
export const Box = (props: BoxProps) => {
  const Heading = `h${props.level ?? 2}` as "h2";
  const titleId = props.id && props.title ? `${props.id}-title` : undefined;
  const Part = titleId ? "section" : "div";
  return (
    <Part
      id={props.id}
      class={classes(
        "pb-box",
        props.tone === "sea" && "pb-box--sea",
        props.tone === "error" && "pb-box--err",
        props.tight && "pb-box--tight",
        props.class,
      )}
      aria-labelledby={titleId}
    >
      {props.title && (
        <Heading id={titleId} class={props.small ? "nhsuk-heading-m" : undefined}>
          {props.title}
        </Heading>
      )}
      {props.children}
    </Part>
  );
};

export type ColumnShape = "2-1" | "1-1" | "1-1-1" | "3-2";

/** Columns on a desk, one below the other on a phone. */
export const Columns = ({
  shape = "2-1",
  children,
  id,
}: {
  shape?: ColumnShape;
  children?: Child;
  id?: string;
}) => (
  <div id={id} class={`pb-cols pb-cols--${shape}`}>
    {children}
  </div>
);

/** A stretch of text set apart from the rest, with a line at its edge. */
export const Inset = ({ children }: { children?: Child }) => <div class="nhsuk-inset-text">{children}</div>;

/** What a person wrote, shown to the reader as it is. Line breaks are kept. */
export const Quote = ({ text, lang }: { text: string; lang?: string | undefined }) => (
  <blockquote class="pb-quote" lang={lang}>
    <p class="pb-asis">{text}</p>
  </blockquote>
);

/** Text that opens when asked for. Works without a script. */
export const Details = ({
  summary,
  children,
  open,
}: {
  summary: Child;
  children?: Child;
  open?: boolean;
}) => (
  <details class="nhsuk-details" open={open}>
    <summary class="nhsuk-details__summary">
      <span class="nhsuk-details__summary-text">{summary}</span>
    </summary>
    <div class="nhsuk-details__text">{children}</div>
  </details>
);
