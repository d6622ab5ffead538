import type { ContactClock } from "#src/kernel/contact-clocks.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { promisedDay } from "../format.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, fill, StateTag } from "../ui/index.ts";

const fi = {
  title: "Määräajat, jotka koskevat sinua",
  lead: "Laki tai ohje antaa asiallesi myös nämä määräajat. Sinun ei tarvitse tehdä mitään.",
  by: "Viimeistään {day}.",
  late: "Määräaika oli {day}. Olemme myöhässä. Olemme pahoillamme.",
  unverified: "tarkistamatta",
  unverifiedBody: "Emme ole vielä tarkistaneet tätä lain tekstistä.",
  link: "Sääntö ja lähde",
};
type LimitWords = typeof fi;

const sv: LimitWords = {
  title: "Tidsfrister som gäller dig",
  lead: "Lagen eller en anvisning ger också de här tidsfristerna för ditt ärende. Du behöver inte göra något.",
  by: "Senast {day}.",
  late: "Tidsfristen var {day}. Vi är försenade. Vi beklagar.",
  unverified: "inte granskad",
  unverifiedBody: "Vi har inte ännu granskat detta mot lagens text.",
  link: "Regeln och källan",
};

const en: LimitWords = {
  title: "Time limits that apply to you",
  lead: "A law or guideline also sets these limits for your matter. You do not need to do anything.",
  by: "By {day}.",
  late: "The limit was {day}. We are late. We are sorry.",
  unverified: "not verified",
  unverifiedBody: "We have not yet checked this against the text of the law.",
  link: "The rule and its source",
};

const all = { fi, sv, en };
const limitWords = (lang: Lang): LimitWords => all[lang];

interface LimitsProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly clocks: readonly ContactClock[];
  /** The rule of the promise: shown above already. */
  readonly promise: string;
}

/** The limits that still run beside the promise, in plain words: what each means and by when. */
export const Limits = ({ site, exchange, clocks, promise }: LimitsProps) => {
  const { lang, scope } = exchange;
  const w = limitWords(lang);
  const open = clocks.filter(
    ({ kind, stoppedAt, rule }) => kind === "law" && stoppedAt === null && rule !== promise,
  );
  if (open.length === 0) return null;
  return (
    <Box id="limits" title={w.title} small>
      <p>{w.lead}</p>
      {open.map(({ rule: id, dueAt, breachedAt }) => {
        const rule = site.county.rule(id);
        const late = dueAt !== null && Temporal.Instant.compare(dueAt, scope.now) < 0;
        const day = late ? breachedAt : dueAt;
        return (
          <>
            <h3 class="nhsuk-heading-xs">{rule.name[lang]}</h3>
            <p>
              {day && (
                <>
                  <b>{fill(late ? w.late : w.by, { day: promisedDay(day, lang) })}</b>{" "}
                </>
              )}
              {rule.limit[lang]}
            </p>
            <p class="pb-tiny">
              {!rule.verified && (
                <>
                  <StateTag state="soon" icon="warning">
                    {w.unverified}
                  </StateTag>{" "}
                  {w.unverifiedBody}{" "}
                </>
              )}
              <a href={`${to("promise", lang)}#rule-${id}`}>{w.link}</a>
            </p>
          </>
        );
      })}
    </Box>
  );
};
