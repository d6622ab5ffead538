import { ORIGINAL_LINK_ID } from "./extensions.ts";
import type { Fault } from "./faults.ts";
import type { Finding } from "./items.ts";
import type { AnswerOption, Questionnaire, QuestionnaireItem } from "./model.ts";

export interface Mended {
  readonly questionnaire: Questionnaire;
  /** Errors of the form that could be mended: the check names them, import and evaluation go on. */
  readonly mended: readonly Fault[];
  readonly findings: readonly Finding[];
}

const named = ({ valueCoding, valueReference, ...plain }: AnswerOption): string | undefined => {
  if (valueCoding)
    return (valueCoding.code ?? valueCoding.display)
      ? `${valueCoding.system ?? ""}|${valueCoding.code ?? valueCoding.display}`
      : undefined;
  const value =
    valueReference?.reference ??
    plain.valueInteger ??
    plain.valueDate ??
    plain.valueTime ??
    plain.valueString;
  return value === undefined ? undefined : String(value);
};

/** FHIR R5 has one type for choices and says beside it whether other answers are taken. */
function readType(item: object): QuestionnaireItem["type"] | undefined {
  const { type, answerConstraint = "optionsOnly" } = item as { type: string; answerConstraint?: string };
  if (type !== "coding") return undefined;
  return answerConstraint === "optionsOnly" ? "choice" : "open-choice";
}

/**
 * Forms from elsewhere have small faults: a linkId that stands twice (the later is known as `linkId~2` here and as itself in
 * responses), an option without a value or twice (left out), a type of FHIR R5.
 */
export function mend(questionnaire: Questionnaire): Mended {
  const mended: Fault[] = [];
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const taken = new Set<string>();
  const collect = (items: readonly QuestionnaireItem[]): void => {
    for (const { linkId, item } of items) {
      taken.add(linkId);
      if (item) collect(item);
    }
  };
  collect(questionnaire.item);
  const options = (item: QuestionnaireItem): readonly AnswerOption[] => {
    const keys = new Set<string>();
    return (item.answerOption ?? []).filter((option) => {
      const key = named(option);
      const good = key !== undefined && !keys.has(key);
      if (key !== undefined) keys.add(key);
      const message =
        key === undefined
          ? "an option without a value is left out"
          : `the option ${key} stands twice and is shown once`;
      if (!good) findings.push({ severity: "warning", linkId: item.linkId, code: "option", message });
      return good;
    });
  };
  const one = (item: QuestionnaireItem): QuestionnaireItem => {
    const count = (seen.get(item.linkId) ?? 0) + 1;
    seen.set(item.linkId, count);
    let own = item;
    if (count > 1) {
      let linkId = `${item.linkId}~${count}`;
      while (taken.has(linkId)) linkId += "~";
      taken.add(linkId);
      mended.push({
        linkId: item.linkId,
        reason: `the linkId stands twice; the later one is known as ${linkId} here`,
      });
      own = {
        ...item,
        linkId,
        extension: [...(item.extension ?? []), { url: ORIGINAL_LINK_ID, valueString: item.linkId }],
      };
    }
    const read = readType(item);
    if (read) {
      const message = `the type ${item.type} is of FHIR R5: it is read as ${read}`;
      findings.push({ severity: "warning", linkId: own.linkId, code: "type", message });
      own = { ...own, type: read };
    }
    if (own.answerOption) own = { ...own, answerOption: options(own) };
    return own.item ? { ...own, item: own.item.map(one) } : own;
  };
  return { questionnaire: { ...questionnaire, item: questionnaire.item.map(one) }, mended, findings };
}
