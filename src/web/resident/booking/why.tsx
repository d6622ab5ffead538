import { appointmentTypesOf, openRequestsOf } from "#src/domains/scheduling/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { groupWords } from "../../booking/group-words.ts";
import { promisedDay } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Columns, fill, LineList, PhoneLink } from "../../ui/index.ts";
import { agesOf } from "./ages.ts";
import { reachOf } from "./reader.ts";
import { bookingWords } from "./words.ts";

/** The beginning: times agreed with the reader first, then what everybody may book. */
export async function showWhy(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = bookingWords(lang);
  const reach = await reachOf(exchange);
  const types = appointmentTypesOf(site.content);
  const people = reach?.people ?? [];
  const requests = reach
    ? await openRequestsOf(
        scope.db,
        people.map(({ personId }) => personId),
      )
    : [];
  const theirs = requests.flatMap((request) => {
    const person = people.find(
      ({ personId, scope }) => personId === request.personId && scope.includes(request.register),
    );
    return person ? [{ request, name: person.name }] : [];
  });
  return page(
    <ResidentPage site={site} exchange={exchange} title={w.title} description={w.lead}>
      <Columns>
        <div>
          <h1>{w.title}</h1>
          <p class="nhsuk-lede-text">{w.lead}</p>
          {theirs.length > 0 && (
            <Box id="agreed" title={w.agreed} tone="sea">
              <LineList
                items={theirs.map(({ request, name }) => (
                  <>
                    <p class="pb-flush">
                      <a
                        href={`${to("bookingTimes", lang, { type: request.type })}?${new URLSearchParams({ request: request.id })}`}
                      >
                        <b>
                          {typeName(site, request.type, lang)},{" "}
                          {w.forms[request.form].toLocaleLowerCase("fi")}
                        </b>
                      </a>
                    </p>
                    <p class="pb-flush pb-quiet pb-small">
                      {name && `${fill(w.agreedFor, { name })}. `}
                      {fill(w.agreedBody, { day: promisedDay(request.dueAt, lang) })}
                    </p>
                  </>
                ))}
              />
            </Box>
          )}
          <h2>{w.types}</h2>
          <LineList
            items={types
              .filter(({ open }) => open)
              .map((type) => (
                <>
                  <p class="pb-flush">
                    <a href={to("bookingTimes", lang, { type: type.id })}>
                      <b>{type.names[lang]}</b>
                    </a>
                  </p>
                  <p class="pb-flush pb-quiet pb-small">
                    {fill(w.minutes, { n: type.minutes[0] ?? 30 })} ·{" "}
                    {type.forms.map((form) => w.forms[form].toLocaleLowerCase("fi")).join(", ")}
                    {type.ages && ` · ${agesOf(type.ages, lang)}`}
                  </p>
                </>
              ))}
          />
        </div>
        <aside>
          <Box id="own" title={w.own} small>
            <p>{w.ownLead}</p>
            <p>
              <a href={to("appointments", lang)}>{w.own}</a>
            </p>
            <p>
              <a href={to("timeCode", lang)}>{w.hasCode}</a>
            </p>
          </Box>
          <Box id="groups" title={groupWords(lang).title} small>
            <p>{groupWords(lang).linkBody}</p>
            <p>
              <a href={to("groups", lang)}>{groupWords(lang).link}</a>
            </p>
          </Box>
          <Box id="other" title={w.other} small>
            <p>{w.otherBody}</p>
            <p>
              <a href={to("contactUs", lang)}>{w.write}</a>
            </p>
            <p>
              <PhoneLink number={site.content.county.phone.number} />
            </p>
          </Box>
        </aside>
      </Columns>
    </ResidentPage>,
  );
}
