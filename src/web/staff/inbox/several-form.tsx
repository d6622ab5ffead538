import type { Professional } from "#src/domains/people/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, CsrfField, Select, TextField } from "../../ui/index.ts";
import { SEVERAL_FORM } from "./rows.tsx";
import { stepWords } from "./words-steps.ts";

export const SEVERAL_STEPS = ["take", "hand-over", "hand-out", "snooze"] as const;

/** What was typed and what is wrong with it, by the fields' names. */
export interface SeveralTrouble {
  readonly ids: readonly string[];
  readonly typed: Readonly<Record<"step" | "team" | "to" | "date" | "time", string>>;
  readonly errors: Readonly<Partial<Record<"step" | "team" | "to" | "date", string>>>;
}

/** What is done with the rows that are ticked. `colleagues`: to whom the reader may hand out; empty when that is not their task. */
export const SeveralForm = (props: {
  site: Site;
  exchange: Exchange;
  colleagues: readonly Professional[];
  /** The rows of the page: what "all" means, also without scripts. */
  shown?: readonly string[];
  trouble?: SeveralTrouble;
}) => {
  const { site, exchange, colleagues, shown, trouble } = props;
  const { lang } = exchange;
  const w = stepWords(lang);
  const steps = SEVERAL_STEPS.filter((one) => one !== "hand-out" || colleagues.length > 0);
  const typed = trouble?.typed;
  const errors = trouble?.errors;
  return (
    <form
      id={SEVERAL_FORM}
      class="pb-filters"
      method="post"
      action={to("several", lang)}
      novalidate
      // What comes back says of each row what became of it: a page, which the browser itself must show.
      data-turbo="false"
    >
      <CsrfField token={exchange.csrf()} />
      {trouble?.ids.map((id) => (
        <input type="hidden" name="id" value={id} />
      ))}
      {shown && (
        <label class="pb-flush">
          <input type="hidden" name="shown" value={shown.join(",")} />
          <input type="checkbox" class="pb-tick" name="all" value="yes" data-tick-all="" /> {w.all}
        </label>
      )}
      <Select
        lang={lang}
        name="step"
        label={w.step}
        value={typed?.step ?? "take"}
        error={errors?.step}
        options={steps.map((one) => ({ value: one, label: w.steps[one] }))}
      />
      <Select
        lang={lang}
        name="team"
        id="several-team"
        label={w.team}
        value={typed?.team ?? ""}
        error={errors?.team}
        options={[
          { value: "", label: w.choose },
          ...site.content.teams.map(({ id, names }) => ({ value: id, label: names[lang] })),
        ]}
      />
      {colleagues.length > 0 && (
        <Select
          lang={lang}
          name="to"
          label={w.colleague}
          value={typed?.to ?? ""}
          error={errors?.to}
          options={[
            { value: "", label: w.choose },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextField
        lang={lang}
        name="date"
        type="date"
        label={w.date}
        value={typed?.date ?? localDate(exchange.scope.now).add({ days: 1 }).toString()}
        error={errors?.date}
      />
      <TextField lang={lang} name="time" label={w.time} width={5} value={typed?.time ?? "8.00"} />
      <Button variant="secondary">{w.doIt}</Button>
    </form>
  );
};
