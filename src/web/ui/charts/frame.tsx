import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { words } from "../words.ts";

export interface ChartFrameProps {
  readonly lang: Lang;
  /** Unique on the page: the ids of titles and descriptions are made of it. */
  readonly id: string;
  readonly title: Child;
  /** One sentence that says what is seen. */
  readonly say?: Child;
  /** The heading of the section the chart stands in. */
  readonly level?: 2 | 3 | undefined;
  /** The definition of the figure and the way to its cases. */
  readonly definition?: Child;
}

/** A picture's own name and description, for those who do not see it. */
export interface PictureText {
  readonly title: string;
  readonly description: string;
}

/** A drawing that names itself. Colours and lines come from the style sheet. */
export const Drawing = (props: {
  id: string;
  text: PictureText;
  width: number;
  height: number;
  class?: string;
  children?: Child;
}) => (
  <svg
    class={props.class}
    viewBox={`0 0 ${props.width} ${props.height}`}
    role="img"
    aria-labelledby={`${props.id}-t ${props.id}-d`}
  >
    <title id={`${props.id}-t`}>{props.text.title}</title>
    <desc id={`${props.id}-d`}>{props.text.description}</desc>
    {props.children}
  </svg>
);

/** Heading and sentence, then the picture in its two widths, then the table, the definition and the cases. */
export const ChartFrame = (
  props: ChartFrameProps & { wide: Child; narrow: Child; legend?: Child; table: Child },
) => {
  const Heading = `h${props.level ?? 2}` as "h2";
  return (
    <>
      <figure class="pb-chart" aria-labelledby={`${props.id}-title`}>
        <figcaption>
          <Heading id={`${props.id}-title`}>{props.title}</Heading>
          {props.say && <p class="say">{props.say}</p>}
        </figcaption>
        <div class="pb-wide-only">{props.wide}</div>
        <div class="pb-phone-only">{props.narrow}</div>
      </figure>
      {props.legend}
      <details class="pb-more">
        <summary>{words(props.lang).showTable}</summary>
        {props.table}
      </details>
      {props.definition && <p class="pb-def pb-flush">{props.definition}</p>}
    </>
  );
};

export interface LegendItem {
  readonly label: string;
  readonly fill: string;
  readonly hatched?: boolean;
}

const KEY_HATCH = "pb-key-hatch";

/** What the colours mean. */
export const Legend = ({ items, column = false }: { items: readonly LegendItem[]; column?: boolean }) => (
  <ul class={column ? "pb-key pb-key--col" : "pb-key"}>
    {items.map((item, index) => (
      <li>
        <svg width="18" height="14" aria-hidden="true" focusable="false">
          {item.hatched && <Hatch id={`${KEY_HATCH}-${index}`} size={5} />}
          <rect
            x=".5"
            y=".5"
            width="17"
            height="13"
            rx="3"
            fill={item.hatched ? `url(#${KEY_HATCH}-${index})` : item.fill}
            stroke="#4b5558"
          />
        </svg>{" "}
        {item.label}
      </li>
    ))}
  </ul>
);

/** The pattern of what is hidden. */
export const Hatch = ({ id, size }: { id: string; size: number }) => (
  <defs>
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={size} height={size} fill="#f3eee4" />
      <line x1="0" x2="0" y1="0" y2={size} stroke="#a3957d" stroke-width="2" />
    </pattern>
  </defs>
);
