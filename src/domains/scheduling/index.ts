// The face of scheduling: what may be asked for, and what has been asked and not yet given.
export { type AppointmentType, appointmentTypesKind, appointmentTypesOf } from "./kind.ts";
export {
  type BookingRequest,
  CHOOSERS,
  type Chooser,
  FORMS,
  type MeetingForm,
  type RequestState,
  type TimeAsked,
  URGENCIES,
  type Urgency,
} from "./model.ts";
export {
  addRequest,
  endRequest,
  openRequests,
  REQUEST_ROWS,
  type RequestRow,
  requestById,
  requestsOfContact,
} from "./request-store.ts";
