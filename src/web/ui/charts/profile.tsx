import { scaleLinear } from "d3-scale";
import { Table } from "../table.tsx";
import { ChartFrame, type ChartFrameProps, Drawing, type PictureText } from "./frame.tsx";
import { at, number } from "./numbers.ts";

export interface ProfileRow {
  readonly label: string;
  /** What the first number means, in a word or two. */
  readonly note?: string | undefined;
  /** A number for each series; undefined where there is none. */
  readonly values: readonly (number | undefined)[];
}

export interface ProfileChartProps extends ChartFrameProps {
  readonly picture: PictureText;
  readonly rows: readonly ProfileRow[];
  readonly rowLabel: string;
  /** At most three: a filled dot, a ring, a diamond. */
  readonly series: readonly string[];
  /** The ends of every row's line. */
  readonly range: readonly [number, number];
}

/** The mark of a series, around a point; marks of the same number stand one around another. */
const Mark = ({ series, x, y }: { series: number; x: number; y: number }) => {
  if (series === 0) return <circle class="m1" cx={x} cy={y} r="5" />;
  if (series === 1) return <circle class="m2" cx={x} cy={y} r="8.5" />;
  return <path class="m3" d={`M${x} ${at(y - 12)}l12 12-12 12-12-12z`} />;
};

const ROW = 34;
const TOP = 22;

const Rows = ({
  props,
  id,
  width,
  start,
}: {
  props: ProfileChartProps;
  id: string;
  width: number;
  start: number;
}) => {
  const { rows, range, lang } = props;
  const above = start === 0;
  const row = above ? ROW + 20 : ROW;
  const x = scaleLinear([start + 16, width - 16]).domain([...range]);
  const middle = (range[0] + range[1]) / 2;
  const y = (index: number) => TOP + index * row + (above ? 36 : row / 2);
  const bottom = TOP + rows.length * row;
  return (
    <Drawing id={id} text={props.picture} width={width} height={bottom + 4}>
      {[range[0], middle, range[1]].map((tick) => (
        <>
          <line class="grid" x1={at(x(tick))} x2={at(x(tick))} y1={TOP} y2={bottom} />
          <text x={at(x(tick))} y="14" text-anchor="middle">
            {number(lang, tick, Number.isInteger(tick) ? 0 : 1)}
          </text>
        </>
      ))}
      {rows.map(({ label, values }, index) => (
        <>
          <text
            x={above ? 4 : start - 8}
            y={above ? TOP + index * row + 15 : y(index) + 5}
            text-anchor={above ? "start" : "end"}
          >
            {label}
          </text>
          <line class="ax" x1={start + 16} x2={width - 16} y1={y(index)} y2={y(index)} />
          {values.map((value, series) =>
            value === undefined ? null : <Mark series={series} x={at(x(value))} y={y(index)} />,
          )}
        </>
      ))}
    </Drawing>
  );
};

const Key = ({ series }: { series: readonly string[] }) => (
  <ul class="pb-key pb-profile-key">
    {series.map((label, index) => (
      <li>
        <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
          <Mark series={index} x={14} y={14} />
        </svg>{" "}
        {label}
      </li>
    ))}
  </ul>
);

/** Several things on the same scale, a row each, with up to three numbers: now, before, hoped. The table stands open below. */
export const ProfileChart = (props: ProfileChartProps) => {
  const { rows, series, lang } = props;
  // Labels get the room of the longest: seven pixels a letter of this size, at most half.
  const start = Math.min(310, 12 + 7 * Math.max(...rows.map(({ label }) => label.length), 1));
  const shown = (value: number | undefined) =>
    value === undefined ? "–" : number(lang, value, Number.isInteger(value) ? 0 : 1);
  return (
    <ChartFrame
      {...props}
      wide={<Rows props={props} id={`${props.id}-w`} width={620} start={start} />}
      narrow={<Rows props={props} id={`${props.id}-n`} width={300} start={0} />}
      legend={<Key series={series} />}
      table={
        <Table<ProfileRow>
          caption={props.picture.title}
          captionHidden
          rows={rows}
          columns={[
            {
              label: props.rowLabel,
              header: true,
              cell: ({ label, note }) => (
                <>
                  {label}
                  {note && <span class="pb-small pb-quiet"> {note}</span>}
                </>
              ),
            },
            ...series.map((label, index) => ({
              label,
              numeric: true,
              cell: ({ values }: ProfileRow) => shown(values[index]),
            })),
          ]}
        />
      }
    />
  );
};
