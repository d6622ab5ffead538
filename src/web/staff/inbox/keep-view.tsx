import type { Exchange } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, Checkboxes, CsrfField, Select, TextField } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { type Asked, queryOf } from "./asked.ts";
import { stepWords } from "./words-steps.ts";

export interface ViewTyped {
  readonly name: string;
  readonly share: string;
  readonly isDefault: boolean;
}

/** Keeps what the queue is narrowed to now under a name. */
export const KeepView = (props: {
  site: Site;
  exchange: Exchange;
  asked: Asked;
  typed?: ViewTyped;
  error?: string;
}) => {
  const { site, exchange, asked, typed, error } = props;
  const { lang } = exchange;
  const w = stepWords(lang);
  return (
    <form method="post" action={to("queueViews", lang)} novalidate>
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="query" value={queryOf(asked).toString()} />
      <TextField
        lang={lang}
        name="name"
        label={w.viewName}
        maxlength={60}
        width={20}
        autocomplete="off"
        value={typed?.name ?? ""}
        error={error}
      />
      <Select
        lang={lang}
        name="share"
        label={w.viewShare}
        value={typed?.share ?? ""}
        options={[
          { value: "", label: w.viewOwn },
          ...staffOf(exchange).teams.map((id) => ({
            value: id,
            label: site.content.findTeam(id)?.names[lang] ?? id,
          })),
        ]}
      />
      <Checkboxes
        lang={lang}
        name="default"
        label={w.viewKeep}
        size="s"
        values={typed?.isDefault ? ["yes"] : []}
        choices={[{ value: "yes", label: w.viewDefault }]}
      />
      <Button variant="secondary">{w.viewKeep}</Button>
    </form>
  );
};
