import { scaleBand, scaleLinear } from "d3-scale";
import { Table } from "../table.tsx";
import { words } from "../words.ts";
import { ChartFrame, type ChartFrameProps, Drawing, type PictureText } from "./frame.tsx";
import { at, number, quantity } from "./numbers.ts";

export interface Bar {
  readonly label: string;
  /** null: hidden. */
  readonly value: number | null;
  readonly cases?: number | null | undefined;
}

export interface BarChartProps extends ChartFrameProps {
  readonly picture: PictureText;
  readonly bars: readonly Bar[];
  readonly categoryLabel: string;
  readonly valueLabel: string;
  readonly casesLabel?: string | undefined;
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
  /** A limit between two bars: those after the `after` first are pale. A histogram's target. */
  readonly limit?: { readonly after: number; readonly label: string } | undefined;
}

const most = (bars: readonly Bar[]) => Math.max(1e-9, ...bars.map((bar) => bar.value ?? 0));
const pale = (props: BarChartProps, index: number) => props.limit !== undefined && index >= props.limit.after;

/** Whether the longest label has room below its bar: seven pixels a letter of this size. */
const fits = (bars: readonly Bar[]) =>
  7 * Math.max(0, ...bars.map((bar) => bar.label.length)) <= 580 / Math.max(1, bars.length);

const Upright = ({ props, id }: { props: BarChartProps; id: string }) => {
  const { bars, lang, unit, decimals = 0, limit } = props;
  const [width, base, top] = [620, 136, limit ? 28 : 24];
  const x = scaleBand<number>(
    bars.map((_, i) => i),
    [20, 600],
  ).padding(0.2);
  const y = scaleLinear([0, base - top]).domain([0, most(bars)]);
  const band = x.bandwidth();
  const left = (i: number) => x(i) ?? 0;
  const limitX = limit && at(left(limit.after) - (x.step() - band) / 2);
  return (
    <Drawing id={id} text={props.picture} width={width} height={170}>
      <line class="ax" x1="20" x2="600" y1={base} y2={base} />
      {bars.map((bar, i) => {
        const height = bar.value === null ? 0 : Math.max(1, at(y(bar.value)));
        const middle = at(left(i) + band / 2);
        return (
          <>
            <rect
              class={pale(props, i) ? "bar pale" : "bar"}
              x={at(left(i))}
              y={at(base - height)}
              width={at(band)}
              height={height}
            />
            <text class="v" x={middle} y={at(base - height - 6)} text-anchor="middle">
              {bar.value === null ? words(lang).hidden : quantity(lang, bar.value, unit, decimals)}
            </text>
            <text x={middle} y={base + 18} text-anchor="middle">
              {bar.label}
            </text>
          </>
        );
      })}
      {limitX !== undefined && (
        <>
          <line class="tgt" x1={limitX} x2={limitX} y1="10" y2={base} />
          <text class="tl" x={limitX + 7} y="20">
            {limit?.label}
          </text>
        </>
      )}
    </Drawing>
  );
};

const Lying = ({ props, id, width: full }: { props: BarChartProps; id: string; width: number }) => {
  const { bars, lang, unit, decimals = 0, limit } = props;
  const gap = limit ? 26 : 0;
  const longest = Math.max(...bars.map((bar) => bar.label.length), 1);
  // Labels get the room of the longest: eight pixels a letter of this size, at most 45 per cent. One that would be
  // cut even so, at the six that a letter takes on average, stands above its bar.
  const beside = Math.min(0.45 * full, 12 + 8 * longest);
  const above = 8 + 6 * longest > beside;
  const start = above ? 0 : beside;
  const drop = above ? 22 : 0;
  const row = 30 + drop;
  const x = scaleLinear([0, full - start - 62]).domain([0, most(bars)]);
  const top = (i: number) => 4 + i * row + (limit && i >= limit.after ? gap : 0);
  return (
    <Drawing id={id} text={props.picture} width={full} height={bars.length * row + gap + 6}>
      {bars.map((bar, i) => {
        const width = bar.value === null ? 0 : Math.max(1, at(x(bar.value)));
        return (
          <>
            <text x={above ? 0 : start - 8} y={top(i) + 16} text-anchor={above ? "start" : "end"}>
              {bar.label}
            </text>
            <rect
              class={pale(props, i) ? "bar pale" : "bar"}
              x={start}
              y={top(i) + drop}
              width={width}
              height="21"
            />
            <text class="v" x={start + width + 6} y={top(i) + drop + 16}>
              {bar.value === null ? words(lang).hidden : quantity(lang, bar.value, unit, decimals)}
            </text>
          </>
        );
      })}
      {limit && (
        <>
          <line
            class="tgt"
            x1={start}
            x2={full - 4}
            y1={top(limit.after) - gap + 2}
            y2={top(limit.after) - gap + 2}
          />
          <text class="tl" x={full - 4} y={top(limit.after) - 6} text-anchor="end">
            {limit.label}
          </text>
        </>
      )}
    </Drawing>
  );
};

/** Amounts side by side, from zero. On a phone, and when their names are long, the bars lie down. */
export const BarChart = (props: BarChartProps) => {
  const { lang, unit, decimals = 0 } = props;
  return (
    <ChartFrame
      {...props}
      wide={
        fits(props.bars) ? (
          <Upright props={props} id={`${props.id}-w`} />
        ) : (
          <Lying props={props} id={`${props.id}-w`} width={620} />
        )
      }
      narrow={<Lying props={props} id={`${props.id}-n`} width={340} />}
      table={
        <Table<Bar>
          caption={props.picture.title}
          rows={props.bars}
          columns={[
            { label: props.categoryLabel, header: true, cell: (bar) => bar.label },
            {
              label: props.valueLabel,
              numeric: true,
              cell: (bar) =>
                bar.value === null ? words(lang).hidden : quantity(lang, bar.value, unit, decimals),
            },
            ...(props.casesLabel
              ? [
                  {
                    label: props.casesLabel,
                    numeric: true,
                    cell: (bar: Bar) =>
                      bar.value === null || bar.cases === null || bar.cases === undefined
                        ? words(lang).hidden
                        : number(lang, bar.cases),
                  },
                ]
              : []),
          ]}
        />
      }
    />
  );
};

/** A distribution: bars of bins, with the target between two of them. */
export const Histogram = BarChart;
