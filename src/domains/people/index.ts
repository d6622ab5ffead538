export type { ActsFor, Person, Professional } from "./model.ts";
export { findPeople, type PersonSearch, SEARCH_ROWS } from "./search-actions.ts";
export { type FoundPerson, foundById, peopleByName } from "./search-store.ts";
export { personOfMessage } from "./sign-in-actions.ts";
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
