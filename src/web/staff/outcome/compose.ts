import type { Lang } from "#src/kernel/lang.ts";
import { promisedDay } from "../../format.ts";
import type { GuideChoice } from "../../matter/guide.ts";
import { personWords } from "../../matter/person-words.ts";
import { fill } from "../../ui/index.ts";

/** What the message to the person is made of. */
export interface Composed {
  readonly body: string;
  readonly selfCare: string;
  readonly services: readonly GuideChoice[];
  readonly time: { readonly name: string; readonly dueAt: Temporal.Instant } | undefined;
  readonly referredTo: string | undefined;
}

/**
 * The message in the person's language: the professional's own words, the self-care advice, the services with what to do
 * first. Where nothing was written, a sentence says what was done. The same input gives the same text, so that what is sent
 * twice is known again.
 */
export function compose({ body, selfCare, services, time, referredTo }: Composed, lang: Lang): string {
  const w = personWords(lang);
  const said =
    body ||
    [
      time && fill(w.timeText, { what: time.name, day: promisedDay(time.dueAt, lang) }),
      referredTo && fill(w.referredText, { unit: referredTo }),
    ]
      .filter(Boolean)
      .join(" ");
  const list = services.map(({ names, how, phone }) => {
    const call = phone ? `${w.phone} ${phone}.` : "";
    return `– ${names[lang]}. ${[how?.[lang], call].filter(Boolean).join(" ")}`.trim();
  });
  return [said, selfCare, list.length > 0 ? [w.servicesText, ...list].join("\n") : ""]
    .filter((part) => part !== "")
    .join("\n\n");
}
