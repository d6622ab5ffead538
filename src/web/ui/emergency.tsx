import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { Icon } from "./icon.tsx";
import { PhoneLink } from "./phone-link.tsx";
import { words } from "./words.ts";

export interface PhoneLine {
  readonly label: string;
  /** As people read it: "116 117". */
  readonly number: string;
}

/** The numbers for an emergency under the header. The first is the emergency number itself. */
export const EmergencyStrip = ({ lang, lines }: { lang: Lang; lines: readonly PhoneLine[] }) => (
  <section class="pb-help112" aria-label={words(lang).urgentHelp}>
    <div class="nhsuk-width-container">
      <ul>
        {lines.map((line, index) => (
          <li>
            {line.label} <PhoneLink number={line.number} class={index === 0 ? "n112" : undefined} />
          </li>
        ))}
      </ul>
    </div>
  </section>
);

export type CareTone = "non-urgent" | "urgent" | "emergency";

const CARE_ICON = { "non-urgent": "phone", urgent: "warning", emergency: "error-filled" } as const;

/** A card that says how fast to act: ask a nurse, call today, call the emergency number now. */
export const CareCard = (props: { title: string; tone?: CareTone; level?: 2 | 3; children?: Child }) => {
  const Heading = `h${props.level ?? 2}` as "h2";
  const tone = props.tone ?? "urgent";
  return (
    <div class={`nhsuk-card nhsuk-card--care nhsuk-card--${tone}`}>
      <div class="nhsuk-card__heading-container">
        <Heading class="nhsuk-card__heading">
          <Icon name={CARE_ICON[tone]} /> {props.title}
        </Heading>
      </div>
      <div class="nhsuk-card__content">{props.children}</div>
    </div>
  );
};
