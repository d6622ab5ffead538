import type { FormOfService } from "#src/domains/scheduling/index.ts";
import { SYSTEMS } from "../model.ts";

/** Code systems of bookings. National ones by their OID (source: the Finnish scheduling profiles, HL7 Finland). */
export const CODES = {
  type: SYSTEMS.own("appointment-type"),
  form: SYSTEMS.own("form-of-service"),
  profession: SYSTEMS.own("profession"),
  cancelReason: SYSTEMS.own("cancel-reason"),
  appointment: SYSTEMS.own("appointment"),
  unit: SYSTEMS.own("unit"),
  nationalMode: "urn:oid:1.2.246.537.6.127.201801",
  nationalStatus: "urn:oid:1.2.246.537.6.881",
  nationalStatusUrl: "urn:prima-botnia:extension:ajanvarauksen-tila",
} as const;

/**
 * Hilmo yhteystapa of a form of service; the label of R51 is to be verified, as content/codes/contact-mode.yaml says.
 */
const MODE: Readonly<Record<FormOfService, string>> = {
  "in-person": "R10",
  home: "R20",
  phone: "R51",
  remote: "R52",
};

/** How one meets, in the county's own code and in the national one. */
export const formConcept = (form: FormOfService) => ({
  coding: [
    { system: CODES.form, code: form },
    { system: CODES.nationalMode, code: MODE[form] },
  ],
});

/** The forms of service that a coded value of a search names. */
export function formsNamed({ system, code }: { system: string | null; code: string }): FormOfService[] {
  return (Object.keys(MODE) as FormOfService[]).filter((form) =>
    formConcept(form).coding.some((one) => one.code === code && (system === null || one.system === system)),
  );
}

/** A reference that is read below our own address. */
export const refer = (type: string, id: string, display?: string) => ({
  reference: `${type}/${id}`,
  type,
  ...(display && { display }),
});
