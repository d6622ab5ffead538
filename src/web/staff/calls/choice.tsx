import type { FoundPerson } from "#src/domains/people/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { Button, TextField } from "../../ui/index.ts";
import { staffWords } from "../words.ts";
import type { Choice } from "./people.ts";
import { NOBODY } from "./typed.ts";
import { callWords } from "./words.ts";

/** Of a person no more than tells them from another. */
function personLine(site: Site, exchange: Exchange, person: FoundPerson): string {
  const { lang } = exchange;
  const place = person.nonDisclosure
    ? staffWords(lang).hidden
    : person.municipality && site.content.findMunicipality(person.municipality)?.names[lang];
  return [`${person.givenNames} ${person.surname}`, person.birthDate.year, place].filter(Boolean).join(", ");
}

export interface PersonChoiceProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly name: "caller" | "about" | "person";
  readonly label: string;
  readonly hint?: string;
  readonly choice: Choice;
  readonly error?: string | undefined;
  /** The search was just made: its results have the focus. */
  readonly found?: boolean | undefined;
  readonly autofocus?: boolean | undefined;
}

/** A search for a person with what it found: one field, Enter, then the arrows. */
export const PersonChoice = (props: PersonChoiceProps) => {
  const { site, exchange, name, label, hint, choice, error, found, autofocus } = props;
  const { lang } = exchange;
  const w = callWords(lang);
  const { people, person, nobody } = choice;
  const first = person?.id ?? people[0]?.id;
  return (
    <div>
      <TextField
        lang={lang}
        name={name}
        label={label}
        hint={hint}
        value={choice.text}
        error={error}
        maxlength={120}
        autocomplete="off"
        spellcheck={false}
        autofocus={autofocus}
      />
      <input type="hidden" name={`${name}-shown`} value={choice.text} />
      <p class="pb-row">
        <Button name="do" value={`find-${name}`} variant="secondary" small flush icon="search">
          {w.find}
        </Button>
        {choice.empty && <span role="status">{choice.empty === "none" ? w.none : w.tooLittle}</span>}
      </p>
      {(people.length > 0 || choice.text !== "") && (
        <fieldset class="pb-found">
          <legend class="nhsuk-u-visually-hidden">{`${label}: ${w.found}`}</legend>
          {people.map((one) => (
            <label>
              <input
                type="radio"
                name={`${name}-id`}
                value={one.id}
                checked={one.id === person?.id}
                autofocus={found && one.id === first}
              />{" "}
              {personLine(site, exchange, one)}
            </label>
          ))}
          <label>
            <input type="radio" name={`${name}-id`} value={NOBODY} checked={nobody && !person} /> {w.nobody}
          </label>
          {choice.more && <p class="pb-tiny pb-quiet pb-flush">{w.more}</p>}
        </fieldset>
      )}
    </div>
  );
};
