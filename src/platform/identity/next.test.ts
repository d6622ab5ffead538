import { expect, test } from "vitest";
import { safeNext } from "./next.ts";

test.each([
  ["/fi/omat-asiat?x=1#y", "/fi/omat-asiat?x=1#y"],
  ["/", "/"],
  ["/sv/ärenden", "/sv/%C3%A4renden"],
  ["/fi/../en", "/en"],
  ["/fi?next=https://evil.example", "/fi?next=https://evil.example"],
])("%s leads to %s", (next, path) => {
  expect(safeNext(next)).toBe(path);
});

test.each([
  [undefined],
  [""],
  ["fi"],
  ["//evil.example"],
  ["///evil.example"],
  ["/\\evil.example"],
  ["\\\\evil.example"],
  ["/\t/evil.example"],
  ["/\n/evil.example"],
  ["/fi\r\nSet-Cookie: a=b"],
  ["/\u202eevil"],
  ["/.//evil.example"],
  ["/fi/..//evil.example"],
  ["https://evil.example"],
  ["http://own.invalid@evil.example"],
  ["javascript:alert(1)"],
  ["data:text/html,x"],
  ["/auth/staff/start"],
  ["/auth"],
  ["/fi/../auth/resident/start"],
  ["/demo/idp/resident/auth"],
  [`/${"a".repeat(2001)}`],
])("%j leads nowhere", (next) => {
  expect(safeNext(next)).toBeUndefined();
});
