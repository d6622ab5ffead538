export { ABSENCE_KINDS, type Absence, type AbsenceFault, type AbsenceKind, spanOf } from "./absence.ts";
export {
  absencesFrom,
  addAbsence,
  type Member,
  members,
  removeAbsence,
  type ShownAbsence,
} from "./absence-store.ts";
export { outsideCircle } from "./circle-policy.ts";
export { CIRCLE_CODE, CIRCLE_REASONS, type CircleReason, circleOf } from "./circle-store.ts";
export type { ActsFor, Person, Professional } from "./model.ts";
export { prefersWriting, setPrefersWriting } from "./preference-store.ts";
export { findPeople } from "./search-actions.ts";
export { type FoundPerson, foundById, peopleByName } from "./search-store.ts";
export { type Named, peopleOfMessages } from "./sign-in-actions.ts";
export {
  actsFor,
  addBonds,
  addPeople,
  type Bond,
  colleagues,
  endBondsOf,
  hasCareRelationship,
  markDied,
  personById,
  personByIdentityCode,
  professionalById,
  professionalBySubject,
  putProfessionals,
} from "./store.ts";
export { addWishes, noticeWishes, wishesInForce } from "./wish-store.ts";
export {
  mayGoBy,
  readWish,
  WISH_KINDS,
  WISHES,
  type Wish,
  type Wishes,
  type WishKind,
  wishesOf,
} from "./wishes.ts";
