import { AccessList } from "../../access-list.tsx";
import { accessWords } from "../../access-words.ts";
import { moment } from "../../format.ts";
import { Box, Facts, fill, LineList } from "../../ui/index.ts";
import { AssessmentPart } from "../assessment/of-contact.tsx";
import { DoneFacts } from "../outcome/done-facts.tsx";
import { AssessmentFacts } from "./assessment-facts.tsx";
import { Clocks } from "./clocks.tsx";
import { happened } from "./history.ts";
import { PersonFacts } from "./person-facts.tsx";
import { PromiseFacts } from "./promise-facts.tsx";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** Beside the words: the person, the promise, what has happened, who has read, and why the reader may. */
export const Beside = (props: PartProps) => {
  const { site, exchange, shown } = props;
  const { lang, scope } = exchange;
  const { contact, right, history, accesses } = shown;
  const w = contactWords(lang);
  const ground = accessWords(lang).grounds[right.ground];
  const person = PersonFacts(props);
  return (
    <>
      {person.length > 0 && (
        <Box tight id="person" title={w.who}>
          <Facts aside facts={person} />
          {contact.nonDisclosure && <p class="pb-mt0">{w.nonDisclosure}</p>}
        </Box>
      )}
      <AssessmentPart
        {...{ site, exchange, contact }}
        handles={right.handles}
        assessments={shown.assessments}
      />
      <AssessmentFacts {...props} />
      <PromiseFacts {...props} />
      <Clocks {...props} />
      <DoneFacts {...props} />
      <Box tight id="history" title={w.history}>
        <LineList
          small
          items={[...history].reverse().map((fact) => (
            <>
              {happened(site, fact, lang)}
              <br />
              <time class="pb-quiet pb-tiny" datetime={fact.at.toString()}>
                {moment(fact.at, lang, scope.now)}
              </time>
            </>
          ))}
        />
      </Box>
      <Box tight id="readers" title={w.readers}>
        <AccessList site={site} lang={lang} now={scope.now} entries={accesses} />
      </Box>
      <p class="pb-tiny pb-quiet">{fill(contact.personId ? w.ground : w.groundUnnamed, { ground })}</p>
    </>
  );
};
