import { classes } from "../attributes.ts";
import { describedBy, FieldGroup, type FieldProps, fieldId } from "./group.tsx";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends FieldProps {
  readonly options: readonly SelectOption[];
  readonly value?: string | undefined;
}

/** One of many, closed until opened. For up to seven choices radios are easier. */
export const Select = (props: SelectProps) => (
  <FieldGroup {...props}>
    <select
      class={classes("nhsuk-select", props.error && "nhsuk-select--error")}
      id={fieldId(props)}
      name={props.name}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error ? "true" : undefined}
    >
      {props.options.map((option) => (
        <option value={option.value} selected={option.value === props.value}>
          {option.label}
        </option>
      ))}
    </select>
  </FieldGroup>
);
