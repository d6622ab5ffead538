import { type AnsweringHours, isAnswered } from "./call-back.ts";

/**
 * Whether a contact came while its line was closed: at night, in a weekend, on a holiday. In the morning it is first
 * among those with the same limit, because it came first: see `queue-order-store.ts`.
 */
export function cameWhileClosed(hours: readonly AnsweringHours[], receivedAt: Temporal.Instant): boolean {
  return !isAnswered(hours, receivedAt);
}
