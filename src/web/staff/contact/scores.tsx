import { Results } from "../../forms/results.tsx";
import { Fold } from "../fold.tsx";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** What the form counted from the answers, with its band and how, as the resident saw it. No level of care follows. */
export const Scores = ({ exchange, shown }: PartProps) => {
  const { lang } = exchange;
  if (shown.scores.length === 0) return null;
  return (
    <Fold summary={contactWords(lang).scores}>
      <Results lang={lang} results={shown.scores} />
    </Fold>
  );
};
