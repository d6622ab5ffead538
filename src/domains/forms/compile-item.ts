import type { LocalText } from "#src/kernel/lang.ts";
import { testOf } from "./enable.ts";
import type { Reading } from "./expressions.ts";
import {
  DANGER,
  extension,
  FORMAT,
  itemControl,
  localText,
  MISSING_TEXT,
  named,
  ORIGINAL_LINK_ID,
  USE,
} from "./extensions.ts";
import type { Flat } from "./flatten.ts";
import type { CompiledItem, Finding, ItemFormulas, Option } from "./items.ts";
import { type Limits, limitsOf } from "./limits.ts";
import type { Questionnaire, QuestionnaireItem } from "./model.ts";
import { conceptOption, keyed, optionOf } from "./options.ts";
import { expansionOf, type Terminology } from "./value-sets.ts";

interface Chosen {
  readonly options: readonly Option[];
  readonly degraded: string | undefined;
}

function optionsOf(source: QuestionnaireItem, questionnaire: Questionnaire, known: Terminology): Chosen {
  const listed = (source.answerOption ?? []).map(optionOf);
  if (source.answerValueSet === undefined) return { options: listed, degraded: undefined };
  const expansion = expansionOf(source.answerValueSet, questionnaire, known);
  if (!expansion)
    return {
      options: listed,
      degraded: `the value set ${source.answerValueSet} is neither contained nor imported`,
    };
  const options = [...listed, ...expansion.concepts.map((one) => conceptOption(one, one.system))];
  const degraded =
    expansion.lacks && `the value set ${source.answerValueSet} is not whole: ${expansion.lacks}`;
  return { options, degraded };
}

function limited(source: QuestionnaireItem, findings: Finding[]): Limits | undefined {
  try {
    return limitsOf(source);
  } catch (fault) {
    const reason = `the regex cannot be run in bounded time or is none: ${(fault as Error).message}`;
    findings.push({ severity: "warning", linkId: source.linkId, code: "regex", message: reason });
    return limitsOf({
      ...source,
      extension: (source.extension ?? []).filter(({ url }) => !url.endsWith("/regex")),
    });
  }
}

const textOf = (of: QuestionnaireItem, url: string): LocalText | undefined => {
  const found = extension(of, url);
  return found?.valueString === undefined ? undefined : localText(found.valueString, found._valueString);
};

function shortOf(source: QuestionnaireItem): LocalText | undefined {
  const found = named(source, "shortText") ?? named(source._text, "shortText");
  return found?.valueString === undefined ? undefined : localText(found.valueString, found._valueString);
}

const ENUMERATED = new Set([
  "choice",
  "open-choice",
  "integer",
  "date",
  "time",
  "string",
  "text",
  "reference",
]);

/** An item made ready. What works with less than was meant goes to the findings of what is read. */
export function compileItem(
  { source, parent, page, children, depth, container, hidden, readOnly }: Flat,
  index: number,
  formulas: ItemFormulas,
  { questionnaire, indexOf, findings }: Reading,
  known: Terminology,
): CompiledItem {
  const { options, degraded } = optionsOf(source, questionnaire, known);
  const { options: kept, byKey } = keyed(options);
  const chosen = ENUMERATED.has(source.type);
  const unlisted = kept.length === 0 && source.type === "choice";
  const warn = (message: string) =>
    findings.push({ severity: "warning", linkId: source.linkId, code: "value-set", message });
  if (unlisted && !degraded && !formulas.answersFormula)
    warn("a choice without options: the answer is written");
  if (degraded) warn(degraded);
  return {
    ...formulas,
    linkId: source.linkId,
    sentAs: extension(source, ORIGINAL_LINK_ID)?.valueString ?? source.linkId,
    index,
    parent,
    page,
    type: source.type,
    text: localText(source.text ?? "", source._text),
    prefix: source.prefix === undefined ? undefined : localText(source.prefix, source._prefix),
    shortText: shortOf(source),
    required: source.required === true,
    repeats: source.repeats === true,
    readOnly: readOnly || formulas.calculated !== undefined,
    hidden,
    depth,
    container,
    maxLength: source.maxLength,
    control: itemControl(source),
    format: extension(source, FORMAT)?.valueCode,
    missing: textOf(source, MISSING_TEXT),
    use: source.code?.find(({ system }) => system === USE)?.code,
    danger: extension(source, DANGER)?.valueCode,
    limits: limited(source, findings),
    options: chosen ? kept : [],
    optionOf: byKey,
    openOptions:
      degraded !== undefined || unlisted || (formulas.answersFormula !== undefined && kept.length === 0),
    tests: (source.enableWhen ?? []).map((when) => ({
      target: indexOf.get(when.question) ?? -1,
      test: testOf(when),
    })),
    any: source.enableBehavior === "any",
    degraded: degraded ?? formulas.degraded,
    children,
    source,
  };
}
