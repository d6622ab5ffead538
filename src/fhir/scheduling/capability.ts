/** What a search of each type may ask for. */
export const SEARCHES = {
  Schedule: { _id: "token", actor: "reference", date: "date", "service-type": "token", active: "token" },
  Slot: {
    _id: "token",
    schedule: "reference",
    start: "date",
    status: "token",
    "service-type": "token",
    "appointment-type": "token",
  },
  Appointment: {
    _id: "token",
    patient: "reference",
    "patient.identifier": "token",
    actor: "reference",
    practitioner: "reference",
    location: "reference",
    date: "date",
    status: "token",
    identifier: "token",
  },
  Patient: {},
  Practitioner: { _id: "token" },
  PractitionerRole: { _id: "token", practitioner: "reference", location: "reference" },
  Location: { _id: "token", name: "string", "address-city": "string" },
  HealthcareService: { _id: "token", "service-type": "token" },
  Organization: { _id: "token" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type FhirType = keyof typeof SEARCHES;
export const FHIR_TYPES = Object.keys(SEARCHES) as FhirType[];

/** Types of which one is read by its id, and of which none is looked for. */
const READ_ONLY: readonly FhirType[] = ["Patient"];

const interactionsOf = (type: FhirType): readonly string[] => {
  if (type === "Appointment") return ["read", "search-type", "create", "update", "patch"];
  return READ_ONLY.includes(type) ? ["read"] : ["read", "search-type"];
};

/** What this interface can do (CapabilityStatement, FHIR R4). `since`: the day of the county's content. */
export const capability = (base: string, name: string, since: string) => ({
  resourceType: "CapabilityStatement",
  status: "active",
  date: since,
  publisher: name,
  kind: "instance",
  software: { name: "Prima Botnia" },
  implementation: { description: "Free times and bookings of the wellbeing services county", url: base },
  fhirVersion: "4.0.1",
  format: ["application/fhir+json", "json"],
  patchFormat: ["application/json-patch+json"],
  rest: [
    {
      mode: "server",
      documentation:
        "Identity codes never stand in an address: search with POST [type]/_search. The key of a system goes in the header Authorization: Bearer.",
      security: {
        cors: false,
        description: "Registered systems only, each with a token of its own and the scopes agreed on.",
      },
      resource: FHIR_TYPES.map((type) => ({
        type,
        interaction: interactionsOf(type).map((code) => ({ code })),
        versioning: "versioned",
        readHistory: false,
        updateCreate: false,
        ...(type === "Appointment" && { conditionalCreate: true }),
        ...(type === "Slot" && { searchInclude: ["Slot:schedule"] }),
        ...(!READ_ONLY.includes(type) && {
          searchParam: Object.entries(SEARCHES[type]).map(([param, kind]) => ({ name: param, type: kind })),
        }),
      })),
    },
  ],
});
