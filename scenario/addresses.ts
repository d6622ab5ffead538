import type { MunicipalityFigures } from "./county-data.ts";
import type { Rng } from "./rng.ts";
import { Weighted } from "./weighted.ts";

// Made-up streets: compounds that no street register was asked about, of a kind that does not point anywhere.
const FI_STEMS = (
  "Tyrskylokin Kajomeren Vattuniemen Sumutorven Kuunsirpin Marrasyön Poutapilven Rusoketun Hallaheinän " +
  "Merisavun Tuulihaukan Kivitaskun Lumikellon Saunavihdan Verkkoneulan Aallonpohjan Routakuun Suolaheinän"
).split(" ");
const FI_ENDS = ["tie", "polku", "kuja", "raitti", "kaarre"];
const SV_STEMS = (
  "Dimlur Månskärs Rimfrost Strandgylle Vinterljus Vasskroks Havsdis Tärnskärs Blåklints Stormlykts " +
  "Sälkobbs Isros Skymnings Nätnåls Saltgräs Solgatts Ljungrävs Vågdals"
).split(" ");
const SV_ENDS = ["vägen", "stigen", "gränden", "stråket", "svängen"];

/** Draws addresses: fictitious streets in the municipality's larger language, its real postal codes. */
export class Addresses {
  readonly #codes = new Map<string, Weighted<string>>();

  draw(rng: Rng, municipality: MunicipalityFigures): { street: string; postalCode: string } {
    let codes = this.#codes.get(municipality.code);
    if (codes === undefined) {
      const population = new Map(municipality.postalCodes);
      codes = new Weighted([...population.keys()], (code) => population.get(code) ?? 0);
      this.#codes.set(municipality.code, codes);
    }
    const swedish = municipality.swedishShare > 0.5;
    const name = rng.pick(swedish ? SV_STEMS : FI_STEMS) + rng.pick(swedish ? SV_ENDS : FI_ENDS);
    const flat = rng.chance(0.4) ? ` ${rng.pick(["A", "B", "C"])} ${rng.int(1, 40)}` : "";
    return { street: `${name} ${rng.int(1, 89)}${flat}`, postalCode: codes.draw(rng) };
  }
}

/**
 * A telephone number that cannot be anybody's: 050 followed by 000 and one digit more than such numbers have.
 * A million of them; each index below that has its own.
 */
export function fictitiousPhone(index: number): string {
  const digits = String((index * 617 + 104729) % 1_000_000).padStart(6, "0");
  return `050 000 ${digits.slice(0, 3)} ${digits.slice(3)}`;
}

/** An address under a name that never resolves (RFC 2606). */
export function fictitiousEmail(givenNames: string, surname: string, index: number): string {
  const plain = (text: string) =>
    text
      .normalize("NFD")
      .toLowerCase()
      .replace(/[^a-z]/g, "");
  return `${plain(givenNames.split(" ")[0] ?? "")}.${plain(surname)}.${index}@example.invalid`;
}
