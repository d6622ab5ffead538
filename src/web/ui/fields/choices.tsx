import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { classes } from "../attributes.ts";
import { words } from "../words.ts";
import { type FieldProps, FieldsetGroup, fieldId } from "./group.tsx";

export interface Choice {
  readonly value: string;
  readonly label: Child;
  readonly hint?: Child;
  /** The language of the label when it is another than the page's. */
  readonly lang?: Lang | undefined;
  /** Fields shown when this one is chosen; without a script always. */
  readonly reveal?: Child;
  /** Checkboxes: choosing this one clears the others ("none of these"). */
  readonly exclusive?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** The first choice carries the group's id, so that a link from the error summary lands on it. */
const choiceId = (id: string, index: number) => (index === 0 ? id : `${id}-${index + 1}`);

type Kind = "radios" | "checkboxes";

const Item = (props: { kind: Kind; name: string; id: string; choice: Choice; checked: boolean }) => {
  const { kind, name, id, choice, checked } = props;
  const base = `nhsuk-${kind}`;
  const revealId = choice.reveal ? `${id}-more` : undefined;
  return (
    <>
      <div class={`${base}__item`}>
        <input
          class={`${base}__input`}
          id={id}
          name={name}
          type={kind === "radios" ? "radio" : "checkbox"}
          value={choice.value}
          checked={checked}
          disabled={choice.disabled}
          aria-describedby={choice.hint ? `${id}-item-hint` : undefined}
          data-reveals={revealId}
          data-exclusive={choice.exclusive ? "" : undefined}
        />
        <label class={`nhsuk-label ${base}__label`} for={id} lang={choice.lang}>
          {choice.label}
        </label>
        {choice.hint && (
          <div class={`nhsuk-hint ${base}__hint`} id={`${id}-item-hint`}>
            {choice.hint}
          </div>
        )}
      </div>
      {revealId && (
        <div
          class={classes(`${base}__conditional`, !checked && `${base}__conditional--hidden`)}
          id={revealId}
        >
          {choice.reveal}
        </div>
      )}
    </>
  );
};

export interface RadiosProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  /** Plain rows instead of cards. */
  readonly plain?: boolean | undefined;
  readonly inline?: boolean | undefined;
  /** Bare numbers beside each other, each under its circle. */
  readonly scale?: boolean | undefined;
  /** A line "or" before the last choice. */
  readonly divider?: boolean | undefined;
}

/** One of several, each on a card of its own. */
export const Radios = (props: RadiosProps) => {
  const id = fieldId(props);
  return (
    <FieldsetGroup {...props}>
      <div
        class={classes(
          "nhsuk-radios",
          !props.plain && "pb-choice",
          props.inline && "nhsuk-radios--inline",
          props.scale && "pb-scale",
        )}
      >
        {props.choices.map((choice, index) => (
          <>
            {props.divider && index === props.choices.length - 1 && (
              <div class="nhsuk-radios__divider">{words(props.lang).or}</div>
            )}
            <Item
              kind="radios"
              name={props.name}
              id={choiceId(id, index)}
              choice={choice}
              checked={choice.value === props.value}
            />
          </>
        ))}
      </div>
    </FieldsetGroup>
  );
};

export interface CheckboxesProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly values?: readonly string[] | undefined;
}

/** Any of several. */
export const Checkboxes = (props: CheckboxesProps) => {
  const id = fieldId(props);
  return (
    <FieldsetGroup {...props}>
      <div class={"nhsuk-checkboxes"}>
        {props.choices.map((choice, index) => (
          <Item
            kind="checkboxes"
            name={props.name}
            id={choiceId(id, index)}
            choice={choice}
            checked={props.values?.includes(choice.value) ?? false}
          />
        ))}
      </div>
    </FieldsetGroup>
  );
};

export interface SegmentsProps extends Pick<FieldProps, "lang" | "name" | "id" | "error"> {
  readonly label: Child;
  readonly choices: readonly { readonly value: string; readonly label: Child; readonly shortcut?: string }[];
  readonly value?: string | undefined;
}

/** Radios as a row of short words: the staff's dense forms. */
export const Segments = (props: SegmentsProps) => {
  const id = fieldId(props);
  const errorId = props.error ? `${id}-error` : undefined;
  return (
    <fieldset class={classes("pb-seg", props.error && "nhsuk-form-group--error")} aria-describedby={errorId}>
      <legend>{props.label}</legend>
      {props.error && (
        <span class="nhsuk-error-message" id={errorId}>
          <span class="nhsuk-u-visually-hidden">{words(props.lang).errorPrefix}:</span> {props.error}
        </span>
      )}
      {props.choices.map((choice, index) => (
        <label>
          <input
            type="radio"
            id={choiceId(id, index)}
            name={props.name}
            value={choice.value}
            checked={choice.value === props.value}
            data-key={choice.shortcut}
          />{" "}
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
};
