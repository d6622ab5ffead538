import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Nämä ajat pitää siirtää: {n}",
  lead: "Ammattilainen on poissa tai hänen työvuoronsa on muuttunut. Varaus on voimassa, kunnes siirrät sen.",
  more: "Luettelossa on aikaisimmat {n}.",
  taken: "Varattu aika",
  roster: "Työvuorot luettu {when} ({source}).",
  refused: "Työvuorot luettu {when} ({source}). Pois jääneitä rivejä: {n}.",
};
const sv: typeof fi = {
  title: "De här tiderna ska flyttas: {n}",
  lead: "Den yrkesutbildade personen är borta eller har ett annat arbetsskift. Bokningen gäller tills du flyttar den.",
  more: "Listan visar de {n} tidigaste.",
  taken: "Bokad tid",
  roster: "Arbetsskiften lästes in {when} ({source}).",
  refused: "Arbetsskiften lästes in {when} ({source}). Rader som lämnades bort: {n}.",
};
const en: typeof fi = {
  title: "These times need moving: {n}",
  lead: "The professional is away or has other shifts now. The booking stands until you move it.",
  more: "The list has the {n} earliest.",
  taken: "A booked time",
  roster: "Shifts were read in {when} ({source}).",
  refused: "Shifts were read in {when} ({source}). Rows left out: {n}.",
};

const WORDS: Readonly<Record<Lang, typeof fi>> = { fi, sv, en };
export const needsMovingWords = (lang: Lang) => WORDS[lang];
