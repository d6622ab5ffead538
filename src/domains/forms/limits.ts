import { allNamed, named, nameOf, numberOf, stringOf, valueIn } from "./extensions.ts";
import type { Coding, Extension, Quantity, QuestionnaireItem } from "./model.ts";
import { wholeMatcher } from "./regex.ts";

/** FHIR's integers are of 32 bits. */
export const INTEGER_MAX = 2_147_483_647;

export type Bound = number | string | Quantity;

/** What an item's answers must keep to, beyond its type. */
export interface Limits {
  readonly minLength: number | undefined;
  readonly matches: ((text: string) => boolean) | undefined;
  readonly maxDecimals: number | undefined;
  readonly min: Bound | undefined;
  readonly max: Bound | undefined;
  readonly minOccurs: number | undefined;
  readonly maxOccurs: number | undefined;
  /** Megabytes, as the maxSize extension has it. */
  readonly maxSize: number | undefined;
  readonly mimeTypes: readonly string[];
  readonly unit: Coding | undefined;
  readonly units: readonly Coding[];
  readonly step: number | undefined;
  readonly lower: string | undefined;
  readonly upper: string | undefined;
}

function bound(item: QuestionnaireItem, name: string): Bound | undefined {
  const value = valueIn(named(item, name));
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "value" in value ? (value as Quantity) : undefined;
}

const codingOf = (one: Extension): Coding | undefined =>
  one.valueCoding ?? (typeof valueIn(one) === "string" ? { display: valueIn(one) as string } : undefined);

/** The extension counts megabytes; who wrote a number that is none (5242880) meant bytes. */
const megabytes = (size: number | undefined): number | undefined =>
  size !== undefined && size > 10_000 ? size / (1024 * 1024) : size;

/** Limits of an item; undefined when it has none. Throws when its regex is none that can be run. */
export function limitsOf(item: QuestionnaireItem): Limits | undefined {
  if (!item.extension) return undefined;
  const regex = stringOf(item, "regex");
  const unit = named(item, "unit");
  const limits: Limits = {
    minLength: numberOf(item, "minLength"),
    matches: regex === undefined ? undefined : wholeMatcher(regex),
    maxDecimals: numberOf(item, "maxDecimalPlaces"),
    min: bound(item, "minValue") ?? bound(item, "minQuantity"),
    max: bound(item, "maxValue") ?? bound(item, "maxQuantity"),
    minOccurs: numberOf(item, "minOccurs"),
    maxOccurs: numberOf(item, "maxOccurs"),
    maxSize: megabytes(numberOf(item, "maxSize")),
    mimeTypes: allNamed(item, "mimeType").flatMap((one) =>
      typeof valueIn(one) === "string" ? [valueIn(one) as string] : [],
    ),
    unit: unit && codingOf(unit),
    units: allNamed(item, "unitOption").flatMap((one) => codingOf(one) ?? []),
    step: numberOf(item, "sliderStepValue"),
    lower: childText(item, "lower"),
    upper: childText(item, "upper"),
  };
  return Object.values(limits).some((one) => (Array.isArray(one) ? one.length > 0 : one !== undefined))
    ? limits
    : undefined;
}

/** The words at the ends of a slider: displays inside it with the control lower or upper. */
function childText(item: QuestionnaireItem, end: string): string | undefined {
  return item.item?.find(({ extension }) =>
    extension?.some(
      ({ url, valueCodeableConcept }) =>
        nameOf(url) === "itemControl" && valueCodeableConcept?.coding?.some(({ code }) => code === end),
    ),
  )?.text;
}
