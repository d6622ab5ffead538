import { to } from "../../paths.ts";
import { Button, fill, TextField } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { staffWords } from "../words.ts";
import type { OutcomePartProps } from "./parts.ts";
import { outcomeWords } from "./words.ts";

/** Services of the directory to guide the person to: a search, what it found, those picked. */
export const GuidePart = ({ exchange, shown, trouble, typed, error }: OutcomePartProps) => {
  const { lang } = exchange;
  const { contact } = shown;
  const w = outcomeWords(lang);
  const found = trouble?.outcome?.found ?? [];
  const searched = trouble?.outcome?.searched === true && typed.q !== "";
  const there = (language: string) => (contact.language === lang ? undefined : language);
  return (
    <Fold summary={w.guide} open={typed.q !== "" || typed.picks.length > 0}>
      <TextField
        lang={lang}
        name="q"
        label={w.search}
        hint={fill(w.searchHint, { lang: staffWords(lang).languages[contact.language] })}
        value={typed.q}
        error={error("pick")}
        maxlength={200}
        autocomplete="off"
        autofocus={searched && found.length === 0}
      />
      <p class="pb-row">
        <Button name="do" value="find" variant="secondary" small flush icon="search">
          {w.find}
        </Button>
        {searched && found.length === 0 && <span role="status">{w.none}</span>}
      </p>
      {found.length > 0 && (
        <fieldset class="pb-found">
          <legend>{w.found}</legend>
          {found.map(({ id, names, helps }, index) => (
            <label>
              <input
                type="checkbox"
                name="pick"
                value={id}
                checked={typed.picks.includes(id)}
                autofocus={searched && index === 0}
              />{" "}
              <span lang={there(contact.language)}>
                <b>{names[contact.language]}</b>
                <br />
                {helps[contact.language]}
              </span>{" "}
              <a href={to("service", contact.language, { id })} target="_blank" rel="noopener">
                {w.openPage}
                <span class="nhsuk-u-visually-hidden"> {names[contact.language]}</span>
              </a>
            </label>
          ))}
        </fieldset>
      )}
    </Fold>
  );
};
