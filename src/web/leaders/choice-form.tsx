import { PERIODS } from "#src/domains/measures/index.ts";
import { to } from "../paths.ts";
import { ErrorSummary, Filters, Select, type SelectOption, TextField } from "../ui/index.ts";
import { type Field, known } from "./choice.ts";
import type { View } from "./view.ts";

/** What is wrong with the choice, each a link to its field. */
export const ChoiceFaults = ({ view }: { view: View }) => (
  <ErrorSummary
    lang={view.lang}
    title={view.w.faultTitle}
    errors={view.choice.faults.map(({ field, fault }) => ({ field, text: view.w[fault] }))}
  >
    {view.w.faultKept}
  </ErrorSummary>
);

/** What is seen: stands in the address, so that a view can be shared, and stays when the page refreshes itself. */
export const ChoiceForm = ({ view }: { view: View }) => {
  const { lang, w, choice, names, site } = view;
  const error = (field: Field) => {
    const found = choice.faults.find((one) => one.field === field);
    return found && w[found.fault];
  };
  const codes = known(site.content);
  const select = (field: Field, label: string, options: readonly SelectOption[]) => {
    const typed = choice.typed[field];
    // What was typed and is not known stays to be seen, as an option of its own.
    const strange =
      typed !== "" && !options.some(({ value }) => value === typed) ? [{ value: typed, label: typed }] : [];
    return (
      <Select
        lang={lang}
        name={field}
        label={label}
        value={typed}
        error={error(field)}
        options={[...options, ...strange]}
      />
    );
  };
  const all = { value: "", label: w.all };
  const of = (values: readonly string[], name: (code: string) => string) => [
    all,
    ...values.map((value) => ({ value, label: name(value) })),
  ];
  const date = (field: "from" | "to") => (
    <TextField
      lang={lang}
      name={field}
      type={error(field) && !/^(\d{4}-\d{2}-\d{2})?$/.test(choice.typed[field]) ? "text" : "date"}
      label={`${w.custom}: ${w[field].toLowerCase()}`}
      value={choice.typed[field]}
      error={error(field)}
    />
  );
  const period = choice.typed.period === "" ? "28d" : choice.typed.period;
  const periods = PERIODS.map((value) => ({ value, label: w[value] }));
  const strange = periods.some(({ value }) => value === period) ? [] : [{ value: period, label: period }];
  return (
    <Filters lang={lang} action={to("leaders", lang)} submit={w.show}>
      <Select
        lang={lang}
        name="period"
        label={w.period}
        value={period}
        error={error("period")}
        options={[...periods, ...strange]}
      />
      {date("from")}
      {date("to")}
      {select("line", w.line, of(codes.lines, names.line))}
      {select("channel", w.channel, of(codes.channels, names.channel))}
      {select("municipality", w.municipality, of(codes.municipalities, names.municipality))}
      {select("language", w.language, of(codes.languages, names.language))}
    </Filters>
  );
};
