/** A FHIR R4 resource as JSON. */
export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

export interface Bundle {
  readonly resourceType: "Bundle";
  readonly id: string;
  readonly type: "collection";
  readonly timestamp: string;
  readonly language: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[];
}

/** Code systems of the standard, of Finland, and of the product itself where there is none. */
export const SYSTEMS = {
  hetu: "urn:oid:1.2.246.21",
  own: (name: string) => `urn:prima-botnia:${name}`,
  consentScope: "http://terminology.hl7.org/CodeSystem/consentscope",
  actCode: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
  auditType: "http://terminology.hl7.org/CodeSystem/audit-event-type",
  loinc: "http://loinc.org",
  /** Non-disclosure of whereabouts, as in the Finnish base profiles. */
  securityFi: "https://koodistopalvelu.kanta.fi/security-labels",
} as const;

/** Ids are UUIDs, so a resource is named by its URN and references resolve inside the bundle. */
export const urn = (id: string): string => `urn:uuid:${id}`;
export const reference = (type: string, id: string, display?: string) => ({
  reference: urn(id),
  type,
  ...(display && { display }),
});
