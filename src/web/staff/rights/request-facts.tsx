import { requestDue, requestStatus } from "#src/domains/requests/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { dueBy } from "../../data-rights/request-clock.ts";
import { ruleText } from "../../data-rights/rule-text.ts";
import { dataWords } from "../../data-rights/words.ts";
import { promisedDay } from "../../format.ts";
import type { Site } from "../../site.ts";
import { Box, Facts, fill, Quote } from "../../ui/index.ts";
import type { ForOfficer } from "./load.ts";
import { rightsWords } from "./words.ts";

/** What the person says is wrong and should be, what stands written now, and the answer once it is given. */
export const Written = ({ exchange, shown }: { exchange: Exchange; shown: ForOfficer }) => {
  const { lang } = exchange;
  const [w, d] = [rightsWords(lang), dataWords(lang)];
  const { of, request, written } = shown;
  const theirs = request.language === lang ? undefined : request.language;
  const answered = of.facts.find(({ type }) => type === "answered");
  const texts = [
    { title: d.wrong, text: request.wrong, of: theirs },
    { title: d.should, text: request.shouldBe, of: theirs },
    { title: w.written, text: written, of: undefined },
    { title: d.answer, text: answered?.words, of: undefined },
  ];
  return (
    <>
      {texts.map(
        ({ title, text, of: textLang }) =>
          text && (
            <>
              <h2>{title}</h2>
              <Quote text={text} lang={textLang} />
            </>
          ),
      )}
    </>
  );
};

/** Whose request it is, by when it is answered, by which rule. */
export const RequestFacts = ({
  site,
  exchange,
  shown,
}: {
  site: Site;
  exchange: Exchange;
  shown: ForOfficer;
}) => {
  const { lang } = exchange;
  const [w, d] = [rightsWords(lang), dataWords(lang)];
  const { of, request, person, maker } = shown;
  return (
    <Box tight id="facts" title={fill(d.requestTitle, { reference: request.reference })}>
      <Facts
        aside
        facts={[
          { label: w.person, value: `${person.givenNames} ${person.surname}` },
          {
            label: w.by,
            value: [maker && `${maker.givenNames} ${maker.surname}`, w.grounds[request.ground]]
              .filter(Boolean)
              .join(", "),
          },
          ...(shown.reference ? [{ label: d.about, value: shown.reference }] : []),
          { label: d.answerBy, value: promisedDay(requestDue(of, dueBy(site)), lang) },
          { label: w.state, value: d.statuses[requestStatus(of.facts)] },
        ]}
      />
      <p class="pb-small pb-quiet pb-mt">
        {d.rule}: {ruleText(site, of, lang)}
      </p>
    </Box>
  );
};
