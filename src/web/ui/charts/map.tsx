import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { Table } from "../table.tsx";
import { words } from "../words.ts";
import { Meter } from "./figures.tsx";
import { Drawing, Hatch, Legend, type PictureText } from "./frame.tsx";
import { type AreaCollection, type AreaFeature, drawAreas } from "./geometry.ts";
import { at, number, quantity } from "./numbers.ts";

/** Five steps of the sea, and the ink that is read on each. */
const STEPS = [
  { fill: "#dceef0", ink: "#0b2f39" },
  { fill: "#a9d0d7", ink: "#0b2f39" },
  { fill: "#6aabb8", ink: "#0b2f39" },
  { fill: "#2c7d8f", ink: "#ffffff" },
  { fill: "#0e4a59", ink: "#ffffff" },
] as const;

export interface AreaValue {
  readonly code: string;
  readonly name: string;
  /** null: hidden, so that nobody can be told apart. */
  readonly value: number | null;
  readonly cases?: number | null | undefined;
  /** Drawn with a frame and tagged in the table. */
  readonly marked?: Child;
}

export interface AreaMapProps {
  readonly lang: Lang;
  readonly id: string;
  readonly picture: PictureText;
  readonly areas: AreaCollection;
  readonly codeOf: (feature: AreaFeature) => string;
  /** In the order of the table: north to south. */
  readonly values: readonly AreaValue[];
  /** Four thresholds between the five steps, ascending. */
  readonly thresholds: readonly [number, number, number, number];
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
  readonly target?: number | undefined;
  readonly areaLabel: string;
  readonly valueLabel: string;
  readonly casesLabel?: string | undefined;
  /** Why some are hidden, and whose borders these are. */
  readonly note?: Child;
}

/** Which of the five steps a value is on, from 0. A value on a threshold belongs to the upper step. */
export const stepOf = (value: number, thresholds: readonly number[]): number =>
  thresholds.filter((threshold) => value >= threshold).length;

const WIDTH = 336;
const MARGIN = 6;

const AreaPicture = (props: AreaMapProps) => {
  const drawn = drawAreas(props.areas, props.codeOf, WIDTH - 2 * MARGIN);
  const byCode = new Map(props.values.map((value) => [value.code, value]));
  const hatch = `${props.id}-hatch`;
  const areas = drawn.areas.map((area) => {
    const known = byCode.get(area.key);
    const value = known?.value ?? null;
    return {
      ...area,
      value,
      marked: known?.marked,
      step: value === null ? undefined : STEPS[stepOf(value, props.thresholds)],
    };
  });
  return (
    <Drawing
      id={props.id}
      text={props.picture}
      width={WIDTH}
      height={drawn.height + 2 * MARGIN}
      class="pb-map"
    >
      <Hatch id={hatch} size={7} />
      <g transform={`translate(${MARGIN} ${MARGIN})`}>
        {areas.map((area) => (
          <path d={area.path} fill={area.step?.fill ?? `url(#${hatch})`} stroke="#fff" stroke-width="1.4" />
        ))}
        {areas.map(
          (area) => area.marked && <path d={area.path} fill="none" stroke="#8f231c" stroke-width="2.5" />,
        )}
        {areas.map(
          (area) =>
            area.step &&
            area.value !== null && (
              <text
                class="num"
                x={at(area.centre[0])}
                y={at(area.centre[1] + 4)}
                text-anchor="middle"
                fill={area.step.ink}
                stroke={area.step.fill}
              >
                {number(props.lang, area.value)}
              </text>
            ),
        )}
      </g>
    </Drawing>
  );
};

const steps = (props: AreaMapProps) => {
  const [first, , , last] = props.thresholds;
  const show = (value: number) => number(props.lang, value);
  const fine = props.thresholds.some((value) => !Number.isInteger(value));
  const upTo = (value: number) => (fine ? number(props.lang, value, 1) : show(value - 1));
  return STEPS.map((step, i) => {
    const [low, high] = [props.thresholds[i - 1], props.thresholds[i]];
    const label =
      low === undefined
        ? `< ${quantity(props.lang, first, props.unit)}`
        : high === undefined
          ? `≥ ${quantity(props.lang, last, props.unit)}`
          : `${show(low)}–${upTo(high)}`;
    return { label, fill: step.fill };
  });
};

/** Areas by value: five steps, the number on each, the hidden ones hatched; all of it in the table below. */
export const AreaMap = (props: AreaMapProps) => {
  const { lang, unit, decimals = 1, target } = props;
  const hidden = <span class="pb-quiet">{words(lang).hidden}</span>;
  const full = unit === "%" ? 100 : Math.max(1, ...props.values.map((value) => value.value ?? 0));
  return (
    <>
      <div class="pb-mapcols">
        <AreaPicture {...props} />
        <Legend column items={[...steps(props), { label: words(lang).hidden, fill: "", hatched: true }]} />
      </div>
      <Table<AreaValue>
        caption={props.picture.title}
        captionHidden
        rows={props.values}
        columns={[
          { label: props.areaLabel, header: true, cell: (row) => row.name },
          {
            label: props.valueLabel,
            numeric: true,
            cell: (row) =>
              row.value === null
                ? "–"
                : quantity(lang, row.value, props.valueLabel === unit ? "" : unit, decimals),
          },
          {
            label:
              target === undefined ? props.picture.title : `${words(lang).target} ${number(lang, target)}`,
            labelHidden: target === undefined,
            cell: (row) =>
              row.value === null ? (
                hidden
              ) : (
                <div class="pb-rowbar">
                  <Meter
                    share={row.value / full}
                    target={target === undefined ? undefined : target / full}
                    alarming={Boolean(row.marked)}
                  />
                  {row.marked}
                </div>
              ),
          },
          ...(props.casesLabel
            ? [
                {
                  label: props.casesLabel,
                  numeric: true,
                  cell: (row: AreaValue) =>
                    row.value === null || row.cases === null || row.cases === undefined
                      ? "–"
                      : number(lang, row.cases),
                },
              ]
            : []),
        ]}
      />
      {props.note && <p class="pb-tiny pb-quiet pb-flush">{props.note}</p>}
    </>
  );
};
