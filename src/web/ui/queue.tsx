import type { Child } from "hono/jsx";
import { IconSprite } from "./icon.tsx";
import { Table } from "./table.tsx";
import { STATES, type State, StateTag } from "./tag.tsx";

export interface QueueRow {
  /** Makes the row's element id `row-${id}`, by which a refresh finds it again. */
  readonly id: string;
  readonly href: string;
  readonly state: State;
  /** Time left, in words: "6 h 48", "tänään". */
  readonly time: Child;
  /** The need. */
  readonly title: Child;
  /** The language the title was written in, when it is not the page's. */
  readonly lang?: string | undefined;
  /** Where it came from. */
  readonly sub?: Child;
  /** One per column in `columns`. */
  readonly cells: readonly Child[];
  readonly selected?: boolean | undefined;
  /** What the box that ticks the row says to those who hear it. */
  readonly tickLabel?: string | undefined;
}

export interface QueueProps {
  readonly caption: string;
  readonly timeLabel: string;
  readonly titleLabel: string;
  readonly columns: readonly string[];
  readonly rows: readonly QueueRow[];
  /** The order the rows are in, for those who hear it. */
  readonly sorted?: "ascending" | "descending" | undefined;
  /** Rows can be ticked: the form and the field of their boxes. The key X ticks the row that has the focus. */
  readonly tick?: { readonly form: string; readonly name: string; readonly label: string } | undefined;
}

/** A queue of work: time left, the need with where it came from, and what else. On a phone: cards. */
export const Queue = ({
  caption,
  timeLabel,
  titleLabel,
  columns,
  rows,
  sorted = "ascending",
  tick,
}: QueueProps) => (
  <>
    <Table<QueueRow>
      dense
      cards
      queue
      caption={caption}
      captionHidden
      rows={rows}
      rowId={(row) => `row-${row.id}`}
      selected={(row) => row.selected ?? false}
      columns={[
        ...(tick
          ? [
              {
                label: tick.label,
                labelHidden: true,
                cell: (row: QueueRow) => (
                  <input
                    type="checkbox"
                    class="pb-tick"
                    name={tick.name}
                    value={row.id}
                    form={tick.form}
                    aria-label={row.tickLabel}
                    data-tick=""
                  />
                ),
              },
            ]
          : []),
        {
          label: timeLabel,
          sort: sorted,
          bare: true,
          cell: (row) => (
            <StateTag state={row.state} again>
              {row.time}
            </StateTag>
          ),
        },
        {
          label: titleLabel,
          header: true,
          cell: (row) => (
            <>
              <a href={row.href} lang={row.lang} aria-current={row.selected ? "true" : undefined}>
                {row.title}
              </a>
              {row.sub && <span class="sub pb-num">{row.sub}</span>}
            </>
          ),
        },
        ...columns.map((label, index) => ({ label, cell: (row: QueueRow) => row.cells[index] })),
      ]}
    />
    <IconSprite names={[...new Set(rows.map(({ state }) => STATES[state].icon))]} />
  </>
);
