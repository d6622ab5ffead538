import type { Child } from "hono/jsx";
import type { IconName } from "../icons.ts";
import { type State, StateTag } from "../tag.tsx";
import { at } from "./numbers.ts";

export interface MeterProps {
  /** Both from 0 to 1. */
  readonly share: number;
  readonly target?: number | undefined;
  readonly alarming?: boolean | undefined;
}

const inside = (value: number) => Math.min(1, Math.max(0, value));

/** A share as a bar with its target as a tick. The number stands beside it in words. */
export const Meter = ({ share, target, alarming = false }: MeterProps) => (
  <svg class="pb-meter" viewBox="0 0 200 22" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="track" y="8" width="200" height="7" rx="3.5" />
    <rect
      class={alarming ? "share late" : "share"}
      y="8"
      width={at(200 * inside(share))}
      height="7"
      rx="3.5"
    />
    {target !== undefined && <rect class="tick" x={at(198 * inside(target))} y="2" width="2.5" height="18" />}
  </svg>
);

export interface Figure {
  readonly title: Child;
  /** "94,2", or "12". */
  readonly value: Child;
  /** "%", "asiaa". */
  readonly unit?: Child;
  readonly meter?: MeterProps | undefined;
  /** Only when it departs from the target, or meets one. */
  readonly state?: { readonly state: State; readonly text: Child; readonly icon?: IconName } | undefined;
  /** Interval, the former value, a link to the cases. */
  readonly note?: Child;
}

/** The few numbers of a page, each with its target. */
export const FigureTiles = ({ figures, level = 2 }: { figures: readonly Figure[]; level?: 2 | 3 }) => {
  const Heading = `h${level}` as "h2";
  return (
    <ul class="pb-figs">
      {figures.map((figure) => (
        <li>
          <Heading>{figure.title}</Heading>
          <p class="n">
            {figure.value} {figure.unit && <small>{figure.unit}</small>}
          </p>
          {figure.meter && <Meter {...figure.meter} />}
          {figure.state && (
            <StateTag state={figure.state.state} icon={figure.state.icon}>
              {figure.state.text}
            </StateTag>
          )}
          {figure.note && <p class="pb-quiet">{figure.note}</p>}
        </li>
      ))}
    </ul>
  );
};
