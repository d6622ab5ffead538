import { noNeedReasons } from "#src/domains/contacts/index.ts";
import { Select, TextArea } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import type { OutcomePartProps } from "./parts.ts";
import { outcomeWords } from "./words.ts";

/** Advice on self-care, in own words. */
export const SelfCarePart = ({ exchange, typed }: OutcomePartProps) => {
  const { lang } = exchange;
  const w = outcomeWords(lang);
  return (
    <Fold summary={w.selfCare} open={typed.selfCare !== ""}>
      <TextArea
        lang={lang}
        name="self-care"
        label={w.selfCareLabel}
        hint={w.selfCareHint}
        rows={3}
        value={typed.selfCare}
      />
    </Fold>
  );
};

/** A documented reason why nothing more is needed; the words to the person stand in the answer. */
export const NoNeedPart = ({ site, exchange, typed, error }: OutcomePartProps) => {
  const { lang } = exchange;
  const w = outcomeWords(lang);
  return (
    <Fold summary={w.noNeed} open={typed.reason !== ""}>
      <Select
        lang={lang}
        name="no-need"
        label={w.reason}
        hint={w.reasonHint}
        value={typed.reason}
        error={error("no-need")}
        options={[
          { value: "", label: w.reasonNone },
          ...noNeedReasons(site.content).map(({ id, names }) => ({ value: id, label: names[lang] })),
        ]}
      />
    </Fold>
  );
};
