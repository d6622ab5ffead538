import type { Block, QuestionBlock, RepeatBlock } from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { Button, type Column, fill, idOf, Table } from "../ui/index.ts";
import type { Tools } from "./blocks.tsx";
import { Question } from "./question.tsx";
import { formWords } from "./words.ts";

/** More columns than this do not fit beside each other. */
const COLUMNS_MAX = 6;

const plain = (block: Block): block is QuestionBlock =>
  block.kind === "question" && block.blocks.length === 0;

/** Whether a repeating group can be drawn as a table: it is marked as one, and each row is plain questions, few enough to stand beside each other. */
export const isTable = ({ table, columns, repeats }: RepeatBlock): boolean =>
  table && columns.length > 1 && columns.length <= COLUMNS_MAX && repeats.every((row) => row.every(plain));

interface RepeatTableProps {
  readonly lang: Lang;
  readonly block: RepeatBlock;
  readonly tools: Tools | undefined;
}

interface Row {
  readonly at: number;
  readonly questions: readonly QuestionBlock[];
}

/** Each repeat on its row, its questions in columns; on a phone a row is a card with the questions' own labels. */
export const RepeatTable = ({ lang, block, tools }: RepeatTableProps) => {
  const w = formWords(lang);
  const { name, title, repeats, from, count } = block;
  const rows = repeats.map((blocks, at): Row => ({ at: from + at, questions: blocks.filter(plain) }));
  const number: Column<Row> = {
    label: w.row,
    header: true,
    cell: ({ at }) => (
      <span id={`${idOf(name)}-time-${at + 1}`} tabindex={-1}>
        <span class="pb-form-table__title">{title} </span>
        {at + 1}
      </span>
    ),
  };
  const asked = block.columns.map(
    ({ linkId, label, required }): Column<Row> => ({
      label: required ? label : `${label} ${w.optional}`,
      bare: true,
      cell: ({ questions }) => {
        const found = questions.find(({ question }) => question.linkId === linkId);
        return found && <Question lang={lang} question={found.question} dropFile={tools?.dropFile} />;
      },
    }),
  );
  const removal: Column<Row> = {
    label: w.remove,
    labelHidden: true,
    cell: ({ at }) =>
      tools && (
        <Button variant="text" name={tools.remove} value={`${name}=${at}=${count}`}>
          {w.remove}
          <span class="nhsuk-u-visually-hidden">: {fill(w.nth, { title, n: at + 1 })}</span>
        </Button>
      ),
  };
  return (
    <Table
      class="pb-form-table"
      cards
      caption={title}
      captionHidden
      columns={[number, ...asked, ...(tools && count > 1 ? [removal] : [])]}
      rows={rows}
    />
  );
};
