import { compilePath } from "./fhirpath.ts";
import type { Quantity } from "./model.ts";

const UCUM = "http://unitsofmeasure.org";
const UNIT = /^[^'\\\s]{1,40}$/;

/** A quantity as FHIRPath writes it; undefined when its unit is none of UCUM's codes. */
function literal({ value, code, system }: Quantity): string | undefined {
  if (code === undefined || !UNIT.test(code) || (system !== undefined && system !== UCUM)) return undefined;
  const amount = String(value);
  return amount.includes("e") ? undefined : `${amount} '${code}'`;
}

/** Order of two quantities of different units (1500 g, 1 kg); undefined where one unit cannot be turned into the other. */
export function compareUnits(a: Quantity, b: Quantity): number | undefined {
  const [own, other] = [literal(a), literal(b)];
  if (own === undefined || other === undefined) return undefined;
  const holds = (sign: string) => compilePath(`${own} ${sign} ${other}`).run({}, {})[0];
  try {
    const less = holds("<");
    if (less === undefined) return undefined;
    return less === true ? -1 : holds(">") === true ? 1 : 0;
  } catch {
    return undefined;
  }
}
