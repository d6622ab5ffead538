import type { Child } from "hono/jsx";
import type { Contact, FactType } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { Beside } from "../data-rights/beside.tsx";
import { moment, promisedDay } from "../format.ts";
import type { Site } from "../site.ts";
import { Columns, Facts, fill, Messages, PromiseBox, StateTag, Timeline } from "../ui/index.ts";
import { AssessedBox } from "./assessed.tsx";
import { DangerCard, UrgentBox } from "./help.tsx";
import { Limits } from "./limits.tsx";
import { MatterFacts, WhoHasRead } from "./matter-facts.tsx";
import { MatterOutcomes } from "./matter-outcomes.tsx";
import type { MatterShown } from "./matter-shown.ts";
import { matterWords } from "./matter-words.ts";
import { ReplyForm } from "./reply-form.tsx";

/** How professionals share out their work among themselves is not the resident's history; who read it stands in the log. */
const INTERNAL: ReadonlySet<FactType> = new Set<FactType>([
  "snoozed",
  "woke",
  "consulted",
  "consult-answered",
]);

export interface MatterViewProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly shown: MatterShown;
  readonly replyTo: string;
  readonly typed: string;
  readonly error: string | undefined;
  readonly beside?: Child;
}

export const MatterState = ({
  contact,
  lang,
  now,
}: {
  contact: Pick<Contact, "status" | "dueAt">;
  lang: Lang;
  now: Temporal.Instant;
}) => {
  const w = matterWords(lang).states;
  const late = contact.dueAt !== null && Temporal.Instant.compare(contact.dueAt, now) < 0;
  if (late) return <StateTag state="overdue">{w.late}</StateTag>;
  switch (contact.status) {
    case "queued":
    case "taken":
      return <StateTag state="on-time">{w[contact.status]}</StateTag>;
    case "waiting":
      return <StateTag state="waiting">{w.waiting}</StateTag>;
    case "answered":
    case "closed":
      return <StateTag state="done">{w[contact.status]}</StateTag>;
  }
};

const Promise_ = ({ contact, lang, now }: { contact: Contact; lang: Lang; now: Temporal.Instant }) => {
  const w = matterWords(lang);
  if (contact.status === "waiting") {
    return (
      <PromiseBox lead={w.answerBy} date={w.pausedLead}>
        {w.pausedBody}
      </PromiseBox>
    );
  }
  if (!contact.dueAt) return null;
  const late = Temporal.Instant.compare(contact.dueAt, now) < 0;
  return (
    <PromiseBox lead={w.answerBy} date={promisedDay(contact.dueAt, lang)}>
      {late ? w.lateBody : w.runningBody}
    </PromiseBox>
  );
};

/** One matter: promise, messages, reply, what has happened, who has read. */
export const MatterView = ({ site, exchange, shown, replyTo, typed, error, beside }: MatterViewProps) => {
  const { lang, scope } = exchange;
  const { contact } = shown;
  const w = matterWords(lang);
  const beside_ = { exchange, contactId: contact.id, corrections: shown.corrections };
  const besideOf = (target: string) => <Beside {...beside_} target={target} />;
  return (
    <>
      <p class="pb-row">
        <MatterState contact={contact} lang={lang} now={scope.now} />{" "}
        <span class="pb-quiet pb-num">{contact.reference}</span>
      </p>
      <h1>{site.topicName(contact.topic)[lang]}</h1>
      <Columns>
        <div>
          <Promise_ contact={contact} lang={lang} now={scope.now} />
          {contact.alarmDueAt &&
            (contact.alarmSeenAt ? (
              <p>{w.alarmSeen}</p>
            ) : (
              <DangerCard site={site} exchange={exchange} readBy={contact.alarmDueAt} />
            ))}
          {shown.assessed && <AssessedBox {...beside_} assessed={shown.assessed} />}
          <MatterOutcomes site={site} exchange={exchange} shown={shown} />
          <h2>{w.messages}</h2>
          <Messages
            label={w.messages}
            messages={shown.messages.map((message) => {
              const profession =
                message.profession && site.content.findProfession(message.profession)?.names[lang];
              const mine = message.authorKind === "resident";
              return {
                id: message.id,
                mine,
                who: mine ? w.you : [message.authorName, profession].filter(Boolean).join(", "),
                when: moment(message.at, lang, scope.now),
                datetime: message.at.toString(),
                text: message.body,
                children: besideOf(message.id),
              };
            })}
          />
          {contact.status === "closed" ? (
            <p>{w.closed}</p>
          ) : (
            <ReplyForm {...{ exchange, replyTo, typed, error }} />
          )}
          <h2>{w.happened}</h2>
          <Timeline
            steps={shown.history
              .filter(
                ({ type, actorKind }) => !INTERNAL.has(type) && (type !== "noted" || actorKind !== "staff"),
              )
              .map((fact, index, all) => ({
                state: index === all.length - 1 ? ("now" as const) : ("done" as const),
                title: fill(
                  fact.type === "received" && fact.actorKind === "staff" ? w.recorded : w.events[fact.type],
                  { who: fact.actorName ?? w.somebody },
                ),
                text: moment(fact.at, lang, scope.now),
              }))}
          />
        </div>
        <aside>
          <MatterFacts {...{ site, exchange, shown }} />
          <Limits site={site} exchange={exchange} clocks={shown.clocks} promise={contact.promise} />
          <WhoHasRead {...{ site, exchange, shown }} />
          {shown.answers.length > 0 && (
            <details class="pb-more">
              <summary>{w.answers}</summary>
              <Facts
                facts={shown.answers.map(({ label, values, linkId }) => ({
                  label,
                  value: (
                    <>
                      {values.join(", ")}
                      {linkId && besideOf(linkId)}
                    </>
                  ),
                }))}
              />
            </details>
          )}
          <UrgentBox site={site} exchange={exchange} />
          {beside}
        </aside>
      </Columns>
    </>
  );
};
