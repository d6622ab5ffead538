import { scaleLinear, scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import { Table } from "../table.tsx";
import { words } from "../words.ts";
import { ChartFrame, type ChartFrameProps, Drawing, Legend, type PictureText } from "./frame.tsx";
import { at, number, quantity } from "./numbers.ts";

export interface LinePoint {
  /** The period in full, for the table: "marraskuu 2026". */
  readonly label: string;
  /** The period in short, for the axis: "mar". */
  readonly short: string;
  /** null: hidden or not known; the line breaks there. */
  readonly value: number | null;
  /** The second series, when there is one. */
  readonly second?: number | null | undefined;
  /** The limits of usual variation at this point. */
  readonly usual?: readonly [low: number, high: number] | undefined;
  /** How many cases the value stands on. */
  readonly cases?: number | null | undefined;
}

export interface LineChartProps extends ChartFrameProps {
  readonly picture: PictureText;
  readonly points: readonly LinePoint[];
  readonly periodLabel: string;
  readonly valueLabel: string;
  readonly secondLabel?: string | undefined;
  readonly usualLabel?: string | undefined;
  readonly casesLabel?: string | undefined;
  /** What the table says of a value of either series that is not there for another reason than that it is hidden. */
  readonly none?: { readonly value?: string; readonly second?: string } | undefined;
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
  readonly target?: number | undefined;
  /** The least and the most of the axis; else taken from what is drawn. */
  readonly range?: readonly [number, number] | undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly labels: number;
}

const WIDE: Size = { width: 620, height: 230, left: 44, right: 78, labels: 7 };
const NARROW: Size = { width: 340, height: 220, left: 38, right: 64, labels: 4 };
const TOP = 14;
const BOTTOM = 30;

function drawn(props: LineChartProps): readonly number[] {
  const all = props.points.flatMap((p) => [p.value, p.second ?? null, ...(p.usual ?? [])]);
  return [...all, props.target ?? null].filter((value): value is number => value !== null);
}

/** Every label that fits, counted from the last point backwards, so that the newest always has its name. */
const labelled = (count: number, most: number): ReadonlySet<number> => {
  const step = Math.max(1, Math.ceil((count - 1) / Math.max(1, most - 1)));
  return new Set(Array.from({ length: count }, (_, i) => i).filter((i) => (count - 1 - i) % step === 0));
};

const Lines = ({ props, size, id }: { props: LineChartProps; size: Size; id: string }) => {
  const { points, lang, unit, decimals = 1 } = props;
  const values = drawn(props);
  const y = scaleLinear([size.height - BOTTOM, TOP]).domain(
    props.range ?? [Math.min(...values, Infinity), Math.max(...values, -Infinity)],
  );
  if (!props.range) y.nice(5);
  const x = scalePoint<number>(
    points.map((_, i) => i),
    [size.left, size.width - size.right],
  );
  const px = (i: number) => at(x(i) ?? 0);
  const ends = size.width - size.right;
  const path = (of: (p: LinePoint) => number | null) =>
    line<LinePoint>(
      (_, i) => px(i),
      (p) => at(y(of(p) ?? 0)),
    ).defined((p) => of(p) !== null)([...points]) ?? "";
  const band = area<LinePoint>()
    .x((_, i) => px(i))
    .y0((p) => at(y(p.usual?.[0] ?? 0)))
    .y1((p) => at(y(p.usual?.[1] ?? 0)))
    .defined((p) => p.usual !== undefined);
  const names = labelled(points.length, size.labels);
  const last = points.findLastIndex((p) => p.value !== null);
  const lastValue = points[last]?.value ?? null;
  const targetY = props.target === undefined ? undefined : at(y(props.target));
  const endY = lastValue === null ? 0 : at(y(lastValue));
  // The two labels at the right end keep a line's distance from each other.
  const crowded = targetY !== undefined && Math.abs(targetY - endY) < 16;
  const targetLabelY = (targetY ?? 0) + 4 + (crowded ? (endY <= (targetY ?? 0) ? 13 : -13) : 0);
  return (
    <Drawing id={id} text={props.picture} width={size.width} height={size.height}>
      {points.some((p) => p.usual) && <path class="band" d={band([...points]) ?? ""} />}
      {y.ticks(5).map((tick) => (
        <>
          <line class="grid" x1={size.left} x2={ends} y1={at(y(tick))} y2={at(y(tick))} />
          <text x={size.left - 8} y={at(y(tick)) + 4} text-anchor="end">
            {number(lang, tick, Number.isInteger(tick) ? 0 : 1)}
          </text>
        </>
      ))}
      {targetY !== undefined && (
        <>
          <line class="tgt" x1={size.left} x2={ends} y1={targetY} y2={targetY} />
          <text class="tl" x={ends + 10} y={targetLabelY}>
            {words(lang).target} {number(lang, props.target ?? 0, Number.isInteger(props.target) ? 0 : 1)}
          </text>
        </>
      )}
      {props.secondLabel && <path class="s2" d={path((p) => p.second ?? null)} />}
      <path class="s1" d={path((p) => p.value)} />
      {points.map(
        (p, i) =>
          p.value !== null && <circle class="pt" cx={px(i)} cy={at(y(p.value))} r={i === last ? 5 : 2.5} />,
      )}
      {lastValue !== null && (
        <text class="v" x={px(last) + 10} y={endY + 4}>
          {quantity(lang, lastValue, unit, decimals)}
        </text>
      )}
      {points.map(
        (p, i) =>
          names.has(i) && (
            <text x={px(i)} y={size.height - 8} text-anchor="middle">
              {p.short}
            </text>
          ),
      )}
    </Drawing>
  );
};

/** How a figure has moved: at most two series, the target dotted, the usual variation as a band. */
export const LineChart = (props: LineChartProps) => {
  const { lang, unit, decimals = 1 } = props;
  const shown = (value: number | null | undefined, none = words(lang).hidden) =>
    value === null || value === undefined ? none : quantity(lang, value, unit, decimals);
  const items = [
    ...(props.usualLabel ? [{ label: props.usualLabel, fill: "#dceef0" }] : []),
    { label: props.valueLabel, fill: "#0e5566" },
    ...(props.secondLabel ? [{ label: props.secondLabel, fill: "#6b3886" }] : []),
  ];
  return (
    <ChartFrame
      {...props}
      wide={<Lines props={props} size={WIDE} id={`${props.id}-w`} />}
      narrow={<Lines props={props} size={NARROW} id={`${props.id}-n`} />}
      legend={items.length > 1 ? <Legend items={items} /> : null}
      table={
        <Table<LinePoint>
          caption={props.picture.title}
          rows={props.points}
          columns={[
            { label: props.periodLabel, header: true, cell: (p) => p.label },
            { label: props.valueLabel, numeric: true, cell: (p) => shown(p.value, props.none?.value) },
            ...(props.secondLabel
              ? [
                  {
                    label: props.secondLabel,
                    numeric: true,
                    cell: (p: LinePoint) => shown(p.second, props.none?.second),
                  },
                ]
              : []),
            ...(props.casesLabel
              ? [
                  {
                    label: props.casesLabel,
                    numeric: true,
                    cell: (p: LinePoint) =>
                      (p.value === null && props.none === undefined) ||
                      p.cases === null ||
                      p.cases === undefined
                        ? words(lang).hidden
                        : number(lang, p.cases),
                  },
                ]
              : []),
          ]}
        />
      }
    />
  );
};
