export type { ActsFor, Person, Professional } from "./model.ts";
export { peopleByName } from "./search-store.ts";
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
