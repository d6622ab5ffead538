import type { Exchange } from "#src/platform/http/route.ts";
import { Beside } from "../data-rights/beside.tsx";
import { promisedDay } from "../format.ts";
import { noNeedReason, referredTo, timeAsked } from "../matter/agreed.ts";
import { personWords } from "../matter/person-words.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, Button, fill, LinkList } from "../ui/index.ts";
import { bookingWords } from "./booking/words.ts";
import type { MatterShown } from "./matter-shown.ts";

interface Props {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly shown: MatterShown;
}

/** What was agreed, in plain words, the next step first: the time asked, where the matter went, services with links. */
export const MatterOutcomes = ({ site, exchange, shown }: Props) => {
  const { lang } = exchange;
  const { outcomes, requests, services, corrections } = shown;
  if (outcomes.length === 0) return null;
  const w = personWords(lang);
  const self = outcomes.findLast(({ kind }) => kind === "self-care");
  const guided = outcomes.findLast((one) => one.services.length > 0);
  const signedIn = exchange.visitor.resident !== undefined && shown.contact.personId !== null;
  const beside = (target: string, what: string) => (
    <Beside {...{ exchange, corrections, target, what }} contactId={shown.contact.id} />
  );
  return (
    <Box id="agreed" title={w.title} tone="sea">
      <div class="pb-stack">
        {requests.map((one) => {
          const { id, type, dueAt, chooser, state } = one;
          return (
            <div key={id}>
              <p class="pb-flush">
                <b>{w.time}:</b> {timeAsked(site, lang, one)}.{" "}
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
                <p class="pb-flush">
                  <a href={to("appointments", lang)}>{bookingWords(lang).own}</a>
                </p>
              )}
              {beside(id, w.time)}
            </div>
          );
        })}
        {outcomes.map((one) => {
          const { id, kind, referralId } = one;
          if (kind === "referred") {
            const said = fill(w.referred, { unit: referredTo(site, lang, one) });
            return (
              <div key={id}>
                <p class="pb-flush">
                  <b>{said}.</b> {w.referredNext}{" "}
                  {signedIn && referralId && (
                    <a href={to("matter", lang, { id: referralId })}>{w.referralLink}</a>
                  )}
                </p>
                {beside(id, said)}
              </div>
            );
          }
          if (kind === "no-need") {
            const why = noNeedReason(site, lang, one.reason);
            return (
              <div key={id}>
                <p class="pb-flush">
                  <b>{w.noNeed}</b>
                  {why && `: ${why}`}. {w.noNeedNext}
                </p>
                {beside(id, w.noNeed)}
              </div>
            );
          }
          return null;
        })}
        {(guided ?? self) && (
          <div>
            {self && <p class="pb-flush">{w.selfCare}</p>}
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
            {beside((guided ?? self)?.id ?? "", services.length > 0 ? w.services : w.selfCare)}
          </div>
        )}
      </div>
    </Box>
  );
};
