import { contactBySubmission, open } from "#src/domains/contacts/index.ts";
import type { Actor } from "#src/platform/access/actor.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { promisedDay } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { frameWords } from "../../frame-words.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, fill, NotificationBanner, PromiseBox } from "../../ui/index.ts";
import { DangerCard, UrgentBox } from "../help.tsx";
import { SENT } from "./review.tsx";
import { askWords } from "./words.ts";

/** Sent: the reference, the promised day, and the code where there is one. Shown for an hour, on this browser. */
export async function showSent(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = askWords(lang);
  const submission = exchange.cookie(SENT);
  const contact =
    submission && /^[0-9a-f-]{36}$/.test(submission)
      ? await contactBySubmission(scope.db, submission)
      : undefined;
  if (!contact || !submission) {
    return page(
      <ResidentPage site={site} exchange={exchange} title={w.nothingTitle}>
        <h1>{w.nothingTitle}</h1>
        <p>{w.nothingBody}</p>
        <p>
          <a href={to("code", lang)}>{frameWords(lang).code}</a>
        </p>
      </ResidentPage>,
      404,
    );
  }
  // What was sent by name is shown to its sender alone, not to whoever uses the browser after them.
  const reader: Actor =
    contact.way === "identified" ? exchange.actor : { kind: "code", contactId: contact.id };
  const { right } = await open({ ...scope, actor: reader }, contact.id);
  exchange.log(
    { action: "contact.open", ...right, personId: contact.personId, contactId: contact.id },
    reader,
  );
  const acute = contact.danger.length > 0;
  const team = site.content.teams.find(({ id }) => id === contact.team);
  return page(
    <ResidentPage site={site} exchange={exchange} title={w.sentTitle} noindex>
      <Columns>
        <div>
          {exchange.query.get("again") === "1" && (
            <NotificationBanner lang={lang}>{w.sentAlready}</NotificationBanner>
          )}
          <h1>{w.sentTitle}</h1>
          {acute && (
            <>
              <p>{w.dangerSent}</p>
              <DangerCard site={site} exchange={exchange} readBy={contact.alarmDueAt} />
            </>
          )}
          {contact.dueAt && <PromiseBox lead={w.promiseLeadSent} date={promisedDay(contact.dueAt, lang)} />}
          {contact.way === "identified" ? (
            <Button href={to("matter", lang, { id: contact.id })}>{w.toMatter}</Button>
          ) : (
            <Box id="code" title={w.codeTitle}>
              <p class="pb-big pb-nowrap">{site.codeFor(submission)}</p>
              <p>{w.codeBody}</p>
              <p>
                {w.codeUse} <a href={to("code", lang)}>{exchange.origin + to("code", lang)}</a>
              </p>
            </Box>
          )}
          <h2>{w.whatNext}</h2>
          <ol class="nhsuk-list nhsuk-list--number">
            <li>{fill(w.nextTeam, { team: team?.names[lang] ?? "" })}</li>
            <li>{w.nextMore}</li>
            {contact.notifyEmail && <li>{w.nextNotice}</li>}
            {contact.callPhone && <li>{w.nextCall}</li>}
          </ol>
          <p class="pb-quiet">
            {w.reference} {contact.reference}
          </p>
        </div>
        <aside>{!acute && <UrgentBox site={site} exchange={exchange} />}</aside>
      </Columns>
    </ResidentPage>,
  );
}
