import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { QuestionModel } from "#src/domains/forms/index.ts";
import { typeName } from "#src/kernel/file-type.ts";
import type { Lang } from "#src/kernel/lang.ts";
import {
  Button,
  Checkboxes,
  DateField,
  describedBy,
  FieldGroup,
  type FieldProps,
  fill,
  idOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from "../ui/index.ts";
import { Lines, Search } from "./lines.tsx";
import { isScale, Slider } from "./slider.tsx";
import { formWords } from "./words.ts";

interface QuestionProps {
  readonly lang: Lang;
  readonly question: QuestionModel;
  /** The only question of a page is its h1. */
  readonly heading?: boolean;
  /** Name of the button that takes a file away; none: it is not offered. */
  readonly dropFile?: string | undefined;
}

const BLOCKS = /<(p|ul|ol|table|h\d|div|blockquote|hr|pre)\b/i;
/** A marked-up label that is one line stands in the label; longer texts stand above it. */
const oneLine = (html: string): string => html.replace(/^<p>([\s\S]*)<\/p>$/, "$1");

function labelOf({ label, labelHtml, required }: QuestionModel, lang: Lang): Child {
  const html = labelHtml === undefined ? undefined : oneLine(labelHtml);
  const shown = html !== undefined && !BLOCKS.test(html) ? raw(html) : label;
  return required ? (
    shown
  ) : (
    <>
      {shown} <span class="pb-quiet">{formWords(lang).optional}</span>
    </>
  );
}

function hintOf(question: QuestionModel, lang: Lang): Child | undefined {
  const w = formWords(lang);
  const { hint, notice, kind, min, max, fileTypes, fileMax, link } = question;
  const parts: Child[] = [];
  if (hint) parts.push(hint);
  if (notice) parts.push(notice);
  if (kind === "autocomplete") parts.push(fill(w.search, { n: question.options.length }));
  if (kind === "slider" && !isScale(question) && min !== undefined && max !== undefined)
    parts.push(fill(w.range, { min, max }));
  if (kind === "file" && fileTypes.length > 0)
    parts.push(fill(w.allowed, { types: fileTypes.map(typeName).join(", ") }));
  if (kind === "file") parts.push(fill(w.largest, { max: fileMax }));
  if (link && /^https?:/.test(link)) parts.push(<a href={link}>{w.link}</a>);
  return parts.length === 0 ? undefined : parts.map((part, at) => (at === 0 ? part : <> {part}</>));
}

const AmountField = ({ common, question }: { common: FieldProps; question: QuestionModel }) => (
  <>
    <TextField {...common} value={question.value} inputmode="decimal" width={10} suffix={question.unit} />
    {question.units.length > 0 && (
      <Select
        lang={common.lang}
        name={`${question.name}-unit`}
        label={formWords(common.lang).unit}
        options={question.units.map(({ key, label }) => ({ value: key, label }))}
        value={question.units.find(({ chosen }) => chosen)?.key}
      />
    )}
  </>
);

const OpenChoice = ({ common, question }: { common: FieldProps; question: QuestionModel }) => {
  const choices = question.options.map(({ key, label, hint, exclusive }) => ({
    value: key,
    label,
    hint,
    exclusive,
  }));
  const chosen = question.options.filter((option) => option.chosen).map(({ key }) => key);
  return (
    <>
      {question.repeats ? (
        <Checkboxes {...common} choices={choices} values={chosen} />
      ) : (
        <Radios {...common} choices={choices} value={chosen[0]} plain />
      )}
      <TextField
        lang={common.lang}
        name={`${question.name}-other`}
        label={
          <>
            {question.otherLabel ?? formWords(common.lang).other}
            <span class="nhsuk-u-visually-hidden">: {question.label}</span>
          </>
        }
        value={question.other}
      />
    </>
  );
};

const FileField = ({
  common,
  question,
  dropFile,
}: {
  common: FieldProps;
  question: QuestionModel;
  dropFile: string | undefined;
}) => (
  <FieldGroup {...common}>
    {question.values.map((name, at) => (
      <p>
        {name}{" "}
        {dropFile && (
          <Button variant="text" name={dropFile} value={`${question.name}=${at}`}>
            {formWords(common.lang).dropFile}
            <span class="nhsuk-u-visually-hidden">: {name}</span>
          </Button>
        )}
      </p>
    ))}
    <input
      class="nhsuk-file-upload"
      type="file"
      id={idOf(question.name)}
      name={question.name}
      accept={question.fileTypes.join(",") || undefined}
      aria-invalid={question.error ? "true" : undefined}
      aria-describedby={describedBy(common)}
    />
  </FieldGroup>
);

/** What is only shown: its value, not a field. */
const Shown = ({ lang, question }: QuestionProps) => (
  <div class="nhsuk-form-group">
    <p class="nhsuk-u-margin-bottom-1">
      <strong>{question.label}</strong>
    </p>
    <p id={idOf(question.name)}>
      {question.shown.join(", ") || <span class="pb-quiet">{formWords(lang).notShown}</span>}
      {question.shown.length > 0 &&
      question.unit &&
      question.kind !== "quantity" &&
      !question.shown[0]?.includes(question.unit)
        ? ` ${question.unit}`
        : ""}
    </p>
  </div>
);

const LINES = new Set(["string", "url", "integer", "decimal", "reference", "time"]);

/** Day and time of one answer. */
const DateTime = ({ common, value }: { common: FieldProps; value: string }) => {
  const [date = "", time = ""] = value.split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  return (
    <>
      <DateField {...common} value={date.includes(".") ? { day: date } : { day, month, year }} />
      <TextField
        lang={common.lang}
        name={`${common.name}-time`}
        label={formWords(common.lang).time}
        type="time"
        value={time}
        width={10}
      />
    </>
  );
};

/** Where one question is answered, by its kind. */
const Field = ({
  common,
  question,
  dropFile,
}: Pick<QuestionProps, "question" | "dropFile"> & { common: FieldProps }) => {
  const { kind, options, value } = question;
  const choices = options.map(({ key, label, hint, exclusive }) => ({ value: key, label, hint, exclusive }));
  if (question.repeats && LINES.has(kind)) return <Lines common={common} question={question} />;
  switch (kind) {
    case "radio":
    case "yes-no":
      return (
        <Radios
          {...common}
          choices={choices}
          value={options.find(({ chosen }) => chosen)?.key}
          plain={question.horizontal}
          inline={question.horizontal}
        />
      );
    case "check-box":
      return (
        <Checkboxes
          {...common}
          choices={choices}
          values={options.filter(({ chosen }) => chosen).map(({ key }) => key)}
        />
      );
    case "autocomplete":
      return <Search common={common} question={question} />;
    case "drop-down":
      return (
        <Select
          {...common}
          options={[
            { value: "", label: formWords(common.lang).choose },
            ...options.map(({ key, label }) => ({ value: key, label })),
          ]}
          value={value}
        />
      );
    case "open-choice":
      return <OpenChoice common={common} question={question} />;
    case "text":
      return <TextArea {...common} value={value} maxlength={question.maxLength} rows={5} />;
    case "date": {
      const [day = "", month = "", year = ""] = value.split(".");
      return <DateField {...common} value={{ day, month, year }} />;
    }
    case "date-time":
      return <DateTime common={common} value={value} />;
    case "time":
      return <TextField {...common} type="time" value={value} width={10} />;
    case "slider":
      return <Slider common={common} question={question} />;
    case "integer":
      return <TextField {...common} value={value} inputmode="numeric" width={5} suffix={question.unit} />;
    case "decimal":
      return <TextField {...common} value={value} inputmode="decimal" width={10} suffix={question.unit} />;
    case "quantity":
      return <AmountField common={common} question={question} />;
    case "file":
      return <FileField common={common} question={question} dropFile={dropFile} />;
    default:
      return (
        <TextField
          {...common}
          value={value}
          maxlength={question.maxLength}
          type={question.format === "phone" ? "tel" : question.format === "email" ? "email" : "text"}
          autocomplete={
            question.format === "phone" ? "tel" : question.format === "email" ? "email" : undefined
          }
        />
      );
  }
};

/** One question of a form, drawn by its kind. Everything works without a script. */
export const Question = ({ lang, question, heading = false, dropFile }: QuestionProps) => {
  if (question.readOnly) return <Shown lang={lang} question={question} />;
  const { name, error, labelHtml } = question;
  const block = labelHtml !== undefined && BLOCKS.test(oneLine(labelHtml));
  const common = { lang, name, label: labelOf(question, lang), hint: hintOf(question, lang), error, heading };
  return (
    <>
      {block && <div>{raw(labelHtml)}</div>}
      <Field common={common} question={question} dropFile={dropFile} />
    </>
  );
};
