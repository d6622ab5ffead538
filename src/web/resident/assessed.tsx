import { Beside, type BesideProps } from "../data-rights/beside.tsx";
import { promisedDay } from "../format.ts";
import { type Assessed, assessedBy, assessedWords } from "../matter/assessed.ts";
import { to } from "../paths.ts";
import { Box, fill } from "../ui/index.ts";

/** In the person's matter: who assessed, what follows, by when, and the way to say that it is wrong. */
export const AssessedBox = (props: Omit<BesideProps, "target"> & { assessed: Assessed }) => {
  const { assessed, exchange } = props;
  const { lang, scope } = exchange;
  const w = assessedWords(lang);
  const { told, reason, limit, dueAt } = assessed;
  return (
    <Box id="assessed" title={w.title} small>
      {told && <p>{told[lang]}</p>}
      {reason && <p class="pb-asis">{fill(w.reason, { text: reason })}</p>}
      {limit && dueAt && (
        <p>
          {limit[lang]} <b>{fill(w.by_when, { day: promisedDay(dueAt, lang) })}</b>{" "}
          <a href={to("promise", lang)}>{w.rule}</a>
        </p>
      )}
      <p class="pb-quiet pb-flush">{assessedBy(assessed, lang, scope.now)}</p>
      <Beside
        exchange={exchange}
        contactId={props.contactId}
        corrections={props.corrections}
        target={assessed.id}
        what={w.title}
      />
    </Box>
  );
};
