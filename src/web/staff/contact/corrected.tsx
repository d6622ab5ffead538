import type { Correction } from "#src/domains/requests/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { dataWords } from "../../data-rights/words.ts";
import { moment } from "../../format.ts";
import { fill } from "../../ui/index.ts";

/** What was corrected, beside what was written: it stays as it was. */
export const Corrected = ({
  exchange,
  corrections,
}: {
  exchange: Exchange;
  corrections: readonly Correction[];
}) => {
  const { lang, scope } = exchange;
  return (
    <>
      {corrections.map(({ at, words }) => (
        <p class="pb-small pb-asis">
          {fill(dataWords(lang).corrected, { when: moment(at, lang, scope.now), words })}
        </p>
      ))}
    </>
  );
};
