import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { words } from "../words.ts";

export interface FieldError {
  /** The id of the field (see `idOf`); without one the error is not of a single field. */
  readonly field?: string | undefined;
  readonly text: Child;
}

export interface ErrorSummaryProps {
  readonly lang: Lang;
  readonly errors: readonly FieldError[];
  readonly title?: Child;
  /** What is kept, and what to do when this does not help. */
  readonly children?: Child;
}

/** Above the h1: what must be put right, each a link to its field. The script moves the focus here. */
export const ErrorSummary = ({ lang, errors, title, children }: ErrorSummaryProps) =>
  errors.length === 0 ? null : (
    <div class="nhsuk-error-summary" data-module="nhsuk-error-summary" id="errors">
      <div role="alert">
        <h2 class="nhsuk-error-summary__title nhsuk-heading-m">{title ?? words(lang).errorsHeading}</h2>
        <div class="nhsuk-error-summary__body">
          {children && <p>{children}</p>}
          <ul class="nhsuk-list nhsuk-error-summary__list pb-flush">
            {errors.map((error) => (
              <li>{error.field ? <a href={`#${error.field}`}>{error.text}</a> : error.text}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
