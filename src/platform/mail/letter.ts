import type { Lang } from "#src/kernel/lang.ts";
import type { Outgoing } from "./outbox.ts";
import { TIME_TEMPLATES, timeLetter } from "./time-letter.ts";

interface Letter {
  readonly subject: string;
  readonly text: string;
}

type Template = "received" | "question" | "answer" | "partner-received" | "time-offered";

/** Letters say that there is something to read and where; never what it is about, nor who wrote. */
const LETTERS: Readonly<Record<Lang, Readonly<Record<Template, Letter>>>> = {
  fi: {
    received: {
      subject: "Viestisi on tullut perille",
      text: "Hei!\n\nViestisi on tullut perille. Tunnus: {reference}.\nKerromme sinulle, kun vastaus on tullut.\n\nSeuraa asiaasi täällä: {url}\n\nTähän viestiin ei voi vastata.",
    },
    question: {
      subject: "Sinulle on kysymys",
      text: "Hei!\n\nSinulle on uusi viesti. Tunnus: {reference}.\nLue se ja vastaa täällä: {url}\n\nTähän viestiin ei voi vastata.",
    },
    answer: {
      subject: "Sinulle on vastaus",
      text: "Hei!\n\nSinulle on tullut vastaus. Tunnus: {reference}.\nLue se täällä: {url}\n\nTähän viestiin ei voi vastata.",
    },
    "time-offered": {
      subject: "Sinulle tarjotaan aikaa",
      text: "Hei!\n\nSinulle on vapautunut aika. Pidämme sen sinulle vain vähän aikaa.\nKatso aika ja vastaa täällä: {url}\n\nTähän viestiin ei voi vastata.",
    },
    "partner-received": {
      subject: "Viestinne on vastaanotettu",
      text: "Hei!\n\nViestinne on vastaanotettu. Tunnus: {reference}.\nKäyttäkää tunnusta, jos soitatte asiasta.\n\nTähän viestiin ei voi vastata.",
    },
  },
  sv: {
    received: {
      subject: "Ditt meddelande har kommit fram",
      text: "Hej!\n\nDitt meddelande har kommit fram. Nummer: {reference}.\nVi meddelar dig när svaret har kommit.\n\nFölj ditt ärende här: {url}\n\nDu kan inte svara på det här meddelandet.",
    },
    question: {
      subject: "Det finns en fråga till dig",
      text: "Hej!\n\nDet finns ett nytt meddelande till dig. Nummer: {reference}.\nLäs det och svara här: {url}\n\nDu kan inte svara på det här meddelandet.",
    },
    answer: {
      subject: "Det finns ett svar till dig",
      text: "Hej!\n\nDu har fått ett svar. Nummer: {reference}.\nLäs det här: {url}\n\nDu kan inte svara på det här meddelandet.",
    },
    "time-offered": {
      subject: "Du erbjuds en tid",
      text: "Hej!\n\nDet finns en ledig tid för dig. Vi håller den åt dig bara en kort stund.\nSe tiden och svara här: {url}\n\nDu kan inte svara på det här meddelandet.",
    },
    "partner-received": {
      subject: "Ert meddelande är mottaget",
      text: "Hej!\n\nErt meddelande är mottaget. Nummer: {reference}.\nAnge numret om ni ringer om ärendet.\n\nDet går inte att svara på det här meddelandet.",
    },
  },
  en: {
    received: {
      subject: "Your message has arrived",
      text: "Hello,\n\nYour message has arrived. Reference: {reference}.\nWe will tell you when the answer has come.\n\nFollow your matter here: {url}\n\nYou cannot reply to this message.",
    },
    question: {
      subject: "There is a question for you",
      text: "Hello,\n\nThere is a new message for you. Reference: {reference}.\nRead it and reply here: {url}\n\nYou cannot reply to this message.",
    },
    answer: {
      subject: "There is an answer for you",
      text: "Hello,\n\nYou have an answer. Reference: {reference}.\nRead it here: {url}\n\nYou cannot reply to this message.",
    },
    "time-offered": {
      subject: "A time is offered to you",
      text: "Hello,\n\nA time has become free for you. We keep it for you only for a short while.\nSee the time and answer here: {url}\n\nYou cannot reply to this message.",
    },
    "partner-received": {
      subject: "Your message has been received",
      text: "Hello,\n\nYour message has been received. Reference: {reference}.\nUse the reference if you call about it.\n\nYou cannot reply to this message.",
    },
  },
};

/** An offered time is kept for a short while: its letter leads straight to where it is answered. */
const WAITING_PATH = {
  fi: "/fi/omat-asiat/jonotuslista",
  sv: "/sv/mina-arenden/vantelista",
  en: "/en/my-matters/waiting-list",
} as const;

/** The letter of a notice, in its reader's language, with a link to the front door: no code and no id in it. */
export function letterOf(
  outgoing: Pick<Outgoing, "template" | "language" | "params" | "channel">,
  baseUrl: string,
): Letter {
  const { template, language, params } = outgoing;
  const time = TIME_TEMPLATES.find((one) => one === template);
  if (time) return timeLetter({ ...outgoing, template: time }, baseUrl);
  const letter = LETTERS[language][template as Template] ?? LETTERS[language].answer;
  const path = template === "time-offered" ? WAITING_PATH[language] : `/${language}`;
  const filled = { ...params, url: `${baseUrl}${path}` };
  return {
    subject: letter.subject,
    text: letter.text.replace(
      /\{(\w+)\}/g,
      (_, name: string) => (filled as Record<string, string>)[name] ?? "",
    ),
  };
}
