import { classes } from "../attributes.ts";
import { fill, words } from "../words.ts";
import { describedBy, FieldGroup, type FieldProps, fieldId } from "./group.tsx";

export interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: "text" | "tel" | "email" | "search" | "time" | "date" | "password" | undefined;
  readonly inputmode?: "numeric" | "decimal" | "tel" | "email" | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly maxlength?: number | undefined;
  /** The id of a datalist whose values the browser offers while one types. */
  readonly list?: string | undefined;
  /** In characters; else the field fills its column. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  /** The page begins here: only where the whole page is one task. */
  readonly autofocus?: boolean | undefined;
}

/** One line of text. */
export const TextField = (props: TextFieldProps) => {
  const input = (
    <input
      class={classes(
        "nhsuk-input",
        props.width && `nhsuk-input--width-${props.width}`,
        props.error && "nhsuk-input--error",
      )}
      id={fieldId(props)}
      name={props.name}
      type={props.type ?? "text"}
      value={props.value}
      inputmode={props.inputmode}
      autocomplete={props.autocomplete}
      maxlength={props.maxlength}
      spellcheck={props.spellcheck}
      list={props.list}
      autofocus={props.autofocus}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error ? "true" : undefined}
    />
  );
  return (
    <FieldGroup {...props}>
      {props.prefix || props.suffix ? (
        <div class="nhsuk-input-wrapper">
          {props.prefix && <div class="nhsuk-input-wrapper__prefix">{props.prefix}</div>}
          {input}
          {props.suffix && <div class="nhsuk-input-wrapper__suffix">{props.suffix}</div>}
        </div>
      ) : (
        input
      )}
    </FieldGroup>
  );
};

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  /** Most characters. Without a script the limit stands in words; the server checks it in any case. */
  readonly maxlength?: number | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  /** What is being typed stays when the page is refreshed beneath it. */
  readonly permanent?: boolean | undefined;
}

/** Several lines of text, with a count of characters when there is a limit. */
export const TextArea = (props: TextAreaProps) => {
  const id = fieldId(props);
  const { maxlength } = props;
  const info = maxlength ? `${id}-info` : undefined;
  const w = words(props.lang);
  const data = maxlength
    ? {
        "data-module": "nhsuk-character-count",
        "data-maxlength": String(maxlength),
        "data-i18n.characters-under-limit.one": w.charactersLeftOne,
        "data-i18n.characters-under-limit.other": w.charactersLeftMany,
        "data-i18n.characters-at-limit": w.charactersNone,
        "data-i18n.characters-over-limit.one": w.charactersOverOne,
        "data-i18n.characters-over-limit.other": w.charactersOverMany,
      }
    : undefined;
  return (
    <FieldGroup {...props} class={maxlength ? "nhsuk-character-count" : undefined} data={data}>
      <textarea
        class={classes(
          "nhsuk-textarea",
          info && "nhsuk-js-character-count",
          props.error && "nhsuk-textarea--error",
        )}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        autocomplete={props.autocomplete}
        spellcheck={props.spellcheck}
        aria-describedby={describedBy(props, info)}
        aria-invalid={props.error ? "true" : undefined}
        data-turbo-permanent={props.permanent ? "" : undefined}
      >
        {`\n${props.value ?? ""}`}
      </textarea>
      {info && (
        <div class="nhsuk-hint nhsuk-character-count__message" id={info}>
          {fill(w.charactersAtMost, { n: new Intl.NumberFormat(props.lang).format(maxlength ?? 0) })}
        </div>
      )}
    </FieldGroup>
  );
};
