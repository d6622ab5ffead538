import type { Lang, LocalText } from "#src/kernel/lang.ts";
import { localDateTime } from "./dates.ts";
import type { CompiledItem } from "./items.ts";
import type { Bound } from "./limits.ts";
import type { Answer, Quantity } from "./model.ts";
import { sameAnswer } from "./same.ts";
import { NO, YES } from "./words.ts";

const FULL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A FHIR date as people here write it: 28.2.2026; partial dates as 2.2026 and 2026. */
function shownDate(date: string): string {
  const full = FULL_DATE.exec(date);
  if (full) return `${Number(full[3])}.${Number(full[2])}.${full[1]}`;
  const [year, month] = date.split("-");
  return month === undefined ? date : `${Number(month)}.${year}`;
}

/** A dateTime on the county's clock: 28.2.2026 9.30. */
function shownDateTime(value: string): string {
  if (!value.includes("T")) return shownDate(value);
  const [date = "", time = ""] = safely(() => localDateTime(value), value).split("T");
  return `${shownDate(date)} ${shownTime(time)}`;
}

function safely(read: () => string, otherwise: string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

const shownTime = (time: string): string =>
  time
    .slice(0, 5)
    .replace(/^0(?=\d)/, "")
    .replace(":", ".");

/** Figures with the decimal sign of the language. */
export const shownNumber = (value: number, lang: Lang): string =>
  lang === "en" ? String(value) : String(value).replace(".", ",").replace("-", "−");

const shownQuantity = (quantity: Quantity | undefined, lang: Lang): string =>
  [
    quantity?.value === undefined ? "" : shownNumber(quantity.value, lang),
    quantity?.unit ?? quantity?.code ?? "",
  ]
    .join(" ")
    .trim();

/** A limit in words, for a message. */
export function shownBound(bound: Bound): LocalText | number {
  if (typeof bound === "number") return bound;
  if (typeof bound === "object")
    return { fi: shownQuantity(bound, "fi"), sv: shownQuantity(bound, "sv"), en: shownQuantity(bound, "en") };
  const text = bound.includes(":") && !bound.includes("T") ? shownTime(bound) : shownDateTime(bound);
  return { fi: text, sv: text, en: text };
}

const optionFor = (item: CompiledItem, answer: Answer) =>
  item.options.length === 0 ? undefined : item.options.find((one) => sameAnswer(one.answer, answer));

/** An answer in words, for a review or a reader. */
export function answerText(item: CompiledItem, answer: Answer, lang: Lang): string {
  const option = optionFor(item, answer);
  if (option) return option.label[lang];
  if ("valueBoolean" in answer) return (answer.valueBoolean ? YES : NO)[lang];
  if ("valueDate" in answer) return shownDate(String(answer.valueDate));
  if ("valueDateTime" in answer) return shownDateTime(String(answer.valueDateTime));
  if ("valueTime" in answer) return shownTime(String(answer.valueTime));
  if ("valueCoding" in answer) return answer.valueCoding?.display ?? answer.valueCoding?.code ?? "";
  if ("valueInteger" in answer || "valueDecimal" in answer) {
    const value = "valueInteger" in answer ? answer.valueInteger : answer.valueDecimal;
    const unit = item.limits?.unit;
    return `${shownNumber(value, lang)}${unit ? ` ${unit.display ?? unit.code ?? ""}` : ""}`;
  }
  if ("valueQuantity" in answer) return shownQuantity(answer.valueQuantity, lang);
  if ("valueAttachment" in answer)
    return answer.valueAttachment?.title ?? answer.valueAttachment?.contentType ?? "";
  if ("valueReference" in answer)
    return answer.valueReference?.display ?? answer.valueReference?.reference ?? "";
  return String("valueUri" in answer ? answer.valueUri : answer.valueString);
}

/** An answer as its field holds it: what readPosted reads back as the same answer. */
export function fieldText(item: CompiledItem, answer: Answer): string {
  const option = optionFor(item, answer);
  if (option) return option.key;
  if ("valueDate" in answer) return shownDate(String(answer.valueDate));
  if ("valueDateTime" in answer)
    return safely(() => localDateTime(answer.valueDateTime), String(answer.valueDateTime));
  if ("valueTime" in answer) return String(answer.valueTime).slice(0, 5);
  if ("valueCoding" in answer) return answer.valueCoding?.code ?? answer.valueCoding?.display ?? "";
  if ("valueDecimal" in answer) return String(answer.valueDecimal).replace(".", ",");
  if ("valueQuantity" in answer)
    return answer.valueQuantity?.value === undefined
      ? ""
      : String(answer.valueQuantity.value).replace(".", ",");
  if ("valueAttachment" in answer) return answer.valueAttachment?.title ?? "";
  if ("valueReference" in answer)
    return answer.valueReference?.reference ?? answer.valueReference?.display ?? "";
  return String(Object.values(answer)[0]);
}
