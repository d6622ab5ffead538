import { sameCoding } from "./enable.ts";
import type { Answer } from "./model.ts";

/** Whether two answers say the same. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  if ("valueCoding" in a) return "valueCoding" in b && sameCoding(a.valueCoding, b.valueCoding);
  if ("valueReference" in a)
    return "valueReference" in b && a.valueReference.reference === b.valueReference?.reference;
  if ("valueQuantity" in a)
    return (
      "valueQuantity" in b &&
      a.valueQuantity.value === b.valueQuantity?.value &&
      a.valueQuantity.code === b.valueQuantity?.code
    );
  for (const key in a)
    if ((a as Record<string, unknown>)[key] !== (b as Record<string, unknown>)[key]) return false;
  return true;
}
