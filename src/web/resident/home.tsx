import type { Lang } from "#src/kernel/lang.ts";
import { FAMILY } from "#src/platform/content/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { promisedDay } from "../format.ts";
import { ResidentPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, Button, Columns, fill, Hero, NeedTiles, Page, PhoneLink } from "../ui/index.ts";
import { doorTo } from "./ask/door.ts";
import { begunDoors } from "./ask/draft.ts";
import { promiseOf } from "./ask/promise.tsx";
import { askWords } from "./ask/words.ts";
import { formsWords } from "./forms/words.ts";
import { matterWords } from "./matter-words.ts";

const fi = {
  title: "Mihin tarvitset apua?",
  lead: "Kerro omin sanoin. Ihminen lukee ja vastaa viimeistään {day}. Voit kirjoittaa myös nimettömänä, yölläkin.",
  ask: "Pyydä apua",
  readCode: "Lue vastaus koodilla",
  choose: "Valitse, mikä on lähinnä",
  continue: "Jatka kesken jäänyttä",
  continueBody: "Sinulla on kesken viesti. Jatka siitä, mihin jäit.",
  contact: "Kirjoita muusta asiasta",
  lines: "Kaikki linjat: soita tai kirjoita",
  byPhone: "Saat saman avun puhelimella",
  matters: "Omat asiat",
  mattersBody: "Tunnistaudu, niin näet asiasi, vastaukset ja sen, kuka on lukenut tietojasi.",
  open: "Avaa omat asiat",
  family: ["Lapsi ja perhe", "Vanhemmuus, lapsen mieli, arjen kuormitus"],
  mind: ["Mieli ja jaksaminen", "Ahdistus, yksinäisyys, uni"],
  young: ["Nuori", "Kiusaaminen, keskittyminen, oma olo"],
  behalf: ["Toisen puolesta", "Lapsen tai läheisen asia"],
  unknown: ["En tiedä, keneltä kysyä", "Kirjoita meille. Etsimme oikean ihmisen."],
};
type HomeWords = {
  readonly [K in keyof typeof fi]: (typeof fi)[K] extends string
    ? string
    : readonly [string, string] | readonly string[];
};
const sv: HomeWords = {
  title: "Vad behöver du hjälp med?",
  lead: "Berätta med egna ord. En människa läser och svarar senast {day}. Du kan också skriva utan namn, även på natten.",
  ask: "Be om hjälp",
  readCode: "Läs svaret med kod",
  choose: "Välj det som ligger närmast",
  continue: "Fortsätt där du slutade",
  continueBody: "Du har ett påbörjat meddelande. Fortsätt där du slutade.",
  contact: "Skriv om något annat",
  lines: "Alla linjer: ring eller skriv",
  byPhone: "Du får samma hjälp per telefon",
  matters: "Mina ärenden",
  mattersBody: "Identifiera dig så ser du dina ärenden, svaren och vem som har läst dina uppgifter.",
  open: "Öppna Mina ärenden",
  family: ["Barn och familj", "Föräldraskap, barnets mående, vardagen"],
  mind: ["Mående och ork", "Ångest, ensamhet, sömn"],
  young: ["Unga", "Mobbning, koncentration, hur du mår"],
  behalf: ["För någon annan", "Något som gäller ett barn eller en närstående"],
  unknown: ["Jag vet inte vart jag ska vända mig", "Skriv till oss. Vi hittar rätt person."],
};
const en: HomeWords = {
  title: "What do you need help with?",
  lead: "Tell us in your own words. A person reads it and answers by {day}. You can also write without your name, even at night.",
  ask: "Ask for help",
  readCode: "Read an answer with a code",
  choose: "Choose what comes closest",
  continue: "Go on where you stopped",
  continueBody: "You have an unfinished message. Go on where you stopped.",
  contact: "Write about something else",
  lines: "All lines: call or write",
  byPhone: "You get the same help by phone",
  matters: "My matters",
  mattersBody: "Sign in to see your matters, the answers, and who has read your data.",
  open: "Open My matters",
  family: ["Children and family", "Parenting, a child's mood, everyday strain"],
  mind: ["Feelings and coping", "Anxiety, loneliness, sleep"],
  young: ["Young people", "Bullying, concentration, how you feel"],
  behalf: ["For somebody else", "Something about a child or someone close to you"],
  unknown: ["I do not know who to ask", "Write to us. We will find the right person."],
};
const WORDS: Readonly<Record<Lang, HomeWords>> = { fi, sv, en };

/** The front door: one question, the promised day, and the needs. */
export async function showHome(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = WORDS[lang];
  const begun = await begunDoors(site, exchange);
  const { due } = promiseOf(site, { line: site.content.line(FAMILY) }, scope.now);
  const [before = "", after = ""] = w.lead.split("{day}");
  const mind = doorTo(site, "psychosocial");
  const hrefs = {
    family: to("ask", lang),
    mind: mind ? mind.entry(lang) : to("contactUs", lang),
    young: to("ask", lang),
    behalf: to("ask", lang),
    unknown: to("contactUs", lang),
  };
  const needs = (["family", "mind", "young", "behalf", "unknown"] as const).map((picture) => ({
    href: hrefs[picture],
    picture,
    title: w[picture][0] ?? "",
    text: w[picture][1] ?? "",
  }));
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.title}
      description={fill(w.lead, { day: promisedDay(due, lang) })}
      layout="full"
      emergency
    >
      <Hero
        title={w.title}
        lead={
          <>
            {before}
            <b>{promisedDay(due, lang)}</b>
            {after}
          </>
        }
      >
        <Button href={to("ask", lang)}>{w.ask}</Button>
        <Button href={to("contactUs", lang)} variant="secondary">
          {w.contact}
        </Button>
        <Button href={to("code", lang)} variant="secondary">
          {w.readCode}
        </Button>
      </Hero>
      <Page>
        <Columns>
          <div>
            <h2>{w.choose}</h2>
            <NeedTiles needs={needs} />
          </div>
          <aside>
            {begun.length > 0 && (
              <Box id="draft" title={w.continue} small>
                <p>{w.continueBody}</p>
                {begun.map((door) => (
                  <p>
                    <a href={door.review(lang)}>
                      {door.form.form.title[lang]}: {askWords(lang).reviewTitle.toLowerCase()}
                    </a>
                  </p>
                ))}
              </Box>
            )}
            <Box id="matters" title={w.matters} small>
              <p>{exchange.visitor.resident ? matterWords(lang).mattersLead : w.mattersBody}</p>
              <p>
                <a href={to("matters", lang)}>{w.open}</a>
              </p>
            </Box>
            <Box id="forms" title={formsWords(lang).title} small>
              <p>{formsWords(lang).lead}</p>
              <p>
                <a href={to("forms", lang)}>{formsWords(lang).title}</a>
              </p>
            </Box>
            <Box id="phone" title={w.byPhone} small>
              {site.content.lines.map((line) => (
                <p class="pb-flush">
                  {line.names[lang]} <PhoneLink number={line.phone.number} />
                </p>
              ))}
              <p class="pb-quiet">{site.content.county.officeHoursText[lang]}</p>
              <p>
                <a href={to("contactUs", lang)}>{w.lines}</a>
              </p>
            </Box>
          </aside>
        </Columns>
      </Page>
    </ResidentPage>,
  );
}
