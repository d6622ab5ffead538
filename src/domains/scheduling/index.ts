export {
  askToMove,
  demandOf,
  moveTo,
  type Substituted,
  substitute,
} from "./absence-actions.ts";
export { ABSENCE_REASONS, type AbsenceReason } from "./absence-reasons.ts";
export { isOfAge } from "./ages.ts";
export {
  answeredOf,
  keepVisitAnswers,
  type VisitAnswered,
  type VisitAnswers,
  visitAnswers,
} from "./answers-store.ts";
export {
  type BookingHand,
  book,
  type Confirmed,
  cancel,
  confirm,
  confirmComing,
  hold,
  letGo,
  mark,
  mergeBookings,
  move,
  type NewAppointment,
} from "./appointment.ts";
export { rightToAppointment as staffRightToAppointment, seesOnCalendar } from "./appointment-policy.ts";
export { bookableOf } from "./bookable.ts";
export {
  type Beside,
  cancelBooked,
  confirmSeen,
  letAllGo,
  letHeldGo,
  markVisit,
  moveBooked,
  releaseHolds,
  sayComing,
  take,
} from "./booking-actions.ts";
export { appointmentById, isTaken, saveBookings } from "./booking-store.ts";
export { stretches as stretchesOf } from "./busy.ts";
export { sweepCalendarChanges } from "./calendar-store.ts";
export { Calendars, ruleOfRow } from "./calendars-actions.ts";
export {
  appointmentsByIds,
  appointmentsOf,
  type BookedDay,
  bookedByDay,
  type CalendarOwner,
  calendarOf,
  calendarsOfUnit,
  type DayAppointment,
  ownersOf,
  takenBy,
} from "./day-store.ts";
export {
  dateOf,
  dayNumber,
  instantOf,
  localDay,
  minuteOf,
} from "./days.ts";
export {
  type BlockedTime,
  blockDays,
  blockedTimes,
  bookedWhileAway,
  type DaysAway,
  freeDays,
} from "./days-away-store.ts";
export type { ChosenTime, Demand, Offer, Place, Reason, UnitFacts } from "./demand.ts";
export { type Absence, absenceById, absencesOf, addAbsence, removeAbsence } from "./exception-store.ts";
export { feedOf, makeFeed, readFeed, revokeFeed } from "./feed-store.ts";
export {
  type Measuring,
  measureBooking,
  type PastLimit,
  pastLimits,
  thirdNextNow,
} from "./figures-actions.ts";
export {
  type AskedRow,
  addThirdNext,
  askedOf,
  type CapacityRow,
  capacityOf,
  type FreedRow,
  freedOf,
  measuredSince,
  type ThirdNextDay,
  thirdNextByDay,
  type WaitingRow,
  type WentRow,
  waitingNow,
  wentOf,
} from "./figures-store.ts";
export {
  findTimes,
  moveToChosen,
  nextByUnit,
  offerAt,
  type Times,
  takeChosen,
} from "./find-actions.ts";
export {
  GROUP_BOUNDS,
  type GroupEvent,
  type GroupEventId,
  type Slot,
  signsUp,
  slotsAhead,
  slotsOf,
} from "./group.ts";
export { cancelGroup, joinGroup, makeGroup } from "./group-actions.ts";
export {
  groupEventById,
  groupsOfTimes,
  groupsOfUnit,
  groupsOpen,
  participantsOf,
  placeOfPerson,
  placesTaken,
} from "./group-store.ts";
export {
  type AppointmentType,
  appointmentTypesKind,
  appointmentTypesOf,
  groupTypesOf,
  singleTypesOf,
} from "./kind.ts";
export { type DayLoad, loadOn } from "./load.ts";
export type {
  Appointment,
  AppointmentFact,
  AppointmentStatus,
  BookableType,
  BookingChange,
  BookingNotice,
  Calendar,
  Exception,
  FormOfService,
  Need,
  Offering,
  OpeningHours,
  Resource,
  Taking,
  WeeklyRule,
} from "./model.ts";
export { FORMS_OF_SERVICE } from "./model.ts";
export { bookedOf } from "./notice-store.ts";
export { noticesOf } from "./notices.ts";
export { offerFreed, type Waiting } from "./offer-actions.ts";
export { acceptOffer, declineOffer, type OfferTaken } from "./offer-answer-actions.ts";
export { codeOf } from "./own-actions.ts";
export { type BookingReach, bookingReach, rightToAppointment } from "./own-policy.ts";
export {
  appointmentByCode,
  appointmentsOfRecord,
  atTheSameTime,
  heldBy,
  OWN_ROWS,
  ownAppointments,
} from "./own-store.ts";
export { type Reminding, sendReminders } from "./reminder-jobs.ts";
export {
  type BookingRequest,
  CHOOSERS,
  type Chooser,
  type RequestState,
  type TimeAsked,
  URGENCIES,
  type Urgency,
} from "./request.ts";
export {
  addRequest,
  endRequest,
  openRequests,
  openRequestsOf,
  REQUEST_ROWS,
  type RequestRow,
  requestById,
  requestsOfContact,
  requestsOfContacts,
} from "./request-store.ts";
export { addResources, addRules, PLAIN_RULE, type ResourceRow, type ScheduleRow } from "./resource-store.ts";
export { search } from "./search.ts";
export { SERIES_TIMES, SERIES_WEEKS, type SeriesTime } from "./series.ts";
export { bookSeries, cancelOnward, lookAhead } from "./series-actions.ts";
export { bookedBetween, seriesOf } from "./series-store.ts";
export { csvMap, RosterFault } from "./shift-csv-actions.ts";
export { importShifts, type ShiftReport } from "./shift-import-actions.ts";
export { latestShiftImport } from "./shift-store.ts";
export {
  addSystemBooking,
  type Identifier,
  identifiersOf,
  knownTo,
  type SystemSearch,
  searchForSystem,
  systemAppointment,
  takenByAll,
} from "./system-booking-store.ts";
export {
  CLIENT_ROLE,
  type ClientScope,
  type SystemClient,
  systemClientsKind,
  systemClientsOf,
  typesFor,
} from "./system-client-kind.ts";
export { type ThirdNext, thirdNextOfAll } from "./third-next-figures.ts";
export { uncovered } from "./uncovered.ts";
export { bookedAhead } from "./uncovered-store.ts";
export { placeToName, unitFactsOf } from "./unit-content.ts";
export { MODE_OF, type Visit, type VisitId, type VisitSaid } from "./visit.ts";
export { finishVisit } from "./visit-actions.ts";
export { visitOfAppointment } from "./visit-store.ts";
export { waitingListKind, waitingRulesOf } from "./waiting-kind.ts";
export { worksOn } from "./windows.ts";
export { fits, inOrder, type WaitingRules, type Wish, type WishId } from "./wish.ts";
export {
  addWish,
  endOldWishes,
  endWish,
  freedToOffer,
  type ListedWish,
  offerOf,
  openWishes,
  WISH_ROWS,
  wishById,
  wishesOfPeople,
} from "./wish-store.ts";
