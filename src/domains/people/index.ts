export type { ActsFor, Person, Professional } from "./model.ts";
export { findPeople, type PersonSearch, SEARCH_ROWS } from "./search-actions.ts";
export { type FoundPerson, foundById, peopleByName } from "./search-store.ts";
export {
  actsFor,
  addBonds,
  addPeople,
  type Bond,
  colleagues,
  hasCareRelationship,
  personById,
  personByIdentityCode,
  professionalById,
  professionalBySubject,
  putProfessionals,
} from "./store.ts";
export { addWishes, wishesInForce } from "./wish-store.ts";
export {
  readWish,
  WISH_KINDS,
  WISHES,
  type Wish,
  type Wishes,
  type WishKind,
  type WishValue,
  wishesOf,
} from "./wishes.ts";
