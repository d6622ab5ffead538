import { expect, test } from "vitest";
import { assertAllowed, DOORS, fullBucket, rateLimiter, take } from "./rate-limit.ts";

const start = Temporal.Instant.from("2026-11-20T08:00:00Z");
const after = (seconds: number) => start.add({ milliseconds: Math.round(seconds * 1000) });
const limit = { capacity: 3, refillSeconds: 10 };

// Three at once, then one every ten seconds: seconds since the first, whether it passes, seconds to wait.
test("a bucket gives what it holds, then what drips in", () => {
  let bucket = fullBucket(limit, start);
  const story: [number, boolean, number][] = [
    [0, true, 0],
    [0, true, 0],
    [0, true, 0],
    [0, false, 10],
    [4, false, 6],
    [10, true, 0],
    [10, false, 10],
    [1000, true, 0],
    [1000, true, 0],
    [1000, true, 0],
    [1000, false, 10],
  ];
  for (const [seconds, allowed, wait] of story) {
    const taken = take(bucket, after(seconds), 1);
    expect([seconds, taken.allowed, taken.retryAfterSeconds]).toEqual([seconds, allowed, wait]);
    bucket = taken.bucket;
  }
});

test("a clock that is set back gives nothing away", () => {
  const { bucket } = take(fullBucket(limit, start), start, 3);
  expect(take(bucket, start.subtract({ hours: 1 }), 1).allowed).toBe(false);
  expect(take(bucket, after(10), 1).allowed).toBe(true);
});

test("a cost larger than what is left takes nothing", () => {
  const taken = take({ limit, tokens: 2, at: start.epochMilliseconds }, start, 3);
  expect([taken.allowed, taken.bucket.tokens, taken.retryAfterSeconds]).toEqual([false, 2, 10]);
});

test("each client has their own bucket at each door", () => {
  const limiter = rateLimiter({ one: { perClient: limit }, other: { perClient: limit } });
  for (let n = 0; n < 3; n += 1) expect(limiter.take("one", "a", start).allowed).toBe(true);
  expect(limiter.take("one", "a", start)).toEqual({ allowed: false, retryAfterSeconds: 10 });
  expect(limiter.take("one", "b", start).allowed).toBe(true);
  expect(limiter.take("other", "a", start).allowed).toBe(true);
});

test("guesses spread over many clients meet the limit of all together; asking costs nothing", () => {
  const limiter = rateLimiter({ guess: { perClient: limit, inAll: { capacity: 5, refillSeconds: 60 } } });
  for (let n = 0; n < 5; n += 1) expect(limiter.take("guess", `c${n}`, start).allowed).toBe(true);
  expect(limiter.wouldAllow("guess", "c9", start)).toEqual({ allowed: false, retryAfterSeconds: 60 });
  expect(limiter.wouldAllow("guess", "c9", after(60)).allowed).toBe(true);
  expect(limiter.wouldAllow("guess", "c9", after(60)).allowed).toBe(true);
  expect(limiter.take("guess", "c9", after(60)).allowed).toBe(true);
  expect(limiter.take("guess", "c8", after(60)).allowed).toBe(false);
});

test("the memory is bounded: the client longest unused is forgotten, the common bucket never", () => {
  const doors = {
    guess: { perClient: { capacity: 1, refillSeconds: 60 }, inAll: { capacity: 4, refillSeconds: 600 } },
  };
  const limiter = rateLimiter(doors, { maxClients: 3 });
  limiter.take("guess", "a", start);
  limiter.take("guess", "b", start);
  limiter.take("guess", "c", start); // a is forgotten
  expect(limiter.wouldAllow("guess", "b", start).allowed).toBe(false);
  expect(limiter.take("guess", "a", start).allowed).toBe(true);
  expect(limiter.wouldAllow("guess", "d", start)).toEqual({ allowed: false, retryAfterSeconds: 600 });
});

test("wrong codes: a few at once for one client", () => {
  const limiter = rateLimiter(DOORS);
  let tries = 0;
  while (limiter.take("codeGuess", "a", start).allowed) tries += 1;
  expect(tries).toBe(DOORS.codeGuess.perClient.capacity);
});

test("a door that is shut says for how long", () => {
  expect(() => assertAllowed({ allowed: true, retryAfterSeconds: 0 })).not.toThrow();
  expect(() => assertAllowed({ allowed: false, retryAfterSeconds: 9 })).toThrow(
    expect.objectContaining({ code: "rate-limited", details: { retryAfterSeconds: 9 } }),
  );
});
