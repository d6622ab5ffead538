import { messagesOf } from "#src/domains/contacts/index.ts";
import {
  addReview,
  type Checklist,
  checklistOf,
  NOTE_MOST,
  QUALITY_ANSWERS,
  readAnswers,
  reviewOf,
  type Sampled,
  sampled,
} from "#src/domains/teams/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type ContactId, parseId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { moment } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  Columns,
  CsrfField,
  ErrorSummary,
  Facts,
  Flash,
  fill,
  Messages,
  Radios,
  TextArea,
} from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import { qualityWords } from "./quality-words.ts";

interface Typed {
  readonly answers: Readonly<Record<string, string>>;
  readonly note: string;
  readonly errors: readonly { readonly field: string; readonly text: string }[];
}

async function loadSampled(exchange: Exchange): Promise<Sampled> {
  const id = parseId<"contact">(exchange.params.id);
  if (!id) throw new Refusal("not-found", "contact");
  return sampled(exchange.scope, staffOf(exchange), id as ContactId);
}

/** One closed contact of the sample: what was written, without whose it is, and the checklist. */
export const showSampled = (site: Site, exchange: Exchange): Promise<Answer> => draw(site, exchange);

async function draw(site: Site, asked: Exchange, typed?: Typed): Promise<Answer> {
  // A page drawn after a post stands at the contact's own address.
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.qualityContact } };
  const { lang, scope } = exchange;
  const w = qualityWords(lang);
  const contact = await loadSampled(exchange);
  const { id, personId } = contact;
  exchange.log({
    action: "contact.quality-open",
    ground: "role-duty",
    personId,
    contactId: id,
    specialReasonId: null,
  });
  const [messages, review] = await Promise.all([messagesOf(scope.db, id, false), reviewOf(scope.db, id)]);
  const checklist = checklistOf(site.content);
  const done = { saved: w.saved, already: w.already }[exchange.query.get("done") ?? ""];
  const title = `${site.topicName(contact.topic)[lang]} ${contact.reference}`;
  const written = contact.language === lang ? undefined : contact.language;
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={title}
      back={{ href: to("quality", lang), label: w.back }}
      hasErrors={(typed?.errors.length ?? 0) > 0}
    >
      <ErrorSummary lang={lang} errors={typed?.errors ?? []} />
      <Flash text={typed ? undefined : done} />
      <h1>{title}</h1>
      <Columns shape="3-2">
        <div>
          <Box tight id="words" title={w.words}>
            <Messages
              label={w.words}
              messages={messages.map((message) => ({
                id: `message-${message.id}`,
                mine: message.authorKind === "staff",
                who: message.authorKind === "staff" ? w.professional : w.resident,
                when: moment(message.at, lang, scope.now),
                datetime: message.at.toString(),
                text: message.body,
                lang: written,
              }))}
            />
          </Box>
          <Box tight id="check" title={w.check}>
            {review ? (
              <>
                <p>{fill(w.by, { name: review.name, when: moment(review.at, lang, scope.now) })}</p>
                <Facts
                  facts={checklist.questions.flatMap(({ id: question, ask }) => {
                    const answer = review.answers[question];
                    return answer ? [{ label: ask[lang], value: w.answers[answer] }] : [];
                  })}
                />
                {review.note !== "" && <p class="pb-asis">{review.note}</p>}
              </>
            ) : (
              <CheckForm {...{ exchange, checklist, id, typed }} />
            )}
          </Box>
        </div>
        <aside>
          <Box tight id="facts" title={w.facts}>
            <Facts aside facts={factsOf(site, contact, lang, scope.now)} />
          </Box>
        </aside>
      </Columns>
    </StaffPage>,
    typed ? 422 : 200,
  );
}

function factsOf(site: Site, contact: Sampled, lang: Lang, now: Temporal.Instant) {
  const w = qualityWords(lang);
  return [
    { label: w.team, value: site.content.findTeam(contact.team)?.names[lang] ?? contact.team },
    { label: w.received, value: moment(contact.receivedAt, lang, now) },
    { label: w.answered, value: moment(contact.answeredAt, lang, now) },
    { label: w.closed, value: moment(contact.closedAt, lang, now) },
    { label: w.inTime, value: contact.breachedAt ? w.broken : w.kept },
    { label: w.language, value: staffWords(lang).languages[contact.language] },
  ];
}

const CheckForm = (props: {
  exchange: Exchange;
  checklist: Checklist;
  id: ContactId;
  typed: Typed | undefined;
}) => {
  const { exchange, checklist, id, typed } = props;
  const { lang } = exchange;
  const w = qualityWords(lang);
  const errorOf = (name: string) => typed?.errors.find((one) => one.field === name)?.text;
  return (
    <form method="post" action={to("qualityContact", lang, { id })} novalidate>
      <CsrfField token={exchange.csrf()} />
      {checklist.questions.map((question) => (
        <Radios
          plain
          inline
          lang={lang}
          name={question.id}
          label={question.ask[lang]}
          value={typed?.answers[question.id]}
          error={errorOf(question.id)}
          choices={QUALITY_ANSWERS.map((answer) => ({ value: answer, label: w.answers[answer] }))}
        />
      ))}
      <TextArea
        lang={lang}
        name="note"
        label={w.note}
        hint={w.noteHint}
        rows={3}
        maxlength={NOTE_MOST}
        value={typed?.note}
        error={errorOf("note")}
      />
      <Button>{w.save}</Button>
    </form>
  );
};

/** Keeps what was found. One contact has one: whoever comes second is shown the first. */
export async function takeReviewOfAnswers(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, fields } = exchange;
  const staff = staffOf(exchange);
  const w = qualityWords(lang);
  const { id, team, personId } = await loadSampled(exchange);
  const { version, questions } = checklistOf(site.content);
  const names = questions.map((question) => question.id);
  const { answers, missing } = readAnswers(names, (question) => field(fields, question));
  const note = field(fields, "note");
  const errors = [
    ...missing.map((name) => ({
      field: name,
      text: fill(w.missing, { question: questions.find((one) => one.id === name)?.ask[lang] ?? name }),
    })),
    ...(note.length > NOTE_MOST ? [{ field: "note", text: fill(w.noteLong, { n: NOTE_MOST }) }] : []),
  ];
  if (errors.length > 0) return draw(site, exchange, { answers: Object.fromEntries(answers), note, errors });
  const kept = await addReview(
    scope.db,
    { contactId: id, team, checklist: version, answers, note },
    staff.professionalId,
    scope.now,
  );
  if (kept) {
    exchange.log({
      action: "contact.quality-review",
      ground: "role-duty",
      personId,
      contactId: id,
      specialReasonId: null,
    });
  }
  return redirect(`${to("qualityContact", lang, { id })}?done=${kept ? "saved" : "already"}`);
}
