import { type Span, spansOf, withoutOverlaps } from "./span.ts";

/** Help lines and services, which a text may name without naming a person. Digits only, national form. */
const PUBLIC = new Set(
  "112 116000 116006 116111 116117 116123 0925250111 0925250112 0925250113 0925250116 080005058 080098811".split(
    " ",
  ),
);

/** National services and companies: 0800, 0600, 0700, 0100, 010, 020, 029, 030, 071, 073, 075. Dates often look so, too. */
const SERVICE = /^0(?:[678]00|10|20|29|30|7[135])/u;

const GAP = "[ \\u00a0\\-‐‑–./]{0,2}";

/** With a country code: +358 40…, 00358…, (+358), +358 (0)40…, +46 70…. */
const INTERNATIONAL = new RegExp(
  `(?<![\\d+])\\(?(?:\\+ ?|00(?=358|46|47|45|372|44|49|7)|(?=358(?:4|50)))\\(?[1-9]\\d{0,2}\\)?${GAP}(?:\\(0\\))?(?:${GAP}\\(?\\d\\)?){6,12}(?!\\d)`,
  "gu",
);

/** A Finnish mobile number: 040–049, 0457, 050. */
const MOBILE = new RegExp(
  `(?<![\\d.,/:+-])\\(?0 ?(?:4 ?\\d|5 ?0)\\)?(?:${GAP}\\d){6,8}(?!\\d|[.,:/-]\\d)`,
  "gu",
);

/** A Finnish landline: area code, then a number in one to four groups of at least two. */
const LANDLINE =
  /(?<![\d.,/:+\-–€])(?<!\d[ \u00a0])(?:\(0(?:[235689]|1[3-9])\)|0(?:[235689]|1[3-9]))[ \u00a0]?[-–/]?[ \u00a0]?[1-9]\d{1,7}(?:[ \u00a0-]\d{2,4}){0,3}(?!\d|[.,:/–-]\d)/gu;

/** What follows a word that announces a number, even when the area code is left out. */
const ANNOUNCED =
  /(?<=(?<!\p{L})(?:puh(?:elin)?(?:numero(?:ni|mme|nsa)?|ni)?|telefon(?:nummer)?|tel|tfn|gsm|mobil(?:nummer)?|matkapuhelin|kännykkä(?:ni)?|whatsapp|phone|mobile|numero(?:ni|mme|nsa)|(?:mitt|vårt|hans|hennes) nummer|(?:my|our|his|her) number)(?: (?:number|numero|nummer|on|är|is)){0,2}[.:]{0,2} ?)[1-9]\d{1,8}(?:[ -]\d{2,4}){0,3}(?!\d|[.,:/-]\d)/giu;

const DATE = /^\(?\d{1,2}\)?[ .\-–/]{1,2}\d{1,2}[ .\-–/]{1,2}(?:\d{2}$|(?:19|20)\d{2}(?!\d))/u;
/** "+1 000 000" is a sum. */
const SUM = /^\+\d{1,3}(?:[ .]\d{3})*[ .]000$/u;
const HOURS = /^(?:[01]\d|2[0-4])[ .]?(?:[0-5]\d)?[ ]?[-–][ ]?(?:[01]\d|2[0-4])(?:[ .][0-5]\d)?(?:[ -].*)?$/u;

/** Finds phone numbers of persons; see `findIdentifiers`. */
export function findPhones(text: string, known: readonly string[]): readonly Span[] {
  const exempt = new Set([...PUBLIC, ...known.map(national)]);
  const numbers = [INTERNATIONAL, MOBILE, LANDLINE, ANNOUNCED].flatMap((form) => spansOf(text, form));
  return withoutOverlaps(numbers).filter((number) => isPersonal(number.text, exempt));
}

function isPersonal(text: string, exempt: ReadonlySet<string>): boolean {
  const number = national(text);
  if (exempt.has(number) || SERVICE.test(number)) return false;
  if (number.length < (number.startsWith("0") ? 7 : 6)) return false;
  return !DATE.test(text) && !HOURS.test(text) && !SUM.test(text);
}

/** Digits alone, the Finnish country code turned into the trunk 0: "+358 (0)40 12" is "04012". */
function national(text: string): string {
  const digits = text.replace(/\(0\)(?=.)/u, text.includes("358") ? "" : "0").replace(/\D/gu, "");
  return digits.replace(/^(?:00)?3580?/u, "0");
}
