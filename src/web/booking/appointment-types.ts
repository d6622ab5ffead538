import { type AppointmentType, appointmentTypesOf } from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Site } from "../site.ts";

type Known = Pick<Site, "content">;

/** A type of appointment as the county has it now; undefined where it has it no more. */
export const findType = ({ content }: Known, id: string | undefined): AppointmentType | undefined =>
  appointmentTypesOf(content).find((one) => one.id === id);

/** The same; refused when there is none. */
export function typeOf(site: Known, id: string | undefined): AppointmentType {
  const type = findType(site, id);
  if (!type) throw new Refusal("not-found", "page");
  return type;
}

/** The name of a type of appointment; its id where the county has it no more. */
export const typeName = (site: Known, id: string, lang: Lang): string =>
  findType(site, id)?.names[lang] ?? id;
