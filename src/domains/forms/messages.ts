import type { Lang, LocalText } from "#src/kernel/lang.ts";
import type { Issue, IssueCode } from "./check.ts";

const TEXTS: Readonly<Record<IssueCode, LocalText>> = {
  missing: {
    fi: "Vastaa tähän kysymykseen",
    sv: "Svara på den här frågan",
    en: "Answer this question",
  },
  "wrong-type": {
    fi: "Vastausta ei voi lukea. Kirjoita se uudelleen",
    sv: "Svaret går inte att läsa. Skriv det på nytt",
    en: "We cannot read the answer. Type it again",
  },
  "not-an-option": {
    fi: "Valitse jokin vaihtoehdoista",
    sv: "Välj något av alternativen",
    en: "Choose one of the options",
  },
  "too-long": {
    fi: "Lyhennä tekstiä. Siinä on {length} merkkiä, enintään {max} mahtuu",
    sv: "Förkorta texten. Den har {length} tecken, högst {max} ryms",
    en: "Make the text shorter. It has {length} characters, at most {max} fit",
  },
  "too-many": {
    fi: "Valitse vain yksi vaihtoehto",
    sv: "Välj bara ett alternativ",
    en: "Choose only one option",
  },
  exclusive: {
    fi: "Valitse joko tämä vaihtoehto yksin tai muut, ei molempia",
    sv: "Välj antingen det här alternativet ensamt eller de andra, inte båda",
    en: "Choose either this option alone or the others, not both",
  },
  "no-such-date": {
    fi: "Tarkista päivä. Kirjoita se näin: 28.2.2026",
    sv: "Kontrollera datumet. Skriv det så här: 28.2.2026",
    en: "Check the date. Write it like this: 28.2.2026",
  },
  "not-a-phone": {
    fi: "Tarkista puhelinnumero. Siinä on liian vähän numeroita tai muita merkkejä",
    sv: "Kontrollera telefonnumret. Det har för få siffror eller andra tecken",
    en: "Check the phone number. It has too few digits or other characters",
  },
  "not-an-email": {
    fi: "Tarkista sähköpostiosoite. Sen muoto on nimi@osoite.fi",
    sv: "Kontrollera e-postadressen. Formen är namn@adress.fi",
    en: "Check the e-mail address. It looks like name@address.fi",
  },
};

const WHOLE_NUMBER: LocalText = {
  fi: "Kirjoita kokonaisluku numeroin",
  sv: "Skriv ett heltal med siffror",
  en: "Write a whole number in digits",
};

/** What the person is told: what to do, in her language. `integer` items have words of their own. */
export function issueText(issue: Issue, lang: Lang, type?: string): string {
  const own = issue.params.text;
  const text =
    typeof own === "object"
      ? own
      : issue.code === "wrong-type" && type === "integer"
        ? WHOLE_NUMBER
        : TEXTS[issue.code];
  return text[lang].replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = issue.params[key];
    if (typeof value === "number") return String(value);
    return value === undefined ? "" : value[lang];
  });
}
