import { findHetuLike } from "./hetu-in-text.ts";
import { findPhones } from "./phone-in-text.ts";
import { type Span, spansOf, withoutOverlaps } from "./span.ts";
import { findStreetAddresses } from "./street-address-in-text.ts";

export type IdentifierKind = "identity-code" | "email" | "phone" | "street-address";

/** Something in free text that tells who or where somebody is. */
export interface FoundIdentifier extends Span {
  readonly kind: IdentifierKind;
}

/** Also with a blank beside the sign, and with the sign written out to hide it from machines. */
const EMAIL =
  /(?<![\p{L}\d._%+-])[\p{L}\d][\p{L}\d._%+-]{0,63}(?:\s?@\s?|\s?[([](?:at|ät|a)[)\]]\s?|\s(?:ät|snabel-?a|miukumauku)\s)(?:[\p{L}\d-]{1,63}(?:\.| \. )){1,6}\p{L}{2,24}(?![\p{L}\d])/giu;

/** Said as it is spoken. */
const SPOKEN_EMAIL =
  /(?<![\p{L}\d])[\p{L}\d._-]{1,64} (?:at|ät|snabel-?a|miukumauku) [\p{L}\d-]{1,63} (?:dot|piste|punkt) (?:com|fi|net|org|se|eu|ax|info)(?![\p{L}\d])/giu;

/**
 * Finds identity codes, e-mail addresses, phone numbers and street addresses in Finnish, Swedish and English text, in
 * order and without overlaps. Numbers of help lines and services are not phones of persons; `known` adds the county's
 * own numbers, in any spelling.
 */
export function findIdentifiers(text: string, known: readonly string[] = []): readonly FoundIdentifier[] {
  const plain = withPlainDigits(text);
  const as = (kind: IdentifierKind, { start, end }: Span): FoundIdentifier => ({
    kind,
    start,
    end,
    text: text.slice(start, end),
  });
  return withoutOverlaps([
    ...findHetuLike(plain).map((found) => as("identity-code", found)),
    ...[EMAIL, SPOKEN_EMAIL].flatMap((form) => spansOf(plain, form)).map((found) => as("email", found)),
    ...findPhones(plain, known).map((found) => as("phone", found)),
    ...findStreetAddresses(plain).map((found) => as("street-address", found)),
  ]);
}

/** The same length, with digits and letters of full width as usual ones and the letter O among digits as a zero. */
function withPlainDigits(text: string): string {
  return text
    .replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/(?<![\p{L}])[oO](?=\d)|(?<=\d)[oO](?=\d|[ -]?\d)/gu, "0");
}
