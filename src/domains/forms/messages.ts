import type { Lang, LocalText } from "#src/kernel/lang.ts";
import type { Issue, IssueCode } from "./check.ts";
import { shownNumber } from "./shown.ts";

const TEXTS: Readonly<Record<IssueCode, LocalText>> = {
  misplaced: {
    fi: "Tämä kysymys on lomakkeessa toisessa kohdassa",
    sv: "Den här frågan står på ett annat ställe i formuläret",
    en: "This question stands in another place of the form",
  },
  "out-of-order": {
    fi: "Kysymykset ovat lomakkeessa toisessa järjestyksessä",
    sv: "Frågorna står i en annan ordning i formuläret",
    en: "The questions stand in another order in the form",
  },
  missing: {
    fi: "Vastaa tähän kysymykseen",
    sv: "Svara på den här frågan",
    en: "Answer this question",
  },
  "not-filled": {
    fi: "Tämä tieto täydentyy, kun kirjaudut sisään. Vastauksesi säilyvät",
    sv: "Den här uppgiften fylls i när du loggar in. Dina svar finns kvar",
    en: "This is filled in when you sign in. Your answers stay",
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
    fi: "Tarkista puhelinnumero. Siinä on liian vähän tai liikaa numeroita, tai muita merkkejä",
    sv: "Kontrollera telefonnumret. Det har för få eller för många siffror, eller andra tecken",
    en: "Check the phone number. It has too few or too many digits, or other characters",
  },
  "not-an-email": {
    fi: "Tarkista sähköpostiosoite. Sen muoto on nimi@osoite.fi",
    sv: "Kontrollera e-postadressen. Formen är namn@adress.fi",
    en: "Check the e-mail address. It looks like name@address.fi",
  },
  "too-few": {
    fi: "Valitse tai kirjoita vähintään {min}",
    sv: "Välj eller skriv minst {min}",
    en: "Choose or write at least {min}",
  },
  "too-short": {
    fi: "Kirjoita enemmän: vähintään {min} merkkiä",
    sv: "Skriv mer: minst {min} tecken",
    en: "Write more: at least {min} characters",
  },
  pattern: {
    fi: "Tarkista vastaus. Se ei ole oikeassa muodossa",
    sv: "Kontrollera svaret. Det har inte rätt form",
    en: "Check the answer. It does not have the right form",
  },
  "too-small": {
    fi: "Tarkista vastaus. Pienin mahdollinen on {min}",
    sv: "Kontrollera svaret. Det minsta möjliga är {min}",
    en: "Check the answer. The lowest possible is {min}",
  },
  "too-large": {
    fi: "Tarkista vastaus. Suurin mahdollinen on {max}",
    sv: "Kontrollera svaret. Det största möjliga är {max}",
    en: "Check the answer. The highest possible is {max}",
  },
  "too-precise": {
    fi: "Lyhennä lukua. Siinä voi olla enintään {max} desimaalia",
    sv: "Förkorta talet. Högsta antalet decimaler är {max}",
    en: "Shorten the number. The highest number of decimals is {max}",
  },
  "no-such-time": {
    fi: "Tarkista kellonaika. Kirjoita se näin: 9.30",
    sv: "Kontrollera klockslaget. Skriv det så här: 9.30",
    en: "Check the time. Write it like this: 9:30",
  },
  "not-a-url": {
    fi: "Tarkista verkko-osoite. Se alkaa merkeillä https://",
    sv: "Kontrollera webbadressen. Den börjar med https://",
    en: "Check the web address. It begins with https://",
  },
  "unknown-unit": {
    fi: "Valitse jokin annetuista yksiköistä",
    sv: "Välj någon av enheterna",
    en: "Choose one of the units",
  },
  "file-type": {
    fi: "Valitse toinen tiedosto. Tämän tyyppistä ei voi ottaa vastaan",
    sv: "Välj en annan fil. Den här typen kan inte tas emot",
    en: "Choose another file. This type cannot be received",
  },
  "file-size": {
    fi: "Valitse pienempi tiedosto. Suurin koko on {max} megatavua",
    sv: "Välj en mindre fil. Den största storleken är {max} megabyte",
    en: "Choose a smaller file. The largest size is {max} megabytes",
  },
  constraint: {
    fi: "Tarkista vastaus. Se ei sovi muihin vastauksiin",
    sv: "Kontrollera svaret. Det stämmer inte med de andra svaren",
    en: "Check the answer. It does not fit your other answers",
  },
  disabled: {
    fi: "Tätä ei kysytä muiden vastausten perusteella. Vastausta ei lähetetä",
    sv: "Det här frågas inte utifrån de andra svaren. Svaret skickas inte",
    en: "This is not asked, because of the other answers. The answer is not sent",
  },
  "unknown-item": {
    fi: "Lomakkeella ei ole tätä kysymystä",
    sv: "Blanketten har inte den här frågan",
    en: "The form does not have this question",
  },
  "too-many-repeats": {
    fi: "Vastauksia on liian monta. Poista osa niistä",
    sv: "Det finns för många svar. Ta bort en del av dem",
    en: "There are too many answers. Remove some of them",
  },
  "not-counted": {
    fi: "Lomake laskee tämän itse. Lähetetty arvo on korvattu",
    sv: "Blanketten räknar det här själv. Det skickade värdet har ersatts",
    en: "The form works this out itself. The value that was sent has been replaced",
  },
  "too-slow": {
    fi: "Lomakkeen laskentasääntö ei pääty, joten lomaketta ei voi lähettää. Ilmoita siitä hyvinvointialueelle",
    sv: "Blankettens räkneregel tar inte slut och därför kan blanketten inte skickas. Meddela välfärdsområdet",
    en: "A rule of the form comes to no end, so the form cannot be sent. Please tell the county",
  },
  "expression-failed": {
    fi: "Arvoa ei voitu laskea",
    sv: "Värdet kunde inte räknas",
    en: "The value could not be worked out",
  },
};

const WHOLE_NUMBER: LocalText = {
  fi: "Kirjoita kokonaisluku numeroin",
  sv: "Skriv ett heltal med siffror",
  en: "Write a whole number in digits",
};

const NUMBER: LocalText = {
  fi: "Kirjoita luku numeroin, esimerkiksi 36,6",
  sv: "Skriv ett tal med siffror, till exempel 36,6",
  en: "Write a number in digits, for example 36.6",
};
const AT_MOST: LocalText = {
  fi: "Poista osa: enintään {max} mahtuu",
  sv: "Ta bort en del: högst {max} ryms",
  en: "Remove some: at most {max} fit",
};

function general({ code, params }: Issue, type: string | undefined): LocalText {
  if (code === "wrong-type" && type === "integer") return WHOLE_NUMBER;
  if (code === "wrong-type" && (type === "decimal" || type === "quantity")) return NUMBER;
  return code === "too-many" && params.max !== undefined ? AT_MOST : TEXTS[code];
}

/** What the person is told: what to do, in her language. `integer` items have words of their own. */
export function issueText(issue: Issue, lang: Lang, type?: string): string {
  const own = issue.params.text;
  const text = typeof own === "object" ? own : general(issue, type);
  return text[lang].replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = issue.params[key];
    if (typeof value === "number") return shownNumber(value, lang);
    return value === undefined ? "" : value[lang];
  });
}
