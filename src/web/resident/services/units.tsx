import type { Lang } from "#src/kernel/lang.ts";
import type { Unit } from "#src/platform/content/index.ts";
import type { Site } from "../../site.ts";
import { LineList, PhoneLink } from "../../ui/index.ts";
import { hoursInWords } from "./hours.ts";
import { serviceWords } from "./words.ts";

/** Where a service is given: address, opening hours, phone. Nothing when it has no place. */
export const Units = ({ site, units, lang }: { site: Site; units: readonly Unit[]; lang: Lang }) => {
  const w = serviceWords(lang);
  if (units.length === 0) return null;
  return (
    <section aria-labelledby="places">
      <h2 id="places">{w.unitsTitle}</h2>
      {units.every(({ opening }) => opening.every(({ holidays }) => !holidays)) && <p>{w.closedHolidays}.</p>}
      <LineList
        items={units.map((unit) => (
          <>
            <h3 class="nhsuk-heading-s pb-flush">{unit.names[lang]}</h3>
            <p class="pb-flush">
              {unit.address.street[lang]}, {unit.address.postalCode}{" "}
              {site.content.municipality(unit.municipality).names[lang]}
            </p>
            <p class="pb-flush">
              {w.opening} {hoursInWords(unit.opening, lang)}
            </p>
            <p class="pb-flush">
              {w.phone} <PhoneLink number={unit.phone.number} />
            </p>
          </>
        ))}
      />
      {site.demo && (
        <>
          <hr class="nhsuk-section-break nhsuk-section-break--m" />
          <p class="pb-quiet pb-small">{w.fictitious}</p>
        </>
      )}
    </section>
  );
};
