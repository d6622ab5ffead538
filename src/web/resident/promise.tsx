import { isInForce, type Rule } from "#src/domains/deadlines/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { Lang, LocalText } from "#src/kernel/lang.ts";
import { FAMILY } from "#src/platform/content/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { promisedDay } from "../format.ts";
import { ResidentPage } from "../frame.tsx";
import type { Site } from "../site.ts";
import { Box, Facts, PromiseBox, StateTag } from "../ui/index.ts";
import { promiseOf } from "./ask/promise.tsx";
import { askWords } from "./ask/words.ts";

const WORDS: Readonly<
  Record<
    Lang,
    {
      title: string;
      lead: string;
      law: string;
      limit: string;
      start: string;
      stop: string;
      source: string;
      verified: string;
      unverified: string;
      unverifiedBody: string;
      limits: string;
      limitsLead: string;
    }
  >
> = {
  fi: {
    title: "Lupauksemme ja määräajat",
    lead: "Tästä näet, missä ajassa lupaamme vastata ja mihin lupaus perustuu. Työpäiviä ovat arkipäivät maanantaista perjantaihin. Pyhäpäivät, jouluaatto ja juhannusaatto eivät ole työpäiviä.",
    law: "Laki tai lupaus",
    limit: "Määräaika",
    start: "Aika alkaa, kun",
    stop: "Aika päättyy, kun",
    source: "Lähde",
    verified: "tarkistettu",
    unverified: "tarkistamatta",
    unverifiedBody: "Tätä sääntöä ei ole vielä tarkistettu lain tekstistä. Älä pidä sitä lakina.",
    limits: "Muut määräajat",
    limitsLead: "Nämä määräajat voivat kulkea asiassasi. Jos jokin niistä kulkee, näet sen asiasi sivulla.",
  },
  sv: {
    title: "Vårt löfte och tidsfristerna",
    lead: "Här ser du inom vilken tid vi lovar svara och vad löftet grundar sig på. Arbetsdagar är vardagar från måndag till fredag. Helgdagar, julafton och midsommarafton är inte arbetsdagar.",
    law: "Lag eller löfte",
    limit: "Tidsfrist",
    start: "Tiden börjar när",
    stop: "Tiden slutar när",
    source: "Källa",
    verified: "granskad",
    unverified: "inte granskad",
    unverifiedBody: "Den här regeln har ännu inte granskats mot lagens text. Se den inte som lag.",
    limits: "Andra tidsfrister",
    limitsLead:
      "De här tidsfristerna kan löpa i ditt ärende. Om någon av dem löper ser du det på ärendets sida.",
  },
  en: {
    title: "Our promise and time limits",
    lead: "Here you see how soon we promise to answer and what the promise is based on. Working days are Monday to Friday. Public holidays, Christmas Eve and Midsummer Eve are not working days.",
    law: "Law or promise",
    limit: "Time limit",
    start: "The time starts when",
    stop: "The time ends when",
    source: "Source",
    verified: "verified",
    unverified: "not verified",
    unverifiedBody: "This rule has not yet been checked against the text of the law. Do not take it as law.",
    limits: "Other time limits",
    limitsLead:
      "These time limits may run in your matter. If one of them does, you see it on the page of the matter.",
  },
};

/** A citation in the reader's language where it is given in it; else as it stands in Finnish statutes. */
const cited = (text: string | LocalText, lang: Lang) =>
  typeof text === "string" ? <span lang="fi">{text}</span> : text[lang];

/** One rule: the limit in words, the law, its source, and whether somebody has verified it. */
const RuleBox = ({ site, lang, rule }: { site: Site; lang: Lang; rule: Rule }) => {
  const w = WORDS[lang];
  return (
    <Box id={`rule-${rule.id}`} title={rule.name[lang]}>
      <p>
        {site.content.lines
          .filter((line) => line.promise === rule.id)
          .map((line) => line.names[lang])
          .join(", ")}
      </p>
      <p>
        {rule.verified ? (
          <StateTag state="done">{w.verified}</StateTag>
        ) : (
          <>
            <StateTag state="soon" icon="warning">
              {w.unverified}
            </StateTag>{" "}
            {w.unverifiedBody}
          </>
        )}
      </p>
      <Facts
        facts={[
          { label: w.limit, value: rule.limit[lang] },
          ...(rule.kind === "clock"
            ? [
                { label: w.start, value: rule.start.name[lang] },
                { label: w.stop, value: rule.stop.name[lang] },
              ]
            : []),
          { label: w.law, value: cited(rule.law, lang) },
          { label: w.source, value: cited(rule.source, lang) },
        ]}
      />
    </Box>
  );
};

/** The rules behind the promised days: each with its source, and whether somebody has verified it. */
export function showPromise(site: Site, exchange: Exchange): Answer {
  const { lang, scope } = exchange;
  const w = WORDS[lang];
  const used = new Set(site.content.lines.map((line) => line.promise));
  const today = localDate(scope.now);
  const rules = site.rules.filter((rule) => rule.kind === "clock" && used.has(rule.id));
  const limits = site.rules.filter(
    (rule) => rule.kind === "clock" && rule.runs && !used.has(rule.id) && isInForce(rule, today),
  );
  return page(
    <ResidentPage site={site} exchange={exchange} title={w.title}>
      <h1>{w.title}</h1>
      <p class="nhsuk-lede-text">{w.lead}</p>
      <PromiseBox
        lead={askWords(lang).promiseLead}
        date={promisedDay(promiseOf(site, { line: site.content.line(FAMILY) }, scope.now).due, lang)}
      />
      {rules.map((rule) => (
        <RuleBox site={site} lang={lang} rule={rule} />
      ))}
      <h2>{w.limits}</h2>
      <p>{w.limitsLead}</p>
      {limits.map((rule) => (
        <RuleBox site={site} lang={lang} rule={rule} />
      ))}
    </ResidentPage>,
  );
}
