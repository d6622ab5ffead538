import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

export interface Persona {
  readonly value: string;
  readonly name: string;
  /** Age and place, or profession and unit. */
  readonly detail: Child;
  /** What there is to see as this person. */
  readonly about?: Child;
  readonly lang?: string | undefined;
}

/** The people of the demonstration: each is a button of the form that this stands in. */
export const PersonaList = ({ name, personas }: { name: string; personas: readonly Persona[] }) => (
  <ul class="pb-needs pb-personas">
    {personas.map((persona) => (
      <li>
        <button type="submit" name={name} value={persona.value}>
          <Icon name="person" large />
          <span>
            <b>{persona.name}</b>
            {persona.detail}
            {persona.about && <em lang={persona.lang}>{persona.about}</em>}
          </span>
          <Icon name="chevron-right" class="go" />
        </button>
      </li>
    ))}
  </ul>
);
