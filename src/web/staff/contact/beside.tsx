import { AccessList } from "../../access-list.tsx";
import { accessWords } from "../../access-words.ts";
import { moment } from "../../format.ts";
import { Box, Facts, fill, LineList } from "../../ui/index.ts";
import { AssessmentPart } from "../assessment/of-contact.tsx";
import { Fold } from "../fold.tsx";
import { DoneFacts } from "../outcome/done-facts.tsx";
import { AssessmentFacts } from "./assessment-facts.tsx";
import { Attachments } from "./attachments.tsx";
import { Clocks } from "./clocks.tsx";
import { happened } from "./history.ts";
import { MeasuresThatFit } from "./measures-that-fit.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { PromiseFacts } from "./promise-facts.tsx";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** Beside the words: the clocks, the assessment, the person, what has happened, who has read, and why the reader may. */
export const Beside = (props: PartProps) => {
  const { site, exchange, shown } = props;
  const { lang, scope } = exchange;
  const { contact, right, history, accesses } = shown;
  const w = contactWords(lang);
  const ground = accessWords(lang).grounds[right.ground];
  const person = PersonFacts(props);
  return (
    <>
      <PromiseFacts {...props} />
      <Clocks {...props} />
      <AssessmentFacts {...props} />
      <AssessmentPart
        {...{ site, exchange, contact }}
        handles={right.handles}
        assessments={shown.assessments}
        corrections={shown.corrections}
      />
      {person.length > 0 && (
        <Box tight id="person" title={w.who}>
          <Facts aside facts={person} />
          {contact.nonDisclosure && <p class="pb-mt0">{w.nonDisclosure}</p>}
        </Box>
      )}
      <Attachments {...props} />
      <DoneFacts {...props} />
      <MeasuresThatFit site={site} lang={lang} topic={contact.topic} />
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
        <Fold summary={fill(w.readersCount, { n: accesses.length })}>
          <AccessList site={site} lang={lang} now={scope.now} entries={accesses} />
        </Fold>
        <p class="pb-tiny pb-quiet">{fill(contact.personId ? w.ground : w.groundUnnamed, { ground })}</p>
      </Box>
    </>
  );
};
