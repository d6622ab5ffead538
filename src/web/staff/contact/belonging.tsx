import { moment } from "../../format.ts";
import { to } from "../../paths.ts";
import { Box, Button, CsrfField, fill, LineList, Messages } from "../../ui/index.ts";
import type { PartProps } from "./props.ts";
import { queueWords } from "./words-queue.ts";

/** What belongs together with this contact, what was written in the ones merged into it, and who is asked about it. */
export const Belonging = ({ site, exchange, shown }: PartProps) => {
  const { lang, scope } = exchange;
  const { linked, merged, consults, aside } = shown.queue;
  const { contact, staff } = shown;
  const w = queueWords(lang);
  if (linked.length === 0 && merged.length === 0 && consults.length === 0 && !aside) return null;
  return (
    <Box tight id="belonging" title={w.belonging}>
      {aside && <p>{fill(w.aside, { when: moment(aside, lang, scope.now) })}</p>}
      {consults.map(({ askedByName, toName, toTeam, askedAt }) => (
        <p>
          {fill(w.asked, {
            who: askedByName,
            whom: toName ?? site.content.findTeam(toTeam ?? "")?.names[lang] ?? "",
            when: moment(askedAt, lang, scope.now),
          })}
        </p>
      ))}
      {linked.length > 0 && (
        <LineList
          items={linked.map((one) => (
            <>
              {one.merged ? w.merged[one.merged] : w.kinds[one.kind ?? "through"]}:{" "}
              <a href={to("contact", lang, { id: one.id })}>
                {site.topicName(one.topic)[lang]} {one.reference}
              </a>
              {one.merged && shown.right.handles && contact.status !== "answered" && (
                <form
                  method="post"
                  action={`${to("contact", lang, { id: one.merged === "from" ? one.id : contact.id })}/unmerge`}
                >
                  <CsrfField token={exchange.csrf()} />
                  <Button variant="secondary" small flush>
                    {w.unmerge}
                  </Button>
                </form>
              )}
            </>
          ))}
        />
      )}
      {merged.length > 0 && (
        <>
          <h3 class="pb-mt">{w.mergedMessages}</h3>
          <Messages
            label={w.mergedMessages}
            messages={merged.map((message) => ({
              id: `message-${message.id}`,
              mine: message.authorKind === "staff",
              who: [
                message.authorKind !== "staff"
                  ? w.resident
                  : message.authorId === staff.professionalId
                    ? w.you
                    : (message.authorName ?? ""),
                message.kind === "note" ? w.noteTag : undefined,
                message.reference,
              ]
                .filter(Boolean)
                .join(" – "),
              when: moment(message.at, lang, scope.now),
              datetime: message.at.toString(),
              text: message.body,
              lang: message.kind === "note" || contact.language === lang ? undefined : contact.language,
            }))}
          />
        </>
      )}
    </Box>
  );
};
