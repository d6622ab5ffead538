import type { Correction } from "#src/domains/requests/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { dataWords } from "../data-rights/words.ts";
import { day } from "../format.ts";
import { to } from "../paths.ts";
import { fill } from "../ui/index.ts";

export interface BesideProps {
  readonly exchange: Exchange;
  readonly contactId: ContactId;
  readonly corrections: readonly Correction[];
  /** What is shown: a message, a question of the form, an assessment, an outcome. */
  readonly target: string;
  /** Which of several it is, for who hears the link alone. */
  readonly what?: string;
}

/** Beside something that is written: what was corrected in it, and the way to say that it is wrong. */
export const Beside = ({ exchange, contactId, corrections, target, what }: BesideProps) => {
  const { lang, scope, actor } = exchange;
  const w = dataWords(lang);
  const query = new URLSearchParams({ contact: contactId, target });
  return (
    <>
      {corrections
        .filter(({ targetId }) => targetId === target)
        .map(({ at, words }) => (
          <p class="pb-flush pb-small pb-asis">
            {fill(w.corrected, { when: day(at, lang, scope.now), words })}
          </p>
        ))}
      {actor.kind === "resident" && (
        <p class="pb-flush pb-small">
          <a href={`${to("dataAsk", lang)}?${query}`}>
            {w.correct}
            {what && <span class="nhsuk-u-visually-hidden">: {what}</span>}
          </a>
        </p>
      )}
    </>
  );
};
