import type { Lang } from "#src/kernel/lang.ts";
import { sameAnswer } from "./check.ts";
import type { CompiledItem } from "./compile.ts";
import type { Answer } from "./model.ts";
import { NO, YES } from "./words.ts";

const FULL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A FHIR date as people here write it: 28.2.2026; partial dates as 2.2026 and 2026. */
export function shownDate(date: string): string {
  const full = FULL_DATE.exec(date);
  if (full) return `${Number(full[3])}.${Number(full[2])}.${full[1]}`;
  const [year, month] = date.split("-");
  return month === undefined ? date : `${Number(month)}.${year}`;
}

/** An answer in words, for a review or a reader. */
export function answerText(item: CompiledItem, answer: Answer, lang: Lang): string {
  const option = item.options.find((one) => sameAnswer(one.answer, answer));
  if (option) return option.label[lang];
  if ("valueBoolean" in answer) return (answer.valueBoolean ? YES : NO)[lang];
  if ("valueDate" in answer) return shownDate(answer.valueDate);
  if ("valueCoding" in answer) return answer.valueCoding.display ?? answer.valueCoding.code ?? "";
  return String("valueInteger" in answer ? answer.valueInteger : answer.valueString);
}

/** An answer as its field holds it: what readPosted reads back as the same answer. */
export function fieldText(item: CompiledItem, answer: Answer): string {
  const option = item.options.find((one) => sameAnswer(one.answer, answer));
  if (option) return option.key;
  if ("valueDate" in answer) return shownDate(answer.valueDate);
  if ("valueCoding" in answer) return answer.valueCoding.code ?? "";
  return String(Object.values(answer)[0]);
}
