import { moment } from "../../format.ts";
import { Box, Facts, fill, Messages, Quote } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { Corrected } from "./corrected.tsx";
import type { PartProps } from "./props.ts";
import { Scores } from "./scores.tsx";
import { contactWords } from "./words.ts";

/** The person's own words, the answers of the form as they were given, then messages and notes in time order. */
export const Thread = (props: PartProps) => {
  const { site, exchange, shown } = props;
  const { lang, scope } = exchange;
  const { contact, messages, answers, staff } = shown;
  const w = contactWords(lang);
  const [first, ...rest] = messages;
  const corrected = (is: (one: (typeof shown.corrections)[number]) => boolean) => (
    <Corrected exchange={exchange} corrections={shown.corrections.filter(is)} />
  );
  const written = (at: string) => (contact.language === lang ? undefined : at);
  return (
    <Box tight id="words" title={w.own}>
      {first && <Quote text={first.body} lang={written(contact.language)} />}
      {first && corrected(({ targetId }) => targetId === first.id)}
      {corrected(({ target }) => target === "contact" || target === "answer")}
      {answers.length > 0 && (
        <Fold summary={fill(w.answers, { n: answers.length })}>
          <Facts facts={answers.map(({ label, values }) => ({ label, value: values.join(", ") }))} />
        </Fold>
      )}
      <Scores {...props} />
      {rest.length > 0 && (
        <>
          <h3 class="pb-mt">{w.messages}</h3>
          <Messages
            label={w.messages}
            messages={rest.map((message) => {
              const mine = message.authorId === staff.professionalId;
              const profession =
                message.profession && site.content.findProfession(message.profession)?.names[lang];
              const tag =
                message.kind === "note" ? w.noteTag : message.kind === "question" ? w.questionTag : undefined;
              const name = mine ? w.you : [message.authorName, profession].filter(Boolean).join(", ");
              return {
                id: `message-${message.id}`,
                mine: message.authorKind === "staff",
                who: [message.authorKind === "staff" ? name : w.resident, tag].filter(Boolean).join(" – "),
                when: moment(message.at, lang, scope.now),
                datetime: message.at.toString(),
                text: message.body,
                lang: message.kind === "note" ? undefined : written(contact.language),
                children: corrected(({ targetId }) => targetId === message.id),
              };
            })}
          />
        </>
      )}
    </Box>
  );
};
