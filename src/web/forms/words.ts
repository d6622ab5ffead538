import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  optional: "(ei pakollinen)",
  time: "Kellonaika",
  unit: "Yksikkö",
  other: "Muu vastaus",
  another: "Lisää toinen",
  nth: "{title} {n}",
  more: "Lisää vielä yksi",
  remove: "Poista tämä",
  dropFile: "Poista tiedosto",
  choose: "Valitse",
  search: "Kirjoita sanan alku ja valitse listalta. Vaihtoehtoja on {n}.",
  slide: "Säädä: {label}",
  row: "Rivi",
  allowed: "Sallitut tiedostot: {types}",
  largest: "Enintään {max} megatavua",
  range: "Luku väliltä {min}–{max}",
  link: "Lisätietoa",
  copyright: "Tekijänoikeus",
  notShown: "Ei vastausta",
  example: "Tämä on lomakkeen malli. Vastauksia ei voi lähettää.",
};
type FormWords = typeof fi;

const sv: FormWords = {
  optional: "(inte obligatorisk)",
  time: "Klockslag",
  unit: "Enhet",
  other: "Annat svar",
  another: "Lägg till ett till",
  nth: "{title} {n}",
  more: "Lägg till ett till",
  remove: "Ta bort",
  dropFile: "Ta bort filen",
  choose: "Välj",
  search: "Skriv början av ordet och välj i listan. Det finns {n} alternativ.",
  slide: "Ställ in: {label}",
  row: "Rad",
  allowed: "Tillåtna filer: {types}",
  largest: "Högst {max} megabyte",
  range: "Ett tal mellan {min} och {max}",
  link: "Mer information",
  copyright: "Upphovsrätt",
  notShown: "Inget svar",
  example: "Det här är en modell av blanketten. Svaren kan inte skickas.",
};

const en: FormWords = {
  optional: "(optional)",
  time: "Time",
  unit: "Unit",
  other: "Another answer",
  another: "Add another",
  nth: "{title} {n}",
  more: "Add one more",
  remove: "Remove this one",
  dropFile: "Remove the file",
  choose: "Choose",
  search: "Type the beginning of the word and choose from the list. There are {n} choices.",
  slide: "Set: {label}",
  row: "Row",
  allowed: "Files allowed: {types}",
  largest: "At most {max} megabytes",
  range: "A number between {min} and {max}",
  link: "More information",
  copyright: "Copyright",
  notShown: "No answer",
  example: "This is a model of the form. Answers cannot be sent.",
};

const WORDS: Readonly<Record<Lang, FormWords>> = { fi, sv, en };
export const formWords = (lang: Lang): FormWords => WORDS[lang];
