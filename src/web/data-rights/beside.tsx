import type { Correction } from "#src/domains/requests/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day } from "../format.ts";
import { to } from "../paths.ts";
import { fill } from "../ui/index.ts";
import { dataWords } from "./words.ts";

export interface BesideProps {
  readonly exchange: Exchange;
  /** null: it stands outside contacts, as a score does. */
  readonly contactId: ContactId | null;
  readonly corrections: readonly Correction[];
  /** What is shown: a message, a question of the form, an assessment, an outcome, a score. */
  readonly target: string;
  /** Which of several it is, for who hears the link alone. */
  readonly what?: string;
}

/** Beside something that is written: what was corrected in it, and the way to say that it is wrong. */
export const Beside = ({ exchange, contactId, corrections, target, what }: BesideProps) => {
  const { lang, scope, actor } = exchange;
  const w = dataWords(lang);
  const query = new URLSearchParams({ ...(contactId && { contact: contactId }), target });
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
