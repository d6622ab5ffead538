import { HELSINKI } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Outgoing } from "./outbox.ts";

/** Notices of appointments: when and where, never why. */
export const TIME_TEMPLATES = [
  "time-booked",
  "time-moved",
  "time-cancelled",
  "time-reminder",
  "time-must-move",
] as const;
export type TimeTemplate = (typeof TIME_TEMPLATES)[number];

interface TimeWords {
  readonly subjects: Readonly<Record<TimeTemplate, string>>;
  readonly forms: Readonly<Record<string, string>>;
  readonly greeting: string;
  readonly change: string;
  readonly again: string;
  readonly also: string;
  readonly fill: string;
  readonly choose: string;
  readonly more: string;
  readonly code: string;
  readonly noReply: string;
}

const WORDS: Readonly<Record<Lang, TimeWords>> = {
  fi: {
    subjects: {
      "time-booked": "Aika on varattu",
      "time-moved": "Aika on siirretty",
      "time-cancelled": "Aika on peruttu",
      "time-reminder": "Muistutus ajasta",
      "time-must-move": "Aikasi pitää siirtää",
    },
    forms: { remote: "videolla", phone: "puhelimessa", home: "kotona" },
    greeting: "Hei!",
    change: "Siirrä tai peru:",
    again: "Varaa uusi aika:",
    choose: "Valitse itse uusi aika tai soita meille.",
    fill: "Täytä lomake ennen käyntiä samassa paikassa.",
    also: "Myös nämä ajat:",
    more: "ja {n} muuta aikaa",
    code: "Koodi:",
    noReply: "Tähän viestiin ei voi vastata.",
  },
  sv: {
    subjects: {
      "time-booked": "Tiden är bokad",
      "time-moved": "Tiden är flyttad",
      "time-cancelled": "Tiden är avbokad",
      "time-reminder": "Påminnelse om din tid",
      "time-must-move": "Din tid behöver flyttas",
    },
    forms: { remote: "per video", phone: "per telefon", home: "hemma" },
    greeting: "Hej!",
    change: "Flytta eller avboka:",
    again: "Boka en ny tid:",
    choose: "Välj själv en ny tid eller ring oss.",
    fill: "Fyll i en blankett före besöket på samma ställe.",
    also: "Också dessa tider:",
    more: "och {n} andra tider",
    code: "Kod:",
    noReply: "Du kan inte svara på det här meddelandet.",
  },
  en: {
    subjects: {
      "time-booked": "Your time is booked",
      "time-moved": "Your time has been moved",
      "time-cancelled": "Your time has been cancelled",
      "time-reminder": "A reminder of your time",
      "time-must-move": "Your time must be moved",
    },
    forms: { remote: "by video", phone: "by phone", home: "at home" },
    greeting: "Hello,",
    change: "Move or cancel:",
    again: "Book a new time:",
    choose: "Choose a new time yourself or call us.",
    fill: "Fill in a form before the visit in the same place.",
    also: "These times too:",
    more: "and {n} more times",
    code: "Code:",
    noReply: "You cannot reply to this message.",
  },
};

/** Where a reader changes their time with the code, and where they book. */
const CODE_PATH = { fi: "/fi/aika", sv: "/sv/tid", en: "/en/appointment" } as const;
const OWN_PATH = {
  fi: "/fi/omat-asiat/ajat",
  sv: "/sv/mina-arenden/tider",
  en: "/en/my-matters/appointments",
} as const;
const BOOK_PATH = { fi: "/fi/ajanvaraus", sv: "/sv/tidsbokning", en: "/en/booking" } as const;

const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" } as const;

function when(starts: string, lang: Lang): string {
  const at = Temporal.Instant.from(starts).toZonedDateTimeISO(HELSINKI);
  const day = at.toLocaleString(LOCALES[lang], {
    weekday: "short",
    day: "numeric",
    month: "numeric",
    year: "numeric",
  });
  const time = at.toLocaleString(LOCALES[lang], { hour: "numeric", minute: "2-digit" });
  return `${day} ${{ fi: "klo", sv: "kl.", en: "at" }[lang]} ${time}`;
}

/** The text of a notice of an appointment: a letter, or a short message for a phone. */
export function timeLetter(
  {
    template,
    language,
    params,
    channel,
  }: Pick<Outgoing, "language" | "params" | "channel"> & {
    readonly template: TimeTemplate;
  },
  baseUrl: string,
): { readonly subject: string; readonly text: string } {
  const w = WORDS[language];
  const { starts, place, code, form, account } = params;
  const where = [w.forms[form ?? ""], place].filter(Boolean).join(", ");
  const time = [when(starts ?? "", language), where].filter(Boolean).join(", ");
  const cancelled = template === "time-cancelled";
  const onward = cancelled
    ? [`${w.again} ${baseUrl}${BOOK_PATH[language]}`]
    : [
        ...(template === "time-must-move" ? [w.choose] : []),
        `${w.change} ${baseUrl}${(account ? OWN_PATH : CODE_PATH)[language]}`,
        ...(code ? [`${w.code} ${code}`] : []),
        ...(params.fill ? [w.fill] : []),
      ];
  const subject = w.subjects[template];
  const others = params.others?.split(" ") ?? [];
  if (channel === "sms") {
    const more = others.length === 0 ? "" : ` ${w.more.replace("{n}", String(others.length))}`;
    return { subject, text: [`${subject}: ${time}${more}.`, ...onward].join("\n") };
  }
  const also = [w.also, ...others.map((one) => `- ${when(one, language)}`)].join("\n");
  const parts = [w.greeting, `${subject}: ${time}.`, ...(others.length > 0 ? [also] : [])];
  return { subject, text: [...parts, onward.join("\n"), w.noReply].join("\n\n") };
}
