import type { WriteTx } from "./sql.ts";

/**
 * A condition, always true, that lets the transaction it stands in be acknowledged before it is on disk (up to 0.6 s).
 * Only for what may be lost in a crash because it is then done again: never for what somebody was told is kept.
 */
export const unhurried = (tx: WriteTx) =>
  tx`(select set_config('synchronous_commit', 'off', true)) is not null`;
