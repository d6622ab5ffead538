import type { Lang } from "#src/kernel/lang.ts";
import { Quote } from "../box.tsx";
import { Button, Row } from "../button.tsx";
import { Select } from "../fields/select.tsx";
import { TextField } from "../fields/text.tsx";
import { Chips, Filters } from "../filters.tsx";
import { KeyboardHints } from "../keyboard-hints.tsx";
import { Messages } from "../messages.tsx";
import { Panel, PanelPart, Split } from "../panel.tsx";
import { Queue } from "../queue.tsx";
import { Facts } from "../summary-list.tsx";
import { StateTag } from "../tag.tsx";
import { words } from "../words.ts";
import { Section } from "./section.tsx";
import { SAMPLES, say } from "./words.ts";

export const Work = ({ lang }: { lang: Lang }) => {
  const need = say(
    lang,
    "Lapsen uni ja koulupelko",
    "Barnets sömn och skolrädsla",
    "A child's sleep and fear of school",
  );
  const waiting = say(lang, "jonossa", "i kö", "in the queue");
  const rows = [
    { id: "1", state: "acute", time: say(lang, "heti", "genast", "now") },
    { id: "2", state: "overdue", time: say(lang, "−1 pv", "−1 d", "−1 d") },
    { id: "3", state: "soon", time: "6 h 48", selected: true },
    { id: "4", state: "waiting", time: say(lang, "odottaa", "väntar", "waiting") },
    { id: "5", state: "on-time", time: say(lang, "4 pv", "4 d", "4 d") },
    { id: "6", state: "done", time: say(lang, "vastattu", "besvarat", "answered") },
  ] as const;
  return (
    <Section title={say(lang, "Työpöytä", "Arbetsbordet", "Workplace")}>
      <div class="pb-work">
        <Filters lang={lang} action="#filters">
          <Select
            lang={lang}
            name="line"
            label={say(lang, "Linja", "Linje", "Line")}
            options={[{ value: "", label: say(lang, "Kaikki linjat", "Alla linjer", "All lines") }]}
          />
          <TextField
            lang={lang}
            name="search"
            type="search"
            label={say(lang, "Hae viitteellä", "Sök med referens", "Search by reference")}
          />
        </Filters>
        <Split
          list={
            <>
              <Chips
                label={say(lang, "Näkymät", "Vyer", "Views")}
                chips={[
                  {
                    href: "#shift",
                    label: say(lang, "Oma vuoro", "Eget skift", "Own shift"),
                    count: 38,
                    current: true,
                  },
                  { href: "#mine", label: say(lang, "Omat", "Egna", "Mine"), count: 7 },
                ]}
              />
              <Queue
                caption={say(
                  lang,
                  "Avoimet, vähiten aikaa ensin",
                  "Öppna, minst tid först",
                  "Open, least time first",
                )}
                timeLabel={say(lang, "Aikaa", "Tid", "Time")}
                titleLabel={say(lang, "Asia", "Ärende", "Matter")}
                columns={[
                  SAMPLES.municipality[lang],
                  SAMPLES.language[lang],
                  say(lang, "Kenellä", "Hos vem", "With"),
                ]}
                rows={rows.map((row) => ({
                  ...row,
                  href: "#panel",
                  title: need,
                  sub: `PB-44${row.id}7-K`,
                  cells: [say(lang, "Kristiinankaupunki", "Kristinestad", "Kristinestad"), "sv", waiting],
                }))}
              />
              <KeyboardHints
                lang={lang}
                hints={[
                  {
                    keys: ["J", "K"],
                    label: say(lang, "seuraava, edellinen", "nästa, föregående", "next, previous"),
                  },
                  { keys: ["/"], label: say(lang, "haku", "sök", "search") },
                  { keys: ["?"], label: say(lang, "kaikki näppäimet", "alla tangenter", "all keys") },
                ]}
              />
            </>
          }
          panel={
            <Panel
              id="panel"
              title={need}
              above={
                <StateTag state="soon">
                  {say(lang, "Tänään klo 16 mennessä", "I dag före kl. 16", "Today by 16.00")}
                </StateTag>
              }
              below="PB-4437-K"
            >
              <PanelPart>
                <Quote
                  text={say(
                    lang,
                    "Poikani ei ole nukkunut\nkolmeen viikkoon.",
                    "Min son har inte sovit\npå tre veckor.",
                    "My son has not slept\nfor three weeks.",
                  )}
                />
                <Facts aside facts={[{ label: SAMPLES.language[lang], value: "sv" }]} />
              </PanelPart>
              <PanelPart title={say(lang, "Viestit", "Meddelanden", "Messages")}>
                <Messages
                  messages={[
                    {
                      mine: false,
                      who: "Aino Lehtonen",
                      when: "19.11. 23.40",
                      datetime: "2026-11-19T21:40Z",
                      text: need,
                    },
                    {
                      mine: true,
                      who: words(lang).you,
                      when: "20.11. 10.12",
                      datetime: "2026-11-20T08:12Z",
                      text: say(
                        lang,
                        "Kiitos, että kirjoitit.",
                        "Tack för att du skrev.",
                        "Thank you for writing.",
                      ),
                    },
                  ]}
                />
                <Row>
                  <Button shortcut="v">{say(lang, "Vastaa", "Svara", "Answer")}</Button>
                  <Button variant="secondary" shortcut="o">
                    {say(lang, "Ota itselle", "Ta ärendet", "Take it")}
                  </Button>
                </Row>
              </PanelPart>
            </Panel>
          }
        />
      </div>
    </Section>
  );
};
