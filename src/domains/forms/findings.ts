import { nameOf, OWN, TRANSLATION } from "./extensions.ts";
import { invariantFindings } from "./invariants.ts";
import type { Finding } from "./items.ts";
import type { Extension, Primitive, Questionnaire, QuestionnaireItem } from "./model.ts";

/** Extensions that the engine acts on, by their bare name. */
const ACTED_ON = new Set([
  ..."hidden itemControl optionExclusive optionPrefix ordinalValue itemWeight translation variable launchContext".split(
    " ",
  ),
  ..."calculatedExpression initialExpression enableWhenExpression answerExpression candidateExpression".split(
    " ",
  ),
  ..."answerOptionsToggleExpression constraint targetConstraint minValue maxValue minQuantity maxQuantity".split(
    " ",
  ),
  ..."minLength regex maxDecimalPlaces minOccurs maxOccurs maxSize mimeType entryFormat unit unitOption".split(
    " ",
  ),
  ..."sliderStepValue choiceOrientation shortText supportLink rendering-markdown rendering-xhtml cqf-expression".split(
    " ",
  ),
  ..."rendering-style original-link-id openLabel".split(" "),
]);

/** Extensions that ask for what is not here: what the item does without them, in words. */
const LACKING: Readonly<Record<string, string>> = {
  unitValueSet: "units from a value set are not looked up: the unit is written by hand",
  subQuestionnaire: "the sub-questionnaire is not fetched: import the assembled form",
  itemPopulationContext: "population from other records is not done: the repeat is filled by hand",
  itemExtractionContext: "answers are not extracted into other records",
  sourceQueries: "the queries are not made: nothing is filled in from other records",
  preferredTerminologyServer:
    "no terminology server is asked: only contained and imported value sets are known",
  "terminology-server": "no terminology server is asked: only contained and imported value sets are known",
  library: "CQL libraries are not run",
  lookupQuestionnaire: "the other questionnaire is not fetched",
};

function finding(linkId: string, { url }: Extension): Finding | undefined {
  const name = nameOf(url);
  if (ACTED_ON.has(name) || url.startsWith(OWN)) return undefined;
  const lacking = LACKING[name];
  if (lacking) return { severity: "warning", linkId, code: "not-supported", message: `${name}: ${lacking}` };
  return {
    severity: "information",
    linkId,
    code: "extension",
    message: `the extension ${url} is kept and not used`,
  };
}

const translations = (beside: Primitive | undefined): string[] =>
  (beside?.extension ?? []).flatMap(({ url, extension }) => {
    const lang = url === TRANSLATION ? extension?.find((part) => part.url === "lang")?.valueCode : undefined;
    return lang === undefined ? [] : [lang];
  });

/** Texts that lack a language which other texts of the form have. */
function untranslated(questionnaire: Questionnaire, items: readonly QuestionnaireItem[]): Finding[] {
  const used = new Set(
    [translations(questionnaire._title), ...items.map(({ _text }) => translations(_text))].flat(),
  );
  if (used.size === 0) return [];
  return items.flatMap(({ linkId, text, _text }) => {
    const own = new Set([questionnaire.language, ...translations(_text)]);
    const lacking = text ? [...used].filter((lang) => !own.has(lang)) : [];
    if (lacking.length === 0) return [];
    return [
      {
        severity: "warning" as const,
        linkId,
        code: "language",
        message: `the text is missing in ${lacking.join(", ")}`,
      },
    ];
  });
}

/** What each extension of the form comes to, where it is not simply acted on. */
export function findingsOf(questionnaire: Questionnaire, items: readonly QuestionnaireItem[]): Finding[] {
  const of = (linkId: string, extensions: readonly Extension[] | undefined) =>
    (extensions ?? []).flatMap((one) => finding(linkId, one) ?? []);
  const all = [
    ...invariantFindings(items),
    ...untranslated(questionnaire, items),
    ...of("", questionnaire.extension),
    ...items.flatMap((item) => [
      ...of(item.linkId, item.extension),
      ...of(item.linkId, item._text?.extension),
      ...(item.answerOption ?? []).flatMap((option) => of(item.linkId, option.extension)),
    ]),
  ];
  // Said once of an item, however often it stands there.
  const once = new Map(all.map((one) => [`${one.linkId} ${one.message}`, one]));
  return [...once.values()];
}
