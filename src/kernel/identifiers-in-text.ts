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
  /(?<![\p{L}\d._%+-])[\p{L}\d][\p{L}\d._%+-]{0,63}(?:\s?@\s?|\s?[([](?:at|ät|a)[)\]]\s?)(?:[\p{L}\d-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\d])/giu;

/**
 * Finds identity codes, e-mail addresses, phone numbers and street addresses in Finnish, Swedish and English text, in
 * order and without overlaps. Numbers of help lines and services are not phones of persons; `known` adds the county's
 * own numbers, in any spelling.
 */
export function findIdentifiers(text: string, known: readonly string[] = []): readonly FoundIdentifier[] {
  return withoutOverlaps([
    ...findHetuLike(text).map((found) => as("identity-code", found)),
    ...spansOf(text, EMAIL).map((found) => as("email", found)),
    ...findPhones(text, known).map((found) => as("phone", found)),
    ...findStreetAddresses(text).map((found) => as("street-address", found)),
  ]);
}

function as(kind: IdentifierKind, { start, end, text }: Span): FoundIdentifier {
  return { kind, start, end, text };
}
