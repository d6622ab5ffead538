import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { words } from "./words.ts";

export interface SummaryRow {
  readonly label: string;
  /** Where an error summary lands. */
  readonly id?: string | undefined;
  /** What must be put right, in words. */
  readonly error?: string | undefined;
  /** Empty: "not answered" is shown. */
  readonly value?: Child;
  readonly change?: string | undefined;
}

/** The answers before they are sent, each with a link that leads back to its question. */
export const SummaryList = ({ lang, rows }: { lang: Lang; rows: readonly SummaryRow[] }) => (
  <dl class="nhsuk-summary-list">
    {rows.map((row) => (
      <div
        id={row.id}
        class={
          row.change
            ? "nhsuk-summary-list__row"
            : "nhsuk-summary-list__row nhsuk-summary-list__row--no-actions"
        }
      >
        <dt class="nhsuk-summary-list__key">{row.label}</dt>
        <dd class="nhsuk-summary-list__value pb-asis">
          {row.error && (
            <span class="nhsuk-error-message">
              <span class="nhsuk-u-visually-hidden">{words(lang).errorPrefix}:</span> {row.error}
            </span>
          )}
          {row.value || <span class="pb-quiet">{words(lang).notAnswered}</span>}
        </dd>
        {row.change && (
          <dd class="nhsuk-summary-list__actions">
            <a href={row.change}>
              {words(lang).change}
              <span class="nhsuk-u-visually-hidden">: {row.label}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
);

export interface Fact {
  readonly label: Child;
  readonly value: Child;
}

/** Facts of one thing: name above value; `aside` sets them on one row, for dense pages. */
export const Facts = ({ facts, aside = false }: { facts: readonly Fact[]; aside?: boolean }) => (
  <dl class={aside ? "pb-dl" : "pb-facts"}>
    {facts.map((fact) => (
      <>
        <dt>{fact.label}</dt>
        <dd>{fact.value}</dd>
      </>
    ))}
  </dl>
);
