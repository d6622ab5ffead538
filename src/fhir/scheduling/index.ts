export { type BookedTime, bookedTime } from "./booked.ts";
export { capability, FHIR_TYPES, type FhirType, SEARCHES } from "./capability.ts";
export { healthcareService, location, organization, practitioner, practitionerRole } from "./directory.ts";
export {
  type GivenAppointment,
  type GivenChange,
  type GivenPatient,
  readAppointment,
  readPatch,
  readUpdate,
} from "./given.ts";
export { Fault, fault, type Issue, outcomeOf } from "./outcome.ts";
export { anyOf, readReference, readToken, type Span, spanOf } from "./search-values.ts";
export { readSlotId, type SlotKey, slotId } from "./slot-id.ts";
export { CODES, formsNamed } from "./systems.ts";
export { scheduleOf, slotOf, unitsOf } from "./times.ts";
