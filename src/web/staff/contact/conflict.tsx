import { moment } from "../../format.ts";
import { Failure } from "../../ui/index.ts";
import { happened } from "./history.ts";
import { since } from "./load.ts";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** Somebody was faster: what happened meanwhile, and that nothing typed is lost. */
export const Conflict = ({ site, exchange, shown, trouble }: PartProps) => {
  if (!trouble?.conflict) return null;
  const { lang, scope } = exchange;
  const w = contactWords(lang);
  const news = trouble.seen === undefined ? shown.history.slice(-1) : since(shown.history, trouble.seen);
  return (
    <Failure title={w.conflictTitle}>
      {w.conflicts[trouble.conflict] ?? w.conflicts["contact-changed"]}
      {news.map((fact) => (
        <>
          <br />
          {moment(fact.at, lang, scope.now)}: {happened(site, fact, lang)}
        </>
      ))}
      {(trouble.text || trouble.outcome) && (
        <>
          <br />
          {w.conflictKept}
        </>
      )}
    </Failure>
  );
};
