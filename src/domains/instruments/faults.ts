import type { Lang } from "#src/kernel/lang.ts";

/** What can be wrong with a cell or a row, with what is needed to say it. */
export type FaultCode = keyof typeof WORDS;

export interface Fault {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** As the file has it; null when the row as a whole is wrong. */
  readonly column: string | null;
  readonly code: FaultCode;
  /** What stood there, cut short. */
  readonly value?: string | undefined;
  /** What was probably meant. */
  readonly nearest?: string | undefined;
}

const WORDS = {
  missing: {
    fi: "Solu on tyhjä. Täydennä se.",
    sv: "Cellen är tom. Fyll i den.",
    en: "The cell is empty. Fill it in.",
  },
  language: {
    fi: "Teksti puuttuu joltakin kieleltä. Kirjoita se suomeksi, ruotsiksi ja englanniksi.",
    sv: "Texten saknas på något språk. Skriv den på finska, svenska och engelska.",
    en: "The text lacks a language. Write it in Finnish, Swedish and English.",
  },
  number: {
    fi: "Ei ole luku: {value}. Kirjoita luku, esimerkiksi 12 tai 2,5.",
    sv: "Är inte ett tal: {value}. Skriv ett tal, till exempel 12 eller 2,5.",
    en: "Is not a number: {value}. Write a number, for example 12 or 2.5.",
  },
  items: {
    fi: "Ei ole lukumäärä: {value}. Kirjoita esimerkiksi 9, 3-5, ~16 tai >60.",
    sv: "Är inte ett antal: {value}. Skriv till exempel 9, 3-5, ~16 eller >60.",
    en: "Is not a count: {value}. Write for example 9, 3-5, ~16 or >60.",
  },
  order: {
    fi: "Alarajan pitää olla pienempi kuin ylärajan.",
    sv: "Det minsta värdet måste vara mindre än det största.",
    en: "The least must be smaller than the greatest.",
  },
  "one-end": {
    fi: "Anna sekä pienin että suurin pistemäärä, tai jätä molemmat tyhjiksi.",
    sv: "Ange både minsta och största poäng, eller lämna båda tomma.",
    en: "Give both the least and the greatest score, or leave both empty.",
  },
  band: {
    fi: "Luokka ei ole oikeaa muotoa: {value}. Kirjoita esimerkiksi 0-4 minimal tai >=8 relevant, erottimena |.",
    sv: "Klassen har fel form: {value}. Skriv till exempel 0-4 minimal eller >=8 relevant, avskilda med |.",
    en: "The band has another form: {value}. Write for example 0-4 minimal or >=8 relevant, with | between.",
  },
  "band-outside": {
    fi: "Luokka on pisteiden vaihteluvälin ulkopuolella: {value}. Tarkista välin päät.",
    sv: "Klassen ligger utanför poängens intervall: {value}. Kontrollera intervallet.",
    en: "The band is outside the range of the score: {value}. Check the range.",
  },
  "band-overlap": {
    fi: "Luokat menevät päällekkäin: {value}. Korjaa rajat.",
    sv: "Klasserna överlappar: {value}. Rätta gränserna.",
    en: "Bands overlap: {value}. Correct the limits.",
  },
  term: {
    fi: "Tuntematon sana: {value}. Käytä sanaston sanaa.",
    sv: "Okänt ord: {value}. Använd ett ord ur ordlistan.",
    en: "Unknown word: {value}. Use a word of the list of terms.",
  },
  "language-code": {
    fi: "Ei ole kielen koodi: {value}. Kirjoita esimerkiksi fi;sv;en.",
    sv: "Är inte en språkkod: {value}. Skriv till exempel fi;sv;en.",
    en: "Is not a code of a language: {value}. Write for example fi;sv;en.",
  },
  id: {
    fi: "Tunnuksessa saa olla pieniä kirjaimia, numeroita ja väliviivoja: {value}.",
    sv: "Ett id har små bokstäver, siffror och bindestreck: {value}.",
    en: "An id has small letters, digits and hyphens: {value}.",
  },
  repeated: {
    fi: "Sama tunnus on tiedostossa kahdesti: {value}. Poista toinen rivi.",
    sv: "Samma id finns två gånger i filen: {value}. Ta bort den ena raden.",
    en: "The same id stands in the file twice: {value}. Take one row away.",
  },
  "too-long": {
    fi: "Teksti on liian pitkä. Lyhennä se.",
    sv: "Texten är för lång. Förkorta den.",
    en: "The text is too long. Shorten it.",
  },
  formula: {
    fi: "Solussa on kaava: {value}. Liitä arvo kaavan tilalle.",
    sv: "Cellen innehåller en formel: {value}. Klistra in värdet i stället.",
    en: "The cell holds a formula: {value}. Paste the value in its place.",
  },
  date: {
    fi: "Taulukko-ohjelma on muuttanut solun päivämääräksi. Muotoile solu tekstiksi ja kirjoita arvo uudelleen.",
    sv: "Kalkylprogrammet har gjort cellen till ett datum. Formatera den som text och skriv värdet på nytt.",
    en: "The spreadsheet has turned the cell into a date. Format it as text and write the value again.",
  },
  cells: {
    fi: "Rivillä on enemmän soluja kuin otsikkorivillä. Tarkista erottimet ja lainausmerkit.",
    sv: "Raden har fler celler än rubrikraden. Kontrollera avgränsare och citattecken.",
    en: "The row has more cells than the header. Check separators and quotation marks.",
  },
} as const;

const MEANT = { fi: "Tarkoititko: {nearest}?", sv: "Menade du: {nearest}?", en: "Did you mean {nearest}?" };

/** A fault in words that say what to do. */
export function faultText({ code, value, nearest }: Fault, lang: Lang): string {
  const said = WORDS[code][lang].replace("{value}", () => value ?? "");
  return nearest === undefined ? said : `${said} ${MEANT[lang].replace("{nearest}", () => nearest)}`;
}
