import { isToldType, typeOf } from "#src/kernel/file-type.ts";
import type { LocalText } from "#src/kernel/lang.ts";
import { isDate, isDateTime, isTime } from "./dates.ts";
import { compareMoments, compareQuantities } from "./enable.ts";
import { meetsFormat } from "./formats.ts";
import type { CompiledItem } from "./items.ts";
import { type Bound, INTEGER_MAX } from "./limits.ts";
import type { Answer, Attachment, Quantity } from "./model.ts";
import { sameAnswer } from "./same.ts";
import { shownBound } from "./shown.ts";

export type AnswerCode =
  | "wrong-type"
  | "not-an-option"
  | "too-long"
  | "too-short"
  | "pattern"
  | "too-small"
  | "too-large"
  | "too-precise"
  | "no-such-date"
  | "no-such-time"
  | "not-a-url"
  | "unknown-unit"
  | "file-type"
  | "file-size"
  | "not-a-phone"
  | "not-an-email";

interface Wrong {
  readonly code: AnswerCode;
  readonly params?: Readonly<Record<string, LocalText | number>>;
}

/** Bytes of an attached file at most, whatever the form allows. */
const MEGABYTE = 1024 * 1024;
const FILE_MAX = 20 * MEGABYTE;

const isText = (value: unknown): value is string => typeof value === "string";

function wrongText({ type, maxLength, format, limits }: CompiledItem, text: unknown): Wrong | undefined {
  if (!isText(text)) return { code: "wrong-type" };
  // FHIR has no text without a character in it.
  if (text.trim() === "") return { code: "wrong-type" };
  const length = lengthOf(text);
  if (maxLength !== undefined && length > maxLength)
    return { code: "too-long", params: { max: maxLength, length } };
  if (type === "string" && /[\r\n]/.test(text)) return { code: "wrong-type" };
  if (limits?.minLength !== undefined && length < limits.minLength)
    return { code: "too-short", params: { min: limits.minLength, length } };
  if (limits?.matches && !limits.matches(text)) return { code: "pattern" };
  if (format === undefined || meetsFormat(format, text)) return undefined;
  return { code: format === "email" ? "not-an-email" : "not-a-phone" };
}

/** Characters as people count them: those outside the first plane are one, not two. */
const lengthOf = (text: string): number => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length);

/** Order of an answer against a bound; undefined where they cannot be compared. */
function order(value: number | string | Quantity, bound: Bound): number | undefined {
  if (typeof value === "number") {
    const limit = typeof bound === "object" ? bound.value : bound;
    return typeof limit === "number" ? value - limit : undefined;
  }
  if (typeof value === "string") return typeof bound === "string" ? compareMoments(value, bound) : undefined;
  return compareQuantities(value, typeof bound === "number" ? { value: bound } : (bound as Quantity));
}

function wrongInteger(item: CompiledItem, value: unknown): Wrong | undefined {
  if (!Number.isSafeInteger(value)) return { code: "wrong-type" };
  const whole = value as number;
  if (whole > INTEGER_MAX) return { code: "too-large", params: { max: INTEGER_MAX } };
  if (whole < -INTEGER_MAX - 1) return { code: "too-small", params: { min: -INTEGER_MAX - 1 } };
  if (item.limits?.matches && !item.limits.matches(String(whole))) return { code: "pattern" };
  return wrongBound(item, whole);
}

function wrongBound({ limits }: CompiledItem, value: number | string | Quantity): Wrong | undefined {
  if (!limits) return undefined;
  if (limits.min !== undefined && (order(value, limits.min) ?? 0) < 0)
    return { code: "too-small", params: { min: shownBound(limits.min) } };
  if (limits.max !== undefined && (order(value, limits.max) ?? 0) > 0)
    return { code: "too-large", params: { max: shownBound(limits.max) } };
  return undefined;
}

function decimals(value: number): number {
  const [mantissa = "", exponent] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent ?? 0));
}

function wrongNumber(item: CompiledItem, value: unknown): Wrong | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return { code: "wrong-type" };
  const most = item.limits?.maxDecimals;
  if (most !== undefined && decimals(value) > most) return { code: "too-precise", params: { max: most } };
  if (item.limits?.matches && !item.limits.matches(String(value))) return { code: "pattern" };
  return wrongBound(item, value);
}

function wrongQuantity(item: CompiledItem, quantity: Quantity | undefined): Wrong | undefined {
  if (typeof quantity !== "object" || quantity === null) return { code: "wrong-type" };
  const { limits } = item;
  const most = limits?.maxDecimals;
  if (typeof quantity.value !== "number" || !Number.isFinite(quantity.value)) return { code: "wrong-type" };
  if (most !== undefined && decimals(quantity.value) > most)
    return { code: "too-precise", params: { max: most } };
  const named = quantity.code ?? quantity.unit;
  const units = limits?.units ?? [];
  if (
    units.length > 0 &&
    named !== undefined &&
    !units.some(({ code, display }) => named === code || named === display)
  )
    return { code: "unknown-unit" };
  return wrongBound(item, quantity);
}

