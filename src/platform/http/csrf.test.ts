import { expect, test } from "vitest";
import { csrfToken, csrfValid, sameOrigin } from "./csrf.ts";

const key = new Uint8Array(32).fill(1);
const now = Temporal.Instant.from("2026-11-20T23:59:59Z");
const token = csrfToken(key, "a", now);

test("a token is short and the same all day, so that a page may be made twice", () => {
  expect(token.length).toBeLessThan(32);
  expect(csrfToken(key, "a", now.subtract({ hours: 23 }))).toBe(token);
});

test.each([
  ["as made", key, "a", token, 0, true],
  ["a second later, on the next day", key, "a", token, 1 / 3600, true],
  ["24 hours later", key, "a", token, 24, true],
  ["48 hours later", key, "a", token, 48, false],
  ["before it was made", key, "a", token, -24, false],
  ["for somebody else", key, "b", token, 0, false],
  ["with another key", new Uint8Array(32).fill(2), "a", token, 0, false],
  ["with another date", key, "a", token.replace(/^[^.]+/, "fsd"), 0, false],
  ["one character changed", key, "a", token.replace(/.$/, (last) => (last === "A" ? "B" : "A")), 0, false],
  ["cut short", key, "a", token.slice(0, -1), 0, false],
  ["longer", key, "a", `${token}A`, 0, false],
  ["empty", key, "a", "", 0, false],
  ["absent", key, "a", undefined, 0, false],
  ["the separator in the binding", key, `a${token}`, token, 0, false],
])("%s", (_, withKey, binding, given, hours, valid) => {
  const then = now.add({ milliseconds: Math.round(hours * 3_600_000) });
  expect(csrfValid(withKey, binding, given, then)).toBe(valid);
});

test.each([
  ["https://prima.example", undefined, "prima.example", true],
  [undefined, undefined, "prima.example", true],
  ["https://prima.example", "same-origin", "inside:3000", true],
  ["http://127.0.0.1:3000", "same-origin", "127.0.0.1:3000", true],
  ["https://prima.example.evil.example", undefined, "prima.example", false],
  ["https://evil.example", "cross-site", "prima.example", false],
  ["https://other.prima.example", "same-site", "prima.example", false],
  ["null", undefined, "prima.example", false],
  ["file://", undefined, "", false],
  ["not an origin", undefined, "prima.example", false],
])("Origin %s, Sec-Fetch-Site %s, Host %s: %s", (origin, secFetchSite, host, own) => {
  expect(sameOrigin({ origin, secFetchSite, host }, "https://prima.example")).toBe(own);
});
