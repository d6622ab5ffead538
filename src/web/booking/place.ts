import type { FormOfService } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Site } from "../site.ts";

/** How one meets, as it is said to the person. */
export const FORM_NAMES: Readonly<Record<Lang, Readonly<Record<FormOfService, string>>>> = {
  fi: { "in-person": "Paikan päällä", phone: "Puhelimessa", remote: "Videolla", home: "Kotonasi" },
  sv: { "in-person": "På plats", phone: "Per telefon", remote: "Per video", home: "Hemma hos dig" },
  en: { "in-person": "In person", phone: "By phone", remote: "By video", home: "At your home" },
};

/** Where a time is, for the visitor: the unit's name; afar how one meets is enough. */
export const placeOf = (
  site: Site,
  { unit, form }: { readonly unit: string; readonly form: FormOfService },
  lang: Lang,
): string =>
  form === "in-person" ? (site.content.findUnit(unit)?.names[lang] ?? unit) : FORM_NAMES[lang][form];
