import { appointmentTypesOf, FORMS_OF_SERVICE, waitingRulesOf } from "#src/domains/scheduling/index.ts";
import { LANGS } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { LANGUAGE_NAMES } from "../language-names.ts";
import { personWords } from "../matter/person-words.ts";
import type { Site } from "../site.ts";
import { Button, Checkboxes, type FieldError, Form, fill, Radios, Select, TextField } from "../ui/index.ts";
import { TIMES_OF_DAY, type WishTyped, WORKING_DAYS } from "./typed.ts";
import { waitingWords } from "./words.ts";

export interface WishFormProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly action: string;
  /** What is known already and is not asked. */
  readonly hidden: Readonly<Record<string, string>>;
  /** A professional fills it: whether somebody calls is asked. */
  readonly byPhone?: boolean;
  /** For whom, where there is a choice. */
  readonly people?: readonly { readonly value: string; readonly label: string }[];
  readonly typed?: WishTyped | undefined;
  readonly errors?: readonly FieldError[];
}

/** Which times would do: the same questions for a resident and for a professional who asks on the phone. */
export const WishForm = (props: WishFormProps) => {
  const { site, exchange, hidden, typed, people } = props;
  const { lang } = exchange;
  const w = waitingWords(lang);
  const error = (name: string) =>
    props.errors?.find(({ field }) => field === name)?.text as string | undefined;
  const known = (name: string) => name in hidden;
  return (
    <Form action={props.action} csrf={exchange.csrf()}>
      <input type="hidden" name="submission" value={exchange.scope.newId()} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {people && people.length > 1 && (
        <Radios
          lang={lang}
          name="about"
          label={w.forWhom}
          value={typed?.person ?? people[0]?.value}
          error={error("about")}
          choices={people}
        />
      )}
      {!known("type") && (
        <Select
          lang={lang}
          name="type"
          label={w.type}
          value={typed?.type}
          error={error("type")}
          options={[
            { value: "", label: "–" },
            ...appointmentTypesOf(site.content)
              .filter(({ open }) => open)
              .map(({ id, names }) => ({ value: id, label: names[lang] })),
          ]}
        />
      )}
      {!known("form") && (
        <Select
          lang={lang}
          name="form"
          label={w.form}
          value={typed?.form}
          options={[
            { value: "", label: w.anyForm },
            ...FORMS_OF_SERVICE.map((value) => ({ value, label: personWords(lang).forms[value] })),
          ]}
        />
      )}
      {!known("unit") && (
        <Select
          lang={lang}
          name="unit"
          label={w.unit}
          value={typed?.unit}
          options={[
            { value: "", label: w.anywhere },
            ...site.content.units
              .filter(({ line }) => line !== undefined)
              .map(({ id, names }) => ({ value: id, label: names[lang] })),
          ]}
        />
      )}
      <Checkboxes
        lang={lang}
        name="wish-language"
        label={w.languages}
        values={typed?.languages ?? [lang]}
        choices={LANGS.map((value) => ({ value, label: LANGUAGE_NAMES[lang][value] }))}
      />
      <Checkboxes
        lang={lang}
        name="weekday"
        label={w.weekdays}
        values={typed?.weekdays ?? WORKING_DAYS}
        error={error("weekday")}
        choices={w.weekdayNames.map((label, nth) => ({ value: String(nth + 1), label }))}
      />
      <Radios
        lang={lang}
        name="times"
        label={w.times}
        value={typed?.times || "any"}
        choices={TIMES_OF_DAY.map((value) => ({ value, label: w.timesOf[value] }))}
      />
      <TextField
        lang={lang}
        name="until"
        label={w.untilDay}
        hint={fill(w.untilHint, { n: waitingRulesOf(site.content).days })}
        value={typed?.until}
        error={error("until")}
        width={10}
        autocomplete="off"
      />
      {props.byPhone ? (
        <Checkboxes
          lang={lang}
          name="by-phone"
          label={w.byPhone}
          values={typed?.byPhone === false ? [] : ["yes"]}
          choices={[{ value: "yes", label: w.byPhone }]}
        />
      ) : (
        <TextField
          lang={lang}
          name="email"
          type="email"
          label={w.email}
          hint={w.emailHint}
          value={typed?.email}
          error={error("email")}
          autocomplete="email"
        />
      )}
      <Button>{props.byPhone ? w.sendStaff : w.send}</Button>
    </Form>
  );
};
