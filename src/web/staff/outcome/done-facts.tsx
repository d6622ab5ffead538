import { noNeedReasons } from "#src/domains/contacts/index.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { day } from "../../format.ts";
import { to } from "../../paths.ts";
import { Box, Button, fill, LineList } from "../../ui/index.ts";
import { bookingStaffWords } from "../booking/words.ts";
import { Corrected } from "../contact/corrected.tsx";
import type { PartProps } from "../contact/props.ts";
import { outcomeWords } from "./words.ts";

/** What has been done with the contact beside the words, and the way to the printed letter. */
export const DoneFacts = ({ site, exchange, shown }: PartProps) => {
  const { lang, scope } = exchange;
  const { contact, outcomes, requests } = shown;
  if (!contact.answeredAt) return null;
  const w = outcomeWords(lang);
  const nameOf = (id: string) => shown.guidedTo.find((one) => one.id === id)?.names[lang] ?? id;
  const lines = [
    ...outcomes.flatMap((one) => {
      switch (one.kind) {
        case "guided":
          return [fill(w.doneGuided, { what: one.services.map(nameOf).join(", ") })];
        case "self-care":
          return [w.doneSelfCare];
        case "referred": {
          const unit = one.unit && site.content.findUnit(one.unit);
          const what = (unit || site.content.findTeam(one.team ?? ""))?.names[lang] ?? "";
          return [fill(w.doneReferred, { what })];
        }
        case "no-need": {
          const reason = noNeedReasons(site.content).find(({ id }) => id === one.reason);
          return [fill(w.doneNoNeed, { what: reason?.names[lang] ?? one.reason ?? "" })];
        }
        default:
          return [];
      }
    }),
    ...requests.map(({ type, dueAt, state }) =>
      fill(state === "asked" ? w.doneTime : state === "booked" ? w.doneTimeBooked : w.doneTimeWithdrawn, {
        what: typeName(site, type, lang),
        day: day(dueAt, lang, scope.now),
      }),
    ),
  ];
  return (
    <Box tight id="done" title={w.doneTitle}>
      {lines.length > 0 && <LineList small items={lines} />}
      <Corrected
        exchange={exchange}
        corrections={shown.corrections.filter(({ target }) => target === "outcome")}
      />
      {shown.right.handles &&
        requests
          .filter(({ state }) => state === "asked")
          .map(({ id, type }) => (
            <p>
              <Button small flush href={`${to("book", lang)}?request=${id}`}>
                {bookingStaffWords(lang).find}: {typeName(site, type, lang)}
              </Button>
            </p>
          ))}
      <p class="pb-flush">
        <a href={to("letter", lang, { id: contact.id })}>{w.letterLink}</a>
      </p>
    </Box>
  );
};
