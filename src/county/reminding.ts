import { appointmentTypesOf, codeOf, placeToName, type Reminding } from "#src/domains/scheduling/index.ts";
import type { RunningCounty } from "./county.ts";
import { codeMaker } from "./keys.ts";

/** What reminders of appointments are made with. */
export function remindingOf({ content }: RunningCounty, secret: string): Reminding {
  const codeFor = codeMaker(secret);
  return {
    types: appointmentTypesOf(content),
    placeOf: (appointment, lang) => placeToName(content, appointment, lang),
    codeOf: (appointment) => codeOf(appointment, codeFor),
  };
}
