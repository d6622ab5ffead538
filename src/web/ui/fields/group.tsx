import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { classes, idOf } from "../attributes.ts";
import { words } from "../words.ts";

/** What every field has. The id of its first control is made of its name, and an error summary links there. */
export interface FieldProps {
  readonly lang: Lang;
  readonly name: string;
  readonly id?: string | undefined;
  readonly label: Child;
  readonly hint?: Child;
  /** What to do about it, in words; shown in the summary too. */
  readonly error?: string | undefined;
  /** The question is the page's h1. */
  readonly heading?: boolean | undefined;
  readonly size?: "s" | "m" | "l" | undefined;
}

export const fieldId = (props: Pick<FieldProps, "id" | "name">): string => props.id ?? idOf(props.name);

/** The value of aria-describedby: hint, then error, then what else; undefined when there is none. */
export function describedBy(props: FieldProps, ...more: readonly (string | undefined)[]): string | undefined {
  const id = fieldId(props);
  return classes(props.hint ? `${id}-hint` : null, props.error ? `${id}-error` : null, ...more);
}

export const Hint = ({ id, children }: { id: string; children?: Child }) => (
  <div class="nhsuk-hint" id={id}>
    {children}
  </div>
);

const ErrorMessage = ({ lang, id, children }: { lang: Lang; id: string; children?: Child }) => (
  <span class="nhsuk-error-message" id={id}>
    <span class="nhsuk-u-visually-hidden">{words(lang).errorPrefix}:</span> {children}
  </span>
);

const Notes = (props: FieldProps) => (
  <>
    {props.hint && <Hint id={`${fieldId(props)}-hint`}>{props.hint}</Hint>}
    {props.error && (
      <ErrorMessage lang={props.lang} id={`${fieldId(props)}-error`}>
        {props.error}
      </ErrorMessage>
    )}
  </>
);

type GroupProps = FieldProps & {
  readonly children?: Child;
  readonly class?: string | undefined;
  readonly data?: Readonly<Record<string, string>> | undefined;
};

/** One control with its label, hint and error. */
export const FieldGroup = (props: GroupProps) => {
  const size = props.size ?? (props.heading ? "l" : "s");
  const label = (
    <label class={`nhsuk-label nhsuk-label--${size}`} for={fieldId(props)}>
      {props.label}
    </label>
  );
  return (
    <div
      class={classes("nhsuk-form-group", props.error && "nhsuk-form-group--error", props.class)}
      {...props.data}
    >
      {props.heading ? <h1 class="nhsuk-label-wrapper">{label}</h1> : label}
      <Notes {...props} />
      {props.children}
    </div>
  );
};

/** Several controls that answer one question. */
export const FieldsetGroup = (props: GroupProps & { readonly describedBy?: string | undefined }) => {
  const size = props.size ?? (props.heading ? "l" : "s");
  return (
    <div class={classes("nhsuk-form-group", props.error && "nhsuk-form-group--error", props.class)}>
      <fieldset
        class="nhsuk-fieldset"
        aria-describedby={describedBy(props, props.describedBy)}
        {...props.data}
      >
        <legend class={`nhsuk-fieldset__legend nhsuk-fieldset__legend--${size}`}>
          {props.heading ? <h1 class="nhsuk-fieldset__heading">{props.label}</h1> : props.label}
        </legend>
        <Notes {...props} />
        {props.children}
      </fieldset>
    </div>
  );
};
