import { expect, test } from "vitest";
import { residentClaims, STAFF_CLAIMS, SUOMI_FI_CLAIMS, staffClaims } from "./claims.ts";

test.each([
  [
    "by OID",
    { "urn:oid:1.2.246.21": "010190-900R", "urn:oid:2.5.4.42": "Venla", "urn:oid:2.5.4.4": "Testinen" },
  ],
  ["by short name", { nationalIdentificationNumber: "010190-900R", firstNames: "Venla", sn: "Testinen" }],
  [
    "by OpenID Connect",
    { nationalIdentificationNumber: "010190-900R", given_name: "Venla", family_name: "Testinen" },
  ],
  ["in lists", { "urn:oid:1.2.246.21": ["010190-900R"], firstNames: ["Venla"], sn: [" Testinen "] }],
])("a resident's claims %s", (_, claims) => {
  expect(residentClaims(claims, SUOMI_FI_CLAIMS)).toEqual({
    identityCode: "010190-900R",
    givenNames: "Venla",
    familyName: "Testinen",
  });
});

test("a county's gateway may name them as it likes", () => {
  const mapping = { ...SUOMI_FI_CLAIMS, identityCode: ["hetu"] };
  expect(residentClaims({ hetu: "010190-900R" }, mapping).identityCode).toBe("010190-900R");
});

test.each([[{}], [{ nationalIdentificationNumber: "" }], [{ nationalIdentificationNumber: 10190900 }]])(
  "without an identity code nobody is a resident: %o",
  (claims) => {
    expect(() => residentClaims(claims, SUOMI_FI_CLAIMS)).toThrow("sign-in-incomplete");
  },
);

test("the directory's groups become roles by the county's mapping; others mean nothing", () => {
  const mapping = {
    ...STAFF_CLAIMS,
    groups: { "OBH-PERHE": "family-worker", "OBH-ESIH": "team-lead" } as const,
  };
  const claims = {
    sub: "s",
    name: "Saga",
    groups: ["OBH-PERHE", "OBH-KAHVI", "OBH-ESIH", "nurse"],
    languages: "sv de",
  };
  expect(staffClaims(claims, mapping)).toMatchObject({
    subject: "s",
    roles: ["nurse", "family-worker", "team-lead"],
    teams: [],
    languages: ["sv"],
  });
});

test("whoever has no role here is nobody here", () => {
  expect(() => staffClaims({ sub: "s", groups: ["OBH-KAHVI"] }, STAFF_CLAIMS)).toThrow("sign-in-no-role");
});
