import type { Lang } from "#src/kernel/lang.ts";
import type { Site } from "../../site.ts";
import { CareCard, PhoneLink } from "../../ui/index.ts";
import { serviceWords } from "./words.ts";

/** What was typed into the search suggests danger: the numbers that help at once come before all services. */
export const DangerNumbers = ({ site, lang }: { site: Site; lang: Lang }) => {
  const card = site.helpCard;
  const numbers = card.numbers.filter(({ langs }) => langs === undefined || langs.includes(lang));
  return (
    <CareCard title={card.title[lang]} tone="emergency">
      <p>{serviceWords(lang).danger}</p>
      <ul class="nhsuk-list">
        {numbers.map((one) => (
          <li>
            <b>{one.name[lang]}</b> <PhoneLink number={one.number} />
            <br />
            {one.when[lang]} {one.fictitious && <span class="pb-quiet">{card.fictitiousNote[lang]}</span>}
          </li>
        ))}
      </ul>
    </CareCard>
  );
};
