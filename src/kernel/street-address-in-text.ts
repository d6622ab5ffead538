import type { Span } from "./span.ts";

/** Endings that hardly anything but a street has; small letters will do, as on a phone's keyboard. */
const STREET =
  "katu|kadu(?:n|lla|lta|lle|ssa|sta)|tie(?:n|llä|ltä|lle)?|kuja(?:n|lla|lta|lle)?|bulevardi(?:lla)?|" +
  "puistik(?:ko|olla|on)|esplanadi(?:lla)?|gat(?:an|a)|väg(?:en)?|gränd(?:en)?|esplanaden|allén";

/** Endings that other words have too: a capital letter must begin the name. */
const PERHAPS =
  "polku|polulla|raitti|raitilla|ranta|rannalla|rinne|rinteellä|kaari|kaarella|väylä|väylällä|tori|torilla|aukio|" +
  "penger|piha|mäki|mäellä|stig(?:en)?|strand(?:en)?|backe(?:n)?|torget|kajen|brink(?:en)?|ring(?:en)?|" +
  "promenaden|svängen|parken";

/** Words with such an ending that name no street: highways, airways, care pathways, beaches. */
const NOT_A_STREET =
  /^(?:valta|kanta|moottori|seutu|yhdys|ohi|rauta|virtsa|hengitys|sappi|elämän|\p{L}*poluk|riks|stam|motor|om|järn|livs|luft|halv|mot|\p{L}*av)(?:tie|väg)|^(?:\p{L}*hoito|palvelu|oppimis|opinto|ura|ulkoilu|luonto)(?:polku|polulla)|^(?:\p{L}*vård|service|natur)stig|^(?:uima|hiekka)ran|^(?:bad|sand)strand|^(?:koulu|etu|taka|sisä)piha|^(?:kauppa|salu)tor/iu;

const HOUSE =
  "(?:,? ?(?:numero|nummer|number|nro|nr|no|n:o)\\.?)? ?(?!(?:19|20)\\d\\d(?!\\d))(?<house>[1-9]\\d{0,3})(?: ?[-–/] ?\\d{1,4})?" +
  "(?: ?[A-Ha-g](?=\\d{1,3}(?!\\d)|[^\\p{L}\\d]|$))?(?:,? ?(?:as|bst|lgh|apt)\\.? ?\\d{1,3}| ?(?<!\\d)\\d{1,3})?(?![\\p{L}\\d]|[.,:]\\d)";

/** What makes a number a measure and not a house: "10 minuuttia", "3 km", "5 gånger". */
const MEASURE =
  "(?! ?(?:(?:km|m|cm|min|h|t|kk|vk|pv|v|kpl|st|x|år|e|eur|dl|kg)(?!\\p{L})|[€%°]|" +
  "(?:euro|minu|tun|kilo|metr|päiv|viik|vuo|kuukau|kert|kävel|dag|veck|mån|gång|timm|sek|day|week|month|year|hour|time)\\p{L}*))";

const NAME = "\\p{Lu}[\\p{L}-]{1,30}";
const FIRST =
  "(?:Iso|Pieni|Vanha|Uusi|Pohjoinen|Eteläinen|Itäinen|Läntinen|Norra|Södra|Östra|Västra|Stora|Lilla|Gamla|Nya)";
const STRONG = `[\\p{L}-]{0,40}\\p{L}{2}(?:${STREET}|${STREET.toUpperCase()})`;

/** Every repetition is bounded: a text of a million letters is read in its length's time. */
const NAMED = new RegExp(
  `(?<![\\p{L}\\d-])(?:${FIRST} )?(?:(?<word>${STRONG}|${NAME}(?:${PERHAPS}))|(?<two>${NAME} (?:${STREET}|${PERHAPS})))${HOUSE}${MEASURE}`,
  "gu",
);

/** "All the way 5" and its like: a capital that begins the sentence, not a name. */
const NOT_A_NAME = /^(?:På|Hela|Längs|Mitt|Den|Under|Över|Koko|Tämä|Pitkin|Joka|Sama|Se) /u;

const ENGLISH =
  /(?<![\p{L}\d])[1-9]\d{0,3}[a-h]? (?:\p{Lu}[\p{L}-]+ ){1,2}(?:Street|Road|Lane|Avenue|St\.|Rd\.)(?!\p{L})|(?<![\p{L}\d])(?:\p{Lu}[\p{L}-]+ )(?:Street|Road|Lane|Avenue) [1-9]\d{0,2}(?![\p{L}\d])/gu;

/** Finds street addresses in Finnish and Swedish, and those put into English; see `findIdentifiers`. */
export function findStreetAddresses(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const match of [...text.matchAll(NAMED), ...text.matchAll(ENGLISH)]) {
    const { word, two } = match.groups ?? {};
    if (word !== undefined && NOT_A_STREET.test(word)) continue;
    if (two !== undefined && NOT_A_NAME.test(two)) continue;
    found.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
  }
  return found;
}
