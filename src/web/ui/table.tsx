import type { Child } from "hono/jsx";
import { classes } from "./attributes.ts";

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => Child;
  readonly numeric?: boolean | undefined;
  /** The cell that names the row. */
  readonly header?: boolean | undefined;
  readonly sort?: "ascending" | "descending" | undefined;
  /** The label is for those who cannot see the column; on a phone's card it is left out too. */
  readonly labelHidden?: boolean | undefined;
  /** On a phone's card the value stands without its label: a state says what it is. */
  readonly bare?: boolean | undefined;
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** On a phone each row becomes a card; else the table scrolls sideways in its own frame. */
  readonly cards?: boolean | undefined;
  readonly rowId?: ((row: Row) => string) | undefined;
  readonly selected?: ((row: Row) => boolean) | undefined;
  /** The dense table of queues. */
  readonly dense?: boolean | undefined;
  /** Arrow keys and letters of the staff's pages move in it. */
  readonly queue?: boolean | undefined;
  readonly class?: string | undefined;
}

/** Roles said aloud: a table drawn as cards would else lose them in some browsers. */
const role = (name: string, cards: boolean | undefined) => (cards ? { role: name } : {});

/** A table with a caption. Rows have their own headers; numbers stand right. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, cards, dense } = props;
  const table = (
    <table
      class={classes(dense ? "pb-queue" : "nhsuk-table", cards && "pb-cards", props.class)}
      data-queue={props.queue ? "" : undefined}
      {...role("table", cards)}
    >
      <caption
        class={classes(!dense && "nhsuk-table__caption", props.captionHidden && "nhsuk-u-visually-hidden")}
      >
        {props.caption}
      </caption>
      <thead class={dense ? undefined : "nhsuk-table__head"} {...role("rowgroup", cards)}>
        <tr {...role("row", cards)}>
          {columns.map((column) => (
            <th
              scope="col"
              class={classes(column.numeric && "pb-right")}
              aria-sort={column.sort}
              {...role("columnheader", cards)}
            >
              {column.labelHidden ? (
                <span class="nhsuk-u-visually-hidden">{column.label}</span>
              ) : (
                column.label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class={dense ? undefined : "nhsuk-table__body"} {...role("rowgroup", cards)}>
        {props.rows.map((row) => (
          <tr
            id={props.rowId?.(row)}
            class={classes(!dense && "nhsuk-table__row", props.selected?.(row) && "sel")}
            {...role("row", cards)}
          >
            {columns.map((column) => (
              <Cell column={column} row={row} cards={cards} dense={dense} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (cards || dense) return table;
  return (
    <section class="pb-scroll" tabindex={0} aria-label={props.caption}>
      {table}
    </section>
  );
}

function Cell<Row>(props: {
  column: Column<Row>;
  row: Row;
  cards: boolean | undefined;
  dense: boolean | undefined;
}) {
  const { column, row, cards, dense } = props;
  const number = column.numeric && "pb-right pb-num";
  if (column.header) {
    return (
      <th scope="row" class={classes(!dense && "nhsuk-table__header", number)} {...role("rowheader", cards)}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td
      class={classes(!dense && "nhsuk-table__cell", number)}
      data-l={cards && !column.labelHidden && !column.bare ? column.label : undefined}
      {...role("cell", cards)}
    >
      {column.cell(row)}
    </td>
  );
}
