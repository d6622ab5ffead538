export { CONCLUSIONS, type Conclusion, type Finding, type Review, type WatchId } from "./model.ts";
export {
  addReview,
  endWatch,
  type LogRow,
  namesOf,
  ROWS,
  readerCounts,
  readingPairs,
  reviewsOf,
  rowsOf,
  type Watched,
  watch,
  watchedPeople,
} from "./reading-store.ts";
export { findings } from "./rules.ts";
