import {
  loadRequest,
  type RequestCase,
  type RequestId,
  requestDue,
  requestStatus,
} from "#src/domains/requests/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { dueBy } from "../../data-rights/request-clock.ts";
import { ruleText } from "../../data-rights/rule-text.ts";
import { dataWords } from "../../data-rights/words.ts";
import { moment, promisedDay } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Button,
  CsrfField,
  Facts,
  fill,
  NotificationBanner,
  PromiseBox,
  Quote,
  Timeline,
} from "../../ui/index.ts";
import { RequestState } from "./overview.tsx";
import { readerOf, subjectOf } from "./subject.ts";

/** A request that the reader made, for themselves or for somebody they may still act for; else as if it were not. */
async function ownRequest(exchange: Exchange): Promise<RequestCase> {
  const id = parseId<"data-request">(exchange.params.id) as RequestId | undefined;
  const found = id && (await loadRequest(exchange.scope.db, id));
  if (!found || found.request.madeBy !== readerOf(exchange)) throw new Refusal("not-found", "data-request");
  await subjectOf(exchange, found.request.personId);
  return found;
}

const Complain = ({ site, exchange }: { site: Site; exchange: Exchange }) => {
  const w = dataWords(exchange.lang);
  return (
    <>
      <h2>{w.complain}</h2>
      <p>{fill(w.complainBody, { phone: site.content.county.phone.number })}</p>
    </>
  );
};

/** One request: where it stands, by when it is answered, and the answer. */
export async function showRequest(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = dataWords(lang);
  const of = await ownRequest(exchange);
  const { request, facts } = of;
  exchange.log({
    action: "data-request.open",
    ground: request.ground,
    personId: request.personId,
    contactId: request.contactId,
    specialReasonId: null,
  });
  const [status, dueAt] = [requestStatus(facts), requestDue(of, dueBy(site))];
  const answer = facts.find(({ type }) => type === "answered");
  const open = status === "received" || status === "taken";
  const title = fill(w.requestTitle, { reference: request.reference });
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={title}
      back={{ href: to("myData", lang), label: w.title }}
      noindex
    >
      {exchange.query.get("sent") === "1" && (
        <NotificationBanner lang={lang} success>
          {fill(w.sent, { day: promisedDay(dueAt, lang) })}
        </NotificationBanner>
      )}
      <p>
        <RequestState row={{ status, dueAt, outcome: answer?.outcome ?? null }} exchange={exchange} />
      </p>
      <h1>{title}</h1>
      {open && (
        <PromiseBox lead={w.answerBy} date={promisedDay(dueAt, lang)}>
          {ruleText(site, of, lang)}
        </PromiseBox>
      )}
      {answer && (
        <>
          <h2>{w.answer}</h2>
          <p>
            <b>{answer.outcome && w.outcomes[answer.outcome]}</b>
            {answer.reason && `. ${w.reason}: ${w.reasons[answer.reason]}.`}
          </p>
          {answer.words && <Quote text={answer.words} />}
          {request.kind === "log" && answer.outcome !== "refused" && (
            <form method="post" action={to("accessLog", lang)} data-turbo="false">
              <CsrfField token={exchange.csrf()} />
              <input type="hidden" name="request" value={request.id} />
              <Button>{w.logReady}</Button>
            </form>
          )}
          {answer.outcome !== "granted" && <Complain site={site} exchange={exchange} />}
        </>
      )}
      <Facts
        facts={[
          { label: w.kind, value: w.kinds[request.kind] },
          ...(request.wrong ? [{ label: w.wrong, value: <span class="pb-asis">{request.wrong}</span> }] : []),
          ...(request.shouldBe
            ? [{ label: w.should, value: <span class="pb-asis">{request.shouldBe}</span> }]
            : []),
          ...(request.contactId
            ? [
                {
                  label: w.about,
                  value: <a href={to("matter", lang, { id: request.contactId })}>{w.mattersTitle}</a>,
                },
              ]
            : []),
        ]}
      />
      <h2>{w.happened}</h2>
      <Timeline
        steps={facts.map((fact, index) => ({
          state: index === facts.length - 1 ? ("now" as const) : ("done" as const),
          title: w.events[fact.type],
          text: [moment(fact.at, lang, scope.now), fact.type === "extended" && fact.words]
            .filter(Boolean)
            .join(" – "),
        }))}
      />
    </ResidentPage>,
  );
}
