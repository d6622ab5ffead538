export { addToCells, type Comparison, compare, rebuild } from "./cells.ts";
export { BUCKET_MINUTES, type Cell, type Delta, deltas, type JournalFact, sum } from "./deltas.ts";
