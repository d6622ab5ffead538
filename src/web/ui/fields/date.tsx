import { classes } from "../attributes.ts";
import { words } from "../words.ts";
import { type FieldProps, FieldsetGroup, fieldId } from "./group.tsx";

export type DatePart = "day" | "month" | "year";

export interface DateFieldProps extends FieldProps {
  readonly value?: Readonly<Partial<Record<DatePart, string>>> | undefined;
  /** Which of the three are wrong; all when the error does not say. */
  readonly wrong?: readonly DatePart[] | undefined;
  /** The person's own date of birth: browsers may fill it in. */
  readonly birthday?: boolean | undefined;
}

const PARTS: readonly DatePart[] = ["day", "month", "year"];
const AUTOCOMPLETE = { day: "bday-day", month: "bday-month", year: "bday-year" } as const;

/** A date in three fields, named `${name}.day`, `${name}.month` and `${name}.year`. */
export const DateField = (props: DateFieldProps) => {
  const id = fieldId(props);
  const wrong = props.error ? (props.wrong ?? PARTS) : [];
  const linked = wrong[0] ?? "day";
  return (
    <FieldsetGroup {...props}>
      <div class="nhsuk-date-input">
        {PARTS.map((part) => {
          const partId = part === linked ? id : `${id}-${part}`;
          return (
            <div class="nhsuk-date-input__item">
              <label class="nhsuk-label nhsuk-date-input__label" for={partId}>
                {words(props.lang)[part]}
              </label>
              <input
                class={classes(
                  "nhsuk-input nhsuk-date-input__input",
                  `nhsuk-input--width-${part === "year" ? 4 : 2}`,
                  wrong.includes(part) && "nhsuk-input--error",
                )}
                id={partId}
                name={`${props.name}.${part}`}
                inputmode="numeric"
                value={props.value?.[part]}
                autocomplete={props.birthday ? AUTOCOMPLETE[part] : undefined}
                aria-invalid={wrong.includes(part) ? "true" : undefined}
              />
            </div>
          );
        })}
      </div>
    </FieldsetGroup>
  );
};
