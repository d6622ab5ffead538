import type { QuestionModel } from "#src/domains/forms/index.ts";
import { type FieldProps, idOf, TextField } from "../ui/index.ts";
import { formWords } from "./words.ts";

interface LinesProps {
  readonly common: FieldProps;
  readonly question: QuestionModel;
  /** The id of the words that the browser offers. */
  readonly list?: string | undefined;
}

/** Several answers to one line: a field for each that is there, and one more. */
export const Lines = ({ common, question, list }: LinesProps) => (
  <>
    {[...question.values, ""].map((value, at) => (
      <TextField
        {...common}
        id={at === 0 ? undefined : `${idOf(question.name)}-${at + 1}`}
        label={
          at === 0 ? (
            common.label
          ) : (
            <>
              {formWords(common.lang).another}
              <span class="nhsuk-u-visually-hidden">: {question.label}</span>
            </>
          )
        }
        hint={at === 0 ? common.hint : undefined}
        error={at === 0 ? common.error : undefined}
        value={value}
        list={list}
        autocomplete={list && "off"}
      />
    ))}
  </>
);

/** Many options looked for by their words: the browser offers what fits while one types; what is typed is checked when it is sent. */
export const Search = ({ common, question }: LinesProps) => {
  const list = `${idOf(question.name)}-options`;
  const words = question.options.map(({ key, label }, at) =>
    question.options.some((other, place) => place !== at && other.label === label)
      ? `${label} (${key})`
      : label,
  );
  return (
    <>
      {question.repeats ? (
        <Lines common={common} question={question} list={list} />
      ) : (
        <TextField {...common} value={question.value} list={list} autocomplete="off" />
      )}
      <datalist id={list}>
        {words.map((label) => (
          <option value={label} />
        ))}
      </datalist>
    </>
  );
};
