import type { Lang } from "#src/kernel/lang.ts";
import { Box, Columns, Details, Inset } from "../box.tsx";
import { Button, Row } from "../button.tsx";
import { CareCard } from "../emergency.tsx";
import { Horizon, HorizonLine } from "../horizon.tsx";
import { Icon, Mark } from "../icon.tsx";
import { ICONS, type IconName } from "../icons.ts";
import { NeedTiles } from "../links.tsx";
import { EmptyState, Failure, NotificationBanner } from "../notice.tsx";
import { Pagination } from "../pagination.tsx";
import { PersonaList } from "../persona-list.tsx";
import { PhoneLink } from "../phone-link.tsx";
import { PICTURES, type PictureName } from "../pictures.ts";
import { Progress } from "../progress.tsx";
import { PromiseBox } from "../promise-box.tsx";
import { STATES, type State, StateTag } from "../tag.tsx";
import { Timeline } from "../timeline.tsx";
import { Section } from "./section.tsx";
import { SAMPLES, say } from "./words.ts";

const COLOURS = [
  ["sea-900", "#0b2f39"],
  ["sea-700", "#0e5566"],
  ["sea-600", "#176c7f"],
  ["sea-200", "#b9d9de"],
  ["sea-50", "#eef7f8"],
  ["paper", "#faf8f3"],
  ["sand-100", "#f3eee4"],
  ["sand-300", "#d3c8b5"],
  ["lamp", "#f5b83d"],
  ["lamp-100", "#fdf0d2"],
  ["reed", "#5c6f2e"],
] as const;

