import { evaluateResponse, readForm } from "../index.ts";
import { made } from "./made.ts";

/** FHIR as it stands in a file. */
export type Json = Record<string, unknown>;
export const answered = (linkId: string, ...answer: Json[]): Json => ({ linkId, answer });
export const text = (valueString: string): Json => ({ valueString });
export const number = (valueInteger: number): Json => ({ valueInteger });

/** A response to made items, judged; `said` has severity, code and place of each issue. */
export function judged(items: readonly Json[], item: unknown, status = "completed", more: Json = {}) {
  const { form, faults } = readForm({ ...made(items as never), ...more }, "form");
  if (!form) throw new Error(faults.map(({ reason }) => reason).join("; "));
  const found = evaluateResponse(form, { item, status } as never, "en");
  const said = found.outcome.issue
    .filter(({ details }) => details.coding)
    .map(
      ({ severity, details, expression }) => `${severity} ${details.coding?.[0]?.code} ${expression?.[0]}`,
    );
  return { ...found, said };
}
