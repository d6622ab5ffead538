import { messagesOf, open } from "#src/domains/contacts/index.ts";
import { personById } from "#src/domains/people/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { promisedDay } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, fill, Icon } from "../../ui/index.ts";
import { contactIdOf } from "../contact/page.tsx";
import { contactWords } from "../contact/words.ts";
import { seesWhereabouts } from "../disclosure.ts";
import { staffOf } from "../staff-of.ts";
import { outcomeWords } from "./words.ts";

/**
 * The last answer as a letter in the person's language, for whoever has no digital services. Printed, it is the letter
 * alone. The address of a person under non-disclosure stands there for named roles only.
 */
export async function showLetter(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const id = contactIdOf(exchange);
  const { contact, right } = await open(scope, id);
  exchange.log({ action: "contact.letter", ...right, personId: contact.personId, contactId: id });
  const [messages, person] = await Promise.all([
    messagesOf(scope.db, id, false),
    contact.personId ? personById(scope.db, contact.personId) : undefined,
  ]);
  const answer = messages.findLast(({ kind }) => kind === "answer");
  const w = outcomeWords(lang);
  const theirs = outcomeWords(contact.language);
  const where =
    person &&
    seesWhereabouts(staffOf(exchange), { nonDisclosure: person.nonDisclosure || contact.nonDisclosure });
  const { content } = site;
  const team = content.team(contact.team);
  const profession = answer?.profession && content.findProfession(answer.profession)?.names[contact.language];
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={`${w.letterTitle} ${contact.reference}`}
      back={{ href: to("contact", lang, { id }), label: contactWords(lang).handling }}
    >
      <div class="pb-row pb-noprint">
        <h1 class="pb-flush">{`${w.letterTitle} ${contact.reference}`}</h1>
        <button type="button" class="nhsuk-button nhsuk-button--secondary pb-flush" data-print="" hidden>
          <Icon name="print" />
          {w.letterPrint}
        </button>
      </div>
      {!answer ? (
        <p>{w.letterNone}</p>
      ) : (
        <>
          {person && !where && <p class="pb-noprint">{w.letterHidden}</p>}
          <Box>
            <div lang={contact.language === lang ? undefined : contact.language}>
              <p>
                <b>{content.county.names[contact.language]}</b>
                <br />
                {team.names[contact.language]}
              </p>
              {person && (
                <p class="pb-asis">
                  {`${person.givenNames} ${person.surname}`}
                  {where && person.street && (
                    <>
                      <br />
                      {person.street}
                      <br />
                      {[
                        person.postalCode,
                        person.municipality &&
                          content.findMunicipality(person.municipality)?.names[contact.language],
                      ]
                        .filter(Boolean)
                        .join(" ")}
                    </>
                  )}
                </p>
              )}
              <p>
                {theirs.letterDate}: {promisedDay(startOfDay(localDate(answer.at)), contact.language)}{" "}
                {localDate(answer.at).year}
                <br />
                {theirs.letterReference}: <span class="pb-num">{contact.reference}</span>
              </p>
              <p>
                <b>{site.topicName(contact.topic)[contact.language]}</b>
              </p>
              <p class="pb-asis pb-letter">{answer.body}</p>
              <p>{fill(theirs.letterCall, { phone: content.line(contact.line).phone.number })}</p>
              <p>{[answer.authorName, profession].filter(Boolean).join(", ")}</p>
            </div>
          </Box>
        </>
      )}
    </StaffPage>,
  );
}
