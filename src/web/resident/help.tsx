import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { moment } from "../format.ts";
import { emergencyLines } from "../frame.tsx";
import type { Site } from "../site.ts";
import { CareCard, fill, PhoneLink } from "../ui/index.ts";

const WORDS: Readonly<Record<Lang, { urgent: string; lead: string; wait: string }>> = {
  fi: {
    urgent: "Onko kiire?",
    lead: "Jos joku on vaarassa juuri nyt, soita",
    wait: "Jos et jaksa odottaa vastausta:",
  },
  sv: {
    urgent: "Är det bråttom?",
    lead: "Om någon är i fara just nu, ring",
    wait: "Om du inte orkar vänta på svar:",
  },
  en: {
    urgent: "Is it urgent?",
    lead: "If somebody is in danger right now, call",
    wait: "If you cannot wait for an answer:",
  },
};

/** Beside every question: where to turn when it is urgent. */
export const UrgentBox = ({ site, exchange }: { site: Site; exchange: Exchange }) => {
  const { lang } = exchange;
  const w = WORDS[lang];
  const [first, ...others] = emergencyLines(site, lang);
  return (
    <CareCard title={w.urgent} tone="urgent">
      <p>
        {w.lead} {first && <PhoneLink number={first.number} />}.
      </p>
      <p>{w.wait}</p>
      <ul class="nhsuk-list">
        {others.map((line) => (
          <li>
            {line.label} <PhoneLink number={line.number} />
          </li>
        ))}
      </ul>
    </CareCard>
  );
};

/**
 * What was written or chosen suggests danger: help comes first, at once; the person may still send. `readBy`: it is sent.
 * `unread`: said instead of who reads it, on a form that nobody of ours reads.
 */
export const DangerCard = ({
  site,
  exchange,
  readBy,
  unread,
}: {
  site: Site;
  exchange: Exchange;
  readBy?: Temporal.Instant | null;
  unread?: string | undefined;
}) => {
  const { lang, scope } = exchange;
  const card = site.helpCard;
  const when = moment(readBy ?? scope.now.add({ minutes: site.county.alarmMinutes }), lang, scope.now);
  return (
    <CareCard title={card.title[lang]} tone="emergency">
      <p>{card.lead[lang]}</p>
      <ul class="nhsuk-list">
        {card.numbers
          .filter(({ langs }) => langs === undefined || langs.includes(lang))
          .map((one) => (
            <li>
              <b>{one.name[lang]}</b> <PhoneLink number={one.number} />
              <br />
              {one.when[lang]} {one.fictitious && <span class="pb-quiet">{card.fictitiousNote[lang]}</span>}
            </li>
          ))}
      </ul>
      <p>{card.notWait[lang]}</p>
      <p>
        {unread ??
          (readBy
            ? fill(card.readSent[lang], { when })
            : `${card.send[lang]} ${fill(card.read[lang], { when })}`)}
      </p>
    </CareCard>
  );
};
