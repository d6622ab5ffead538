/** Where the time comes from. Handed in, so that tests and the scenario player can stand at any moment. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still until it is moved. */
export class StillClock implements Clock {
  #now: Temporal.Instant;
  constructor(now: Temporal.Instant | string) {
    this.#now = Temporal.Instant.from(now);
  }
  now(): Temporal.Instant {
    return this.#now;
  }
  moveTo(now: Temporal.Instant | string): void {
    this.#now = Temporal.Instant.from(now);
  }
  advance(duration: Temporal.DurationLike): void {
    this.#now = this.#now.add(duration);
  }
}
