import type { Lang } from "#src/kernel/lang.ts";
import { Box, Columns } from "../box.tsx";
import { Histogram } from "../charts/bars.tsx";
import { FigureTiles } from "../charts/figures.tsx";
import type { AreaCollection } from "../charts/geometry.ts";
import { LineChart } from "../charts/line.tsx";
import { AreaMap } from "../charts/map.tsx";
import { number } from "../charts/numbers.ts";
import { StateTag } from "../tag.tsx";
import { Section } from "./section.tsx";
import { SAMPLES, say } from "./words.ts";

const SHARES = [81.2, 82, 81.4, 83.1, 84, 83.6, 82.9, 80.1, null, 85.2, 86.4, 87.1];

/** Six squares in two columns: a coast without a name. */
const COAST: AreaCollection = {
  type: "FeatureCollection",
  features: [0, 1, 2, 3, 4, 5].map((i) => {
    const [x, y] = [21 + (i % 2) * 0.6 + (i > 3 ? 0.2 : 0), 63.4 - Math.floor(i / 2) * 0.3];
    const ring = [
      [x, y],
      [x + 0.6, y + 0.05],
      [x + 0.6, y - 0.25],
      [x, y - 0.3],
      [x, y],
    ];
    return {
      type: "Feature",
      properties: { code: String(i) },
      geometry: { type: "Polygon", coordinates: [ring] },
    };
  }),
};

export const Charts = ({ lang }: { lang: Lang }) => {
  const share = SAMPLES.share[lang];
  const month = (i: number) =>
    new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" }).format(i * 30.5 * 86_400_000);
  const title = say(
    lang,
    "Vastattu luvatussa ajassa",
    "Besvarat inom utlovad tid",
    "Answered in promised time",
  );
  return (
    <Section title={say(lang, "Luvut ja kuvaajat", "Siffror och diagram", "Figures and charts")}>
      <div class="pb-work">
        <FigureTiles
          level={3}
          figures={[
            {
              title,
              value: number(lang, 94.2, 1),
              unit: "%",
              meter: { share: 0.942, target: 0.95 },
              state: {
                state: "soon",
                text: say(lang, "tavoite 95, puuttuu 0,8", "mål 95, 0,8 fattas", "target 95, 0.8 short"),
              },
              note: "93,1–95,1",
            },
            {
              title: share,
              value: number(lang, 87.1, 1),
              unit: "%",
              meter: { share: 0.871, target: 0.8 },
              state: {
                state: "on-time",
                icon: "check",
                text: say(lang, "tavoite 80 täyttyy", "mål 80 nås", "target 80 is met"),
              },
            },
            {
              title: say(lang, "Auki yli luvatun ajan", "Öppna över utlovad tid", "Open past promised time"),
              value: "12",
              meter: { share: 0.2, target: 0, alarming: true },
              state: {
                state: "overdue",
                text: say(lang, "vanhin 6 päivää", "äldsta 6 dagar", "oldest 6 days"),
              },
            },
          ]}
        />
        <Columns shape="3-2">
          <div>
            <Box>
              <LineChart
                lang={lang}
                id="gallery-line"
                level={3}
                title={title}
                say={say(
                  lang,
                  "Osuus on noussut elokuusta.",
                  "Andelen har stigit sedan augusti.",
                  "The share has risen since August.",
                )}
                picture={{
                  title,
                  description: say(
                    lang,
                    "Osuus nousi 81 prosentista 87 prosenttiin. Tavoite on 80.",
                    "Andelen steg från 81 till 87 procent. Målet är 80.",
                    "The share rose from 81 to 87 per cent. The target is 80.",
                  ),
                }}
                periodLabel={SAMPLES.month[lang]}
                valueLabel={share}
                usualLabel={say(lang, "tavanomainen vaihtelu", "vanlig variation", "usual variation")}
                casesLabel={SAMPLES.cases[lang]}
                unit="%"
                target={80}
                range={[70, 90]}
                points={SHARES.map((value, i) => ({
                  label: month(i),
                  short: month(i).slice(0, 3),
                  value,
                  usual: [80, 84],
                  cases: value === null ? null : 6100 + i * 40,
                }))}
                definition={
                  <a href="#definition">
                    {say(lang, "Määritelmä, versio 3", "Definition, version 3", "Definition, version 3")}
                  </a>
                }
              />
            </Box>
            <Box>
              <Histogram
                lang={lang}
                id="gallery-bins"
                level={3}
                title={say(
                  lang,
                  "Kuinka kauan odotettiin",
                  "Hur länge man väntade",
                  "How long people waited",
                )}
                picture={{
                  title: say(lang, "Odotus päivinä", "Väntan i dagar", "Waiting in days"),
                  description: say(
                    lang,
                    "Useimmat odottivat 1–3 päivää.",
                    "De flesta väntade 1–3 dagar.",
                    "Most waited 1–3 days.",
                  ),
                }}
                categoryLabel={say(lang, "Päiviä", "Dagar", "Days")}
                valueLabel="%"
                unit="%"
                limit={{ after: 3, label: say(lang, "7 päivän tavoite", "mål 7 dagar", "7-day target") }}
                bars={[
                  ["0", 21],
                  ["1–3", 36],
                  ["4–7", 30],
                  ["8–14", 8],
                  ["15–30", 3],
                  ["31–90", 1],
                  ["> 90", null],
                ].map(([label, value]) => ({ label: String(label), value: value as number | null }))}
              />
            </Box>
          </div>
          <Box id="gallery-areas" title={say(lang, "Kunnittain", "Kommunvis", "By municipality")} level={3}>
            <AreaMap
              lang={lang}
              id="gallery-map"
              picture={{
                title: say(lang, "Osuus kunnittain", "Andel per kommun", "Share by municipality"),
                description: say(
                  lang,
                  "Korkein A, matalin E. F on salattu.",
                  "Högst A, lägst E. F är dold.",
                  "Highest A, lowest E. F is hidden.",
                ),
              }}
              areas={COAST}
              codeOf={(feature) => String(feature.properties?.code)}
              areaLabel={SAMPLES.municipality[lang]}
              valueLabel="%"
              casesLabel={SAMPLES.cases[lang]}
              unit="%"
              target={80}
              thresholds={[75, 80, 85, 90]}
              values={[91.2, 87.4, 83, 78.6, 74.3, null].map((value, i) => ({
                code: String(i),
                name: "ABCDEF"[i] ?? "",
                value,
                cases: value === null ? null : 200 + i,
                marked:
                  value !== null && value < 75 ? (
                    <StateTag state="overdue">{say(lang, "alle", "under", "below")}</StateTag>
                  ) : undefined,
              }))}
              note={say(
                lang,
                "Alle viiden luvut salataan.",
                "Tal under fem döljs.",
                "Numbers under five are hidden.",
              )}
            />
          </Box>
        </Columns>
      </div>
    </Section>
  );
};
