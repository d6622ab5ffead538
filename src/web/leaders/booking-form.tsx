import { singleTypesOf } from "#src/domains/scheduling/index.ts";
import { to } from "../paths.ts";
import { ErrorSummary, Filters, Select, type SelectOption, TextField } from "../ui/index.ts";
import { AREAS, BOOKING_PERIODS, type BookingField } from "./booking-choice.ts";
import type { BookingView } from "./booking-view.ts";
import { bookingWords } from "./booking-words.ts";
import { leadersWords } from "./words.ts";

/** What is wrong with the choice, each a link to its field. */
export const BookingFaults = ({ view: { lang, choice } }: { view: BookingView }) => {
  const [w, l] = [bookingWords(lang), leadersWords(lang)];
  return (
    <ErrorSummary
      lang={lang}
      title={l.faultTitle}
      errors={choice.faults.map(({ field, fault }) => ({ field, text: w[fault] }))}
    >
      {l.faultKept}
    </ErrorSummary>
  );
};

/** What is seen; it stands in the address. */
export const BookingForm = ({ view }: { view: BookingView }) => {
  const { lang, choice, site } = view;
  const { content } = site;
  const w = bookingWords(lang);
  const error = (field: BookingField) => {
    const found = choice.faults.find((one) => one.field === field);
    return found && w[found.fault];
  };
  const select = (field: BookingField, options: readonly SelectOption[], fallback = "") => {
    const typed = choice.typed[field] || fallback;
    // What was typed and is not known stays to be seen, as an option of its own.
    const strange = options.some(({ value }) => value === typed) ? [] : [{ value: typed, label: typed }];
    return (
      <Select
        lang={lang}
        name={field}
        label={w[field]}
        value={typed}
        error={error(field)}
        options={[...options, ...strange]}
      />
    );
  };
  const all = { value: "", label: w.all };
  const named = (
    items: readonly { readonly id: string; readonly names: Readonly<Record<string, string>> }[],
  ) => [all, ...items.map(({ id, names }) => ({ value: id, label: names[lang] ?? id }))];
  const receiving = new Set(view.everyUnit);
  return (
    <Filters lang={lang} action={to("leadersBooking", lang)} submit={w.show}>
      {select(
        "period",
        BOOKING_PERIODS.map((value) => ({ value, label: w[value] })),
        "28d",
      )}
      {select("line", named(content.lines))}
      {select("type", named(singleTypesOf(content)))}
      {select("area", [all, ...AREAS.map((value) => ({ value, label: w.areas[value] }))])}
      {select("unit", named(content.units.filter(({ id }) => receiving.has(id) || id === choice.unit)))}
      <TextField
        lang={lang}
        name="weeks"
        label={w.weeks}
        value={choice.typed.weeks || String(choice.weeks)}
        inputmode="numeric"
        width={2}
        error={error("weeks")}
      />
    </Filters>
  );
};
