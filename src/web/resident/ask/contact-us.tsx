import { dueMoment } from "#src/domains/deadlines/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { promisedDay } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, fill, PhoneLink } from "../../ui/index.ts";
import { UrgentBox } from "../help.tsx";
import { contactUsWords } from "./contact-us-words.ts";
import { doorTo, type WrittenDoor } from "./door.ts";
import { begunDoors } from "./draft.ts";

/** Every line: what it is for, who may turn to it, when somebody answers, its number, and the way to write. */
export async function showContactUs(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang } = exchange;
  const w = contactUsWords(lang);
  const begun = await begunDoors(site, exchange);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.title}
      description={w.lead}
      back={{ href: to("home", lang) }}
      emergency
    >
      <h1>{w.title}</h1>
      <p class="nhsuk-lede-text">{w.lead}</p>
      <Columns>
        <div>
          {site.content.lines.map((line) => (
            <Box id={line.id} title={line.names[lang]}>
              <p>{line.about[lang]}</p>
              {line.forWhom && <p>{line.forWhom[lang]}</p>}
              <p>
                {w.phone} <PhoneLink number={line.phone.number} />
                <br />
                <span class="pb-quiet">{line.hoursText[lang]}</span>
              </p>
              <Write site={site} exchange={exchange} door={doorTo(site, line.id)} begun={begun} />
            </Box>
          ))}
        </div>
        <aside>
          <UrgentBox site={site} exchange={exchange} />
          <Box id="code" title={w.codeTitle} small>
            <p>{w.codeBody}</p>
            <p>
              <a href={to("code", lang)}>{w.codeLink}</a>
            </p>
          </Box>
          <Box id="services" title={w.servicesTitle} small>
            <p>
              <a href={to("services", lang)}>{w.servicesLink}</a>
            </p>
          </Box>
        </aside>
      </Columns>
    </ResidentPage>,
  );
}

interface WriteProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly door: WrittenDoor | undefined;
  readonly begun: readonly WrittenDoor[];
}

/** The button to write, with the day of the answer; back to what was begun. */
const Write = ({ site, exchange, door, begun }: WriteProps) => {
  const { lang, scope } = exchange;
  if (!door) return null;
  const w = contactUsWords(lang);
  const due = dueMoment(site.county.rule(door.line.promise), scope.now);
  return (
    <>
      <p>{fill(w.promise, { day: promisedDay(due, lang) })}</p>
      <p class="pb-row">
        <Button href={door.entry(lang)} flush>
          {door.form.form.title[lang]}
        </Button>
        {begun.some(({ line }) => line.id === door.line.id) && <a href={door.review(lang)}>{w.continue}</a>}
      </p>
    </>
  );
};