/** As many bytes of base64 as tell what the file is. */
const firstBytes = (data: string): Uint8Array =>
  Uint8Array.from(atob(data.slice(0, 16)), (sign) => sign.charCodeAt(0));

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function wrongFile({ limits }: CompiledItem, file: Attachment | undefined): Wrong | undefined {
  if (typeof file !== "object" || file === null) return { code: "wrong-type" };
  if (file.data !== undefined && (!isText(file.data) || !BASE64.test(file.data)))
    return { code: "wrong-type" };
  const size =
    file.data === undefined ? file.size : Math.floor((file.data.replace(/=+$/, "").length * 3) / 4);
  const most = Math.min(FILE_MAX / MEGABYTE, limits?.maxSize ?? Number.POSITIVE_INFINITY);
  if (size !== undefined && size > most * MEGABYTE) return { code: "file-size", params: { max: most } };
  const types = limits?.mimeTypes ?? [];
  const own = file.contentType ?? "";
  if (file.data && isToldType(own) && typeOf(firstBytes(file.data)) !== own) return { code: "file-type" };
  const allowed =
    types.length === 0 ||
    types.some((type) => type === own || (type.endsWith("/*") && own.startsWith(type.slice(0, -1))));
  return allowed ? undefined : { code: "file-type" };
}

const names = (reference: unknown): boolean =>
  typeof reference === "object" && reference !== null && Object.keys(reference).length > 0;

const URL_SHAPE = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;
const unless = (right: boolean, code: AnswerCode): Wrong | undefined => (right ? undefined : { code });

function wrongChoice(item: CompiledItem, answer: Answer): Wrong | undefined {
  if (item.options.some((option) => sameAnswer(option.answer, answer))) return undefined;
  if (item.type === "open-choice" && "valueString" in answer) return wrongText(item, answer.valueString);
  const open =
    item.openOptions && ("valueCoding" in answer || "valueReference" in answer || "valueString" in answer);
  return unless(open, "not-an-option");
}

/** FHIR's times have seconds, and a moment of a day its zone. */
const WHOLE_TIME = /^\d\d:\d\d:\d\d/;
const WHOLE_MOMENT = /^[^T]+$|T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What is wrong with one answer of an item; undefined when it is as asked. */
export function wrongAnswer(item: CompiledItem, answer: Answer): Wrong | undefined {
  if (item.options.length > 0 || item.type === "choice" || item.type === "open-choice")
    return wrongChoice(item, answer);
  switch (item.type) {
    case "boolean":
      return unless("valueBoolean" in answer && typeof answer.valueBoolean === "boolean", "wrong-type");
    case "integer":
      return wrongInteger(item, "valueInteger" in answer ? answer.valueInteger : undefined);
    case "decimal":
      return wrongNumber(
        item,
        "valueDecimal" in answer
          ? answer.valueDecimal
          : "valueInteger" in answer
            ? answer.valueInteger
            : undefined,
      );
    case "date":
      if (!("valueDate" in answer && isText(answer.valueDate) && isDate(answer.valueDate)))
        return { code: "no-such-date" };
      return wrongBound(item, answer.valueDate);
    case "dateTime":
      if (!("valueDateTime" in answer && isText(answer.valueDateTime) && isDateTime(answer.valueDateTime)))
        return { code: "no-such-date" };
      if (!WHOLE_MOMENT.test(answer.valueDateTime)) return { code: "wrong-type" };
      return wrongBound(item, answer.valueDateTime);
    case "time":
      if (!("valueTime" in answer && isText(answer.valueTime) && isTime(answer.valueTime)))
        return { code: "no-such-time" };
      if (!WHOLE_TIME.test(answer.valueTime)) return { code: "wrong-type" };
      return wrongBound(item, answer.valueTime);
    case "string":
    case "text":
      return wrongText(item, "valueString" in answer ? answer.valueString : undefined);
    case "url": {
      const url = "valueUri" in answer ? answer.valueUri : undefined;
      return isText(url) && URL_SHAPE.test(url) ? wrongText(item, url) : { code: "not-a-url" };
    }
    case "quantity":
      return wrongQuantity(item, "valueQuantity" in answer ? answer.valueQuantity : undefined);
    case "attachment":
      return wrongFile(item, "valueAttachment" in answer ? answer.valueAttachment : undefined);
    case "reference":
      return unless("valueReference" in answer && names(answer.valueReference), "wrong-type");
    default:
      return { code: "wrong-type" };
  }
}
