import type { PageModel, QuestionModel } from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import {
  Checkboxes,
  DateField,
  type FieldError,
  idOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from "../../ui/index.ts";

/** One question of a form, drawn by its kind. The only question of a page is its h1. */
export const Question = ({
  lang,
  question,
  heading,
}: {
  lang: Lang;
  question: QuestionModel;
  heading: boolean;
}) => {
  const common = {
    lang,
    name: question.name,
    label: question.label,
    hint: question.hint,
    error: question.error,
    heading,
  };
  const choices = question.options.map(({ key, label, hint, exclusive }) => ({
    value: key,
    label,
    hint,
    exclusive,
  }));
  switch (question.kind) {
    case "radio":
    case "yes-no":
      return (
        <Radios {...common} choices={choices} value={question.options.find(({ chosen }) => chosen)?.key} />
      );
    case "check-box":
      return (
        <Checkboxes
          {...common}
          choices={choices}
          values={question.options.filter(({ chosen }) => chosen).map(({ key }) => key)}
        />
      );
    case "drop-down":
      return (
        <Select
          {...common}
          options={[
            { value: "", label: "" },
            ...question.options.map(({ key, label }) => ({ value: key, label })),
          ]}
          value={question.value}
        />
      );
    case "text":
      return <TextArea {...common} value={question.value} maxlength={question.maxLength} rows={9} />;
    case "date": {
      const [day = "", month = "", year = ""] = question.value.split(".");
      return <DateField {...common} value={{ day, month, year }} />;
    }
    case "integer":
      return <TextField {...common} value={question.value} inputmode="numeric" width={5} />;
    case "string":
      return (
        <TextField
          {...common}
          value={question.value}
          type={question.format === "phone" ? "tel" : question.format === "email" ? "email" : "text"}
          autocomplete={
            question.format === "phone" ? "tel" : question.format === "email" ? "email" : undefined
          }
        />
      );
  }
};

/** What is wrong on a page, each linked to its field. */
export function errorsOf(page: PageModel): FieldError[] {
  return page.questions.flatMap(({ name, error }) => (error ? [{ field: idOf(name), text: error }] : []));
}
