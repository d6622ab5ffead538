import { readDateTime, readTime } from "./dates.ts";
import type { CompiledItem } from "./items.ts";
import { INTEGER_MAX } from "./limits.ts";
import type { Answer, Coding, Quantity } from "./model.ts";

const QUANTITY = /^(-?\d+(?:\.\d+)?) '([^']*)'$/;

/** FHIR's times have seconds. */
const timeOf = (value: string): readonly Answer[] => [{ valueTime: readTime(value) ?? value }];

/** A number as the item's answer. */
export function answerOfNumber(item: CompiledItem, value: number): readonly Answer[] {
  if (!Number.isFinite(value)) return [];
  const option = item.options.find(({ answer, key }) =>
    "valueInteger" in answer ? answer.valueInteger === value : key === String(value),
  );
  if (option) return [option.answer];
  switch (item.type) {
    case "integer":
      return Number.isInteger(value) && Math.abs(value) <= INTEGER_MAX ? [{ valueInteger: value }] : [];
    case "decimal":
      return [{ valueDecimal: value }];
    case "quantity": {
      const unit = item.limits?.unit ?? item.limits?.units[0];
      return [
        {
          valueQuantity: {
            value,
            ...(unit && {
              unit: unit.display ?? unit.code ?? "",
              ...(unit.system !== undefined && { system: unit.system }),
              ...(unit.code !== undefined && { code: unit.code }),
            }),
          },
        },
      ];
    }
    case "string":
    case "text":
    case "open-choice":
      return [{ valueString: String(value) }];
    default:
      return [];
  }
}

function ofText(item: CompiledItem, value: string): readonly Answer[] {
  const option = item.optionOf.get(value);
  if (option) return [option.answer];
  switch (item.type) {
    case "date":
      return [{ valueDate: value.slice(0, 10) }];
    case "dateTime":
      return [{ valueDateTime: readDateTime(value) ?? value }];
    case "time":
      return timeOf(value.replace(/^@?T/, ""));
    case "url":
      return [{ valueUri: value }];
    case "reference":
      return [{ valueReference: { reference: value } }];
    case "choice":
      return item.openOptions ? [{ valueCoding: { code: value } }] : [];
    case "quantity": {
      const found = QUANTITY.exec(value);
      return found
        ? [
            {
              valueQuantity: {
                value: Number(found[1]),
                unit: found[2] ?? "",
                system: "http://unitsofmeasure.org",
                code: found[2] ?? "",
              },
            },
          ]
        : [];
    }
    case "integer":
    case "decimal":
      return value.trim() !== "" && Number.isFinite(Number(value)) ? answerOfNumber(item, Number(value)) : [];
    case "boolean":
      return value === "true" ? [{ valueBoolean: true }] : value === "false" ? [{ valueBoolean: false }] : [];
    default:
      return value === "" ? [] : [{ valueString: value }];
  }
}

function ofObject(item: CompiledItem, value: Record<string, unknown>): readonly Answer[] {
  if (item.type === "reference" && typeof value.reference === "string")
    return [{ valueReference: { reference: value.reference } }];
  if (item.type === "reference" && typeof value.resourceType === "string" && typeof value.id === "string")
    return [{ valueReference: { reference: `${value.resourceType}/${value.id}` } }];
  if (item.type === "quantity" && typeof value.value === "number") {
    const { value: amount, unit, system, code } = value as Quantity;
    return [{ valueQuantity: JSON.parse(JSON.stringify({ value: amount, unit, system, code })) as Quantity }];
  }
  const coding = ((value.coding as Coding[] | undefined)?.[0] ?? value) as Coding;
  if (typeof coding.code !== "string" && typeof coding.display !== "string") return [];
  if (item.type === "string" || item.type === "text")
    return [{ valueString: coding.display ?? coding.code ?? "" }];
  const { system, code, display } = coding;
  const own = code === undefined ? undefined : item.optionOf.get(code);
  if (own) return [own.answer];
  const plain = {
    ...(system !== undefined && { system }),
    ...(code !== undefined && { code }),
    ...(display !== undefined && { display }),
  };
  return [{ valueCoding: plain }];
}

/** What an expression found as the item's answers: of several values only as many as the item takes. */
export function answersFrom(item: CompiledItem, values: readonly unknown[]): readonly Answer[] {
  const taken = item.repeats ? values : values.slice(0, 1);
  return taken.flatMap((value) => {
    if (typeof value === "boolean")
      return item.type === "boolean" ? [{ valueBoolean: value }] : ofText(item, String(value));
    if (typeof value === "number") return answerOfNumber(item, value);
    if (typeof value === "bigint") return answerOfNumber(item, Number(value));
    if (typeof value === "string") return ofText(item, value);
    return typeof value === "object" && value !== null
      ? ofObject(item, value as Record<string, unknown>)
      : [];
  });
}
