import { noNeedReasons } from "#src/domains/contacts/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { typeName } from "../appointment-types.ts";
import { promisedDay } from "../format.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { personWords } from "../staff/outcome/person-words.ts";
import { Box, Button, fill, LinkList } from "../ui/index.ts";
import { bookingWords } from "./booking/words.ts";
import type { MatterShown } from "./matter-view.tsx";

interface Props {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly shown: MatterShown;
}

/** What was agreed, in plain words, the next step first: the time asked, where the matter went, services with links. */
export const MatterOutcomes = ({ site, exchange, shown }: Props) => {
  const { lang } = exchange;
  const { outcomes, requests, services } = shown;
  if (outcomes.length === 0) return null;
  const w = personWords(lang);
  const reasons = noNeedReasons(site.content);
  const self = outcomes.some(({ kind }) => kind === "self-care");
  const signedIn = exchange.visitor.resident !== undefined && shown.contact.personId !== null;
  return (
    <Box id="agreed" title={w.title} tone="sea">
      {requests.map(({ id, type, form, dueAt, chooser, state }) => (
        <div key={id}>
          <p>
            <b>{w.time}:</b> {typeName(site, type, lang)}, {w.forms[form]}.{" "}
            {state === "asked" && fill(w.timeBy, { day: promisedDay(dueAt, lang) })}{" "}
            {state === "asked" && (chooser === "resident" ? w.timeResident : w.timeNurse)}
            {state === "booked" && w.timeBooked}
            {state === "withdrawn" && w.timeWithdrawn}
          </p>
          {state === "asked" && chooser === "resident" && signedIn && (
            <p>
              <Button
                href={`${to("bookingTimes", lang, { type })}?${new URLSearchParams({ request: id })}`}
                flush
              >
                {bookingWords(lang).choose}
              </Button>
            </p>
          )}
          {state === "booked" && signedIn && (
            <p>
              <a href={to("appointments", lang)}>{bookingWords(lang).own}</a>
            </p>
          )}
        </div>
      ))}
      {outcomes.map(({ id, kind, team, unit, referralId, reason }) => {
        if (kind === "referred") {
          const names =
            (unit && site.content.findUnit(unit)?.names) || site.content.findTeam(team ?? "")?.names;
          return (
            <p key={id}>
              <b>{fill(w.referred, { unit: names?.[lang] ?? "" })}.</b> {w.referredNext}{" "}
              {signedIn && referralId && (
                <a href={to("matter", lang, { id: referralId })}>{w.referralLink}</a>
              )}
            </p>
          );
        }
        if (kind === "no-need") {
          const why = reasons.find((one) => one.id === reason)?.names[lang];
          return (
            <p key={id}>
              <b>{w.noNeed}</b>
              {why && `: ${why}`}. {w.noNeedNext}
            </p>
          );
        }
        return null;
      })}
      {self && <p>{w.selfCare}</p>}
      {services.length > 0 && (
        <>
          <p class="pb-flush">
            <b>{w.services}</b>
          </p>
          <LinkList
            links={services.map(({ id, names }) => ({
              href: to("service", lang, { id }),
              label: names[lang],
            }))}
          />
        </>
      )}
    </Box>
  );
};
