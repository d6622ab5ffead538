import { Refusal } from "#src/kernel/errors.ts";

/** A door's measure: `capacity` tries at once, and one more every `refillSeconds`. */
export interface Limit {
  readonly capacity: number;
  readonly refillSeconds: number;
}

/** What is left, as of a moment (milliseconds since 1970). */
export interface Bucket {
  readonly limit: Limit;
  readonly tokens: number;
  readonly at: number;
}

export interface Taken {
  readonly allowed: boolean;
  readonly bucket: Bucket;
  /** Whole seconds until the same cost could be paid; 0 when it was. */
  readonly retryAfterSeconds: number;
}

export function fullBucket(limit: Limit, now: Temporal.Instant): Bucket {
  return { limit, tokens: limit.capacity, at: now.epochMilliseconds };
}

/** A token bucket: what has dripped in since last time is added, then `cost` taken if it is all there. */
export function take(bucket: Bucket, now: Temporal.Instant, cost: number): Taken {
  const { limit } = bucket;
  const at = Math.max(bucket.at, now.epochMilliseconds);
  const tokens = Math.min(limit.capacity, bucket.tokens + (at - bucket.at) / 1000 / limit.refillSeconds);
  if (tokens >= cost)
    return { allowed: true, bucket: { limit, tokens: tokens - cost, at }, retryAfterSeconds: 0 };
  const retryAfterSeconds = Math.ceil((cost - tokens) * limit.refillSeconds);
  return { allowed: false, bucket: { limit, tokens, at }, retryAfterSeconds };
}

/** A door and its measures: each client's own, and where guessing must not be spread, all clients' together. */
export interface Door {
  readonly perClient: Limit;
  readonly inAll?: Limit;
}

/**
 * The doors open to anyone. Generous where many share an address (a library, a school, a hospital), strict
 * where a code is guessed: only wrong guesses are to be charged there, so that guessers do not lock others out.
 */
export const DOORS = {
  submitForm: { perClient: { capacity: 30, refillSeconds: 20 } },
  // No common measure: of 74 random bits nobody finds one, and it would let few guessers lock everybody out.
  codeGuess: { perClient: { capacity: 8, refillSeconds: 120 } },
  /** What somebody unknown types before sending: a new draft costs one, and each 50 000 characters kept one more. */
  keepDraft: { perClient: { capacity: 120, refillSeconds: 5 } },
  signInStart: { perClient: { capacity: 60, refillSeconds: 5 } },
  /** Tokens of other systems: a wrong one is charged. */
  systemToken: { perClient: { capacity: 20, refillSeconds: 30 } },
  /** What a system of ours asks, by the system and not by its address. */
  systemRequest: { perClient: { capacity: 1_000, refillSeconds: 0.02 } },
} as const satisfies Record<string, Door>;

/** The measures of every door: the house's own, or wider ones for a load test. */
export type Doors = Readonly<Record<keyof typeof DOORS, Door>>;

export interface Verdict {
  readonly allowed: boolean;
  readonly retryAfterSeconds: number;
}

export interface RateLimiter<Name extends string> {
  /** Takes `cost` (1) from the client's bucket and the common one; from neither when either lacks it. */
  take(door: Name, client: string, now: Temporal.Instant, cost?: number): Verdict;
  /** The same question without taking anything. */
  wouldAllow(door: Name, client: string, now: Temporal.Instant, cost?: number): Verdict;
}

/**
 * Buckets in the memory of one process, at most `maxClients` of them: the one longest unused is dropped.
 * `doors` replaces the measures, as a load test or a busy county needs.
 */
export function rateLimiter<Name extends string>(
  doors: Readonly<Record<Name, Door>>,
  { maxClients = 50_000 }: { maxClients?: number } = {},
): RateLimiter<Name> {
  const buckets = new Map<string, Bucket>();

  function attempt(door: Name, client: string, now: Temporal.Instant, cost: number, spend: boolean): Verdict {
    const { perClient, inAll } = doors[door];
    const keys: [string, Limit][] = [[`${door} ${client}`, perClient]];
    if (inAll) keys.push([`${door} *`, inAll]);
    const taken = keys.map(([key, limit]) => take(buckets.get(key) ?? fullBucket(limit, now), now, cost));
    const allowed = taken.every((each) => each.allowed);
    if (allowed && spend) {
      for (const [index, [key]] of keys.entries()) keep(key, taken[index]?.bucket);
    }
    return { allowed, retryAfterSeconds: Math.max(...taken.map((each) => each.retryAfterSeconds)) };
  }

  function keep(key: string, bucket: Bucket | undefined) {
    if (!bucket) return;
    buckets.delete(key); // put last: the map's order is that of use
    buckets.set(key, bucket);
    if (buckets.size <= maxClients) return;
    for (const oldest of buckets.keys()) {
      if (oldest.endsWith(" *")) continue;
      buckets.delete(oldest);
      break;
    }
  }

  return {
    take: (door, client, now, cost = 1) => attempt(door, client, now, cost, true),
    wouldAllow: (door, client, now, cost = 1) => attempt(door, client, now, cost, false),
  };
}

/** @throws Refusal `rate-limited` with `retryAfterSeconds`, for the page and its Retry-After header. */
export function assertAllowed({ allowed, retryAfterSeconds }: Verdict): void {
  if (!allowed) throw new Refusal("rate-limited", "too-many-tries", { retryAfterSeconds });
}
