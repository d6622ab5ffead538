import { expect, test } from "vitest";
import { readCookies, writeCookie } from "./cookies.ts";

test("over https: bound to this host, for no script, not sent along by other sites' forms", () => {
  expect(writeCookie("resident", "abc", true)).toBe(
    "__Host-pb_resident=abc; Path=/; HttpOnly; Secure; SameSite=Lax",
  );
});

test("over plain http on one's own machine: without what a browser would refuse there", () => {
  expect(writeCookie("staff", "abc", false)).toBe("pb_staff=abc; Path=/; HttpOnly; SameSite=Lax");
});

test.each([
  ["__Host-pb_resident=a; pb_staff=b; other=c", true, { resident: "a" }],
  ["__Host-pb_resident=a; pb_staff=b; other=c", false, { staff: "b" }],
  ["pb_resident=planted; __Host-pb_resident=a", true, { resident: "a" }],
  ["pb_v=v;pb_login=l", false, { visitor: "v", login: "l" }],
  ["constructor=x; __proto__=y", false, {}],
  ["", false, {}],
  [undefined, true, {}],
])("of %s (https: %s) count %o", (header, secure, found) => {
  expect(readCookies(header, secure)).toEqual(found);
});