export const Basics = ({ lang }: { lang: Lang }) => (
  <>
    <Section title={say(lang, "Merkki ja horisontti", "Märket och horisonten", "Mark and horizon")}>
      <div class="pb-marks">
        {[96, 48, 32, 20].map((size) => (
          <Mark size={size} />
        ))}
      </div>
      <div class="pb-hzn">
        <Horizon />
        <HorizonLine />
      </div>
    </Section>
    <Section title={say(lang, "Värit", "Färger", "Colours")}>
      <ul class="pb-sws">
        {COLOURS.map(([name, value]) => (
          <li>
            <svg viewBox="0 0 120 44" aria-hidden="true" focusable="false">
              <rect width="120" height="44" rx="6" fill={value} stroke="#d3c8b5" />
            </svg>
            <b>{name}</b>
            <br />
            <span class="pb-num">{value}</span>
          </li>
        ))}
      </ul>
    </Section>
    <Section title={say(lang, "Kuvakkeet", "Ikoner", "Icons")}>
      <ul class="pb-sws">
        {(Object.keys(ICONS) as IconName[]).map((name) => (
          <li>
            <Icon name={name} large /> <br />
            {name}
          </li>
        ))}
      </ul>
    </Section>
    <Section title={say(lang, "Tilat", "Lägen", "States")}>
      <p>
        {say(
          lang,
          "Tilalla on aina sana, kuvake, väri ja muoto.",
          "Ett läge har alltid ord, ikon, färg och form.",
          "A state always has a word, an icon, a colour and a shape.",
        )}
      </p>
      <Row>
        {(Object.keys(STATES) as State[]).map((state) => (
          <StateTag state={state}>{STATE_WORDS[state][lang]}</StateTag>
        ))}
      </Row>
    </Section>
    <Section title={say(lang, "Painikkeet", "Knappar", "Buttons")}>
      <Row>
        <Button flush>{SAMPLES.send[lang]}</Button>
        <Button flush variant="secondary" icon="save">
          {say(lang, "Tallenna luonnos", "Spara utkast", "Save draft")}
        </Button>
        <Button flush variant="warning">
          {say(lang, "Peru aika", "Avboka tiden", "Cancel the appointment")}
        </Button>
        <Button flush disabled>
          {say(lang, "Lähetetään…", "Skickar…", "Sending…")}
        </Button>
        <Button flush small>
          {say(lang, "Pieni", "Liten", "Small")}
        </Button>
        <Button variant="text">{say(lang, "Jatka myöhemmin", "Fortsätt senare", "Continue later")}</Button>
      </Row>
      <p class="pb-mt">
        <span class="pb-ring">
          {say(lang, "Kohdistus: valaistu ikkuna", "Fokus: ett upplyst fönster", "Focus: a lit window")}
        </span>
      </p>
    </Section>
    <Section title={say(lang, "Tarpeet", "Behov", "Needs")}>
      <NeedTiles
        needs={(Object.keys(PICTURES) as PictureName[]).map((picture) => ({
          href: "#",
          picture,
          title: say(lang, "Lapsi ja perhe", "Barn och familj", "Child and family"),
          text: say(
            lang,
            "Vanhemmuus, lapsen mieli, arki",
            "Föräldraskap, barnets mående, vardagen",
            "Parenting, a child's mind, daily life",
          ),
        }))}
      />
    </Section>
    <Columns shape="1-1">
      <Section title={say(lang, "Hoitokortit", "Vårdkort", "Care cards")}>
        <CareCard
          level={3}
          tone="non-urgent"
          title={say(lang, "Kysy hoitajalta, kun", "Fråga en skötare när", "Ask a nurse when")}
        >
          <p>
            {say(
              lang,
              "yskä on kestänyt yli kolme viikkoa.",
              "hostan har varat över tre veckor.",
              "a cough has lasted for over three weeks.",
            )}
          </p>
        </CareCard>
        <CareCard level={3} title={say(lang, "Onko kiire?", "Är det bråttom?", "Is it urgent?")}>
          <p>
            {say(lang, "Päivystysapu", "Jourhjälpen", "Medical helpline")} <PhoneLink number="116 117" />
          </p>
        </CareCard>
        <CareCard
          level={3}
          tone="emergency"
          title={say(lang, "Soita 112 heti", "Ring 112 genast", "Call 112 now")}
        >
          <p>
            {say(
              lang,
              "joku on hengenvaarassa.",
              "någon svävar i livsfara.",
              "somebody's life is in danger.",
            )}
          </p>
        </CareCard>
      </Section>
      <Section title={say(lang, "Lupaus ja polku", "Löfte och stig", "Promise and path")}>
        <PromiseBox
          lead={say(lang, "Vastaus viimeistään", "Svar senast", "Answer at the latest")}
          date={SAMPLES.date[lang]}
          datetime="2026-11-26"
        >
          <a href="#rule">{SAMPLES.rule[lang]}</a>
        </PromiseBox>
        <Progress lang={lang} label={SAMPLES.ask[lang]} step={3} of={5} />
        <Timeline
          steps={[
            {
              state: "done",
              title: say(lang, "Lähetit yhteydenoton", "Du skickade kontakten", "You sent the contact"),
              text: "19.11. 23.40",
            },
            {
              state: "now",
              icon: "reply",
              title: say(lang, "Sinulta kysyttiin lisää", "Du fick en fråga", "You were asked for more"),
              text: say(lang, "Vastaa yllä.", "Svara ovan.", "Answer above."),
            },
            {
              state: "next",
              title: say(lang, "Jatko sovittu", "Fortsättningen avtalad", "Next steps agreed"),
              text: SAMPLES.date[lang],
            },
          ]}
        />
      </Section>
    </Columns>
    <Section title={say(lang, "Ilmoitukset", "Meddelanden", "Notices")}>
      <NotificationBanner lang={lang} success>
        <p>
          {say(
            lang,
            "Lähetimme asiasi. Vastaamme viimeistään 26.11.",
            "Ditt ärende är skickat. Vi svarar senast 26.11.",
            "Your matter is sent. We answer by 26 November.",
          )}
        </p>
      </NotificationBanner>
      <Columns shape="1-1">
        <EmptyState
          level={3}
          title={say(lang, "Ei uusia viestejä", "Inga nya meddelanden", "No new messages")}
          action={<a href="#ask">{SAMPLES.ask[lang]}</a>}
        >
          {say(
            lang,
            "Kun sinulle vastataan, näet sen tässä.",
            "När du får svar ser du det här.",
            "When you are answered, you see it here.",
          )}
        </EmptyState>
        <Failure
          level={3}
          title={say(lang, "Lähetys ei mennyt perille", "Det kom inte fram", "It did not get through")}
          action={<Button small>{say(lang, "Yritä uudelleen", "Försök på nytt", "Try again")}</Button>}
        >
          {say(lang, "Tekstisi on tallessa.", "Din text är sparad.", "Your text is safe.")}
        </Failure>
      </Columns>
      <Inset>
        {say(
          lang,
          "Voit kirjoittaa myös nimettömänä.",
          "Du kan också skriva utan namn.",
          "You can also write without your name.",
        )}
      </Inset>
      <Details summary={say(lang, "Kuka lukee tekstini?", "Vem läser min text?", "Who reads my text?")}>
        <p>{say(lang, "Perhetyöntekijä.", "En familjearbetare.", "A family worker.")}</p>
      </Details>
      <Pagination lang={lang} page={4} of={9} href={(page) => `#page-${page}`} />
      <Box
        id="personas"
        title={say(lang, "Valitse henkilö", "Välj person", "Choose a person")}
        tone="sea"
        level={3}
      >
        <form method="post">
          <PersonaList
            name="persona"
            personas={[
              {
                value: "a",
                name: "Aino Lehtonen",
                detail: "38, Vaasa",
                about: say(lang, "Kahden lapsen äiti", "Tvåbarnsmor", "A mother of two"),
              },
              { value: "b", name: "Erik Sandvik", detail: "71, Närpes" },
            ]}
          />
        </form>
      </Box>
    </Section>
  </>
);

const STATE_WORDS: Readonly<Record<State, Readonly<Record<Lang, string>>>> = {
  "on-time": { fi: "Ajoissa, 4 pv", sv: "I tid, 4 d", en: "On time, 4 d" },
  soon: { fi: "Pian, 1 h 20", sv: "Snart, 1 h 20", en: "Soon, 1 h 20" },
  overdue: { fi: "Myöhässä 1 pv", sv: "Försenat 1 d", en: "Overdue 1 d" },
  waiting: { fi: "Odottaa sinua", sv: "Väntar på dig", en: "Waiting for you" },
  done: { fi: "Valmis", sv: "Klart", en: "Done" },
  acute: { fi: "Heti", sv: "Genast", en: "Now" },
};
