import { describe, expect, it } from "vitest";
import { hetuFor, parseHetu, signsFor } from "./hetu.ts";
import { findHetuLike } from "./hetu-in-text.ts";

const TODAY = Temporal.PlainDate.from("2026-11-21");

describe("reading an identity code", () => {
  // The artificial examples of the Digital and Population Data Services Agency, with every sign in use.
  it.each([
    ["010594Y9032", "1994-05-01", "male"],
    ["010594Y9021", "1994-05-01", "female"],
    ["020594X903P", "1994-05-02", "male"],
    ["020594X902N", "1994-05-02", "female"],
    ["030594W903B", "1994-05-03", "male"],
    ["030694W9024", "1994-06-03", "female"],
    ["040594V9030", "1994-05-04", "male"],
    ["040594V902Y", "1994-05-04", "female"],
    ["050594U903M", "1994-05-05", "male"],
    ["050594U902L", "1994-05-05", "female"],
    ["010516B903X", "2016-05-01", "male"],
    ["010516B902W", "2016-05-01", "female"],
    ["020516C903K", "2016-05-02", "male"],
    ["020516C902J", "2016-05-02", "female"],
    ["030516D9037", "2016-05-03", "male"],
    ["030516D9026", "2016-05-03", "female"],
    ["010501E9032", "2001-05-01", "male"],
    ["020502E902X", "2002-05-02", "female"],
    ["020503F9037", "2003-05-02", "male"],
    ["020504A902E", "2004-05-02", "female"],
    ["020504B904H", "2004-05-02", "female"],
    ["020288+9818", "1888-02-02", "male"],
    ["010190-900P", "1990-01-01", "female"],
    ["011073-998R", "1973-10-01", "female"],
  ])("%s: born %s, %s", (code, born, sex) => {
    const read = parseHetu(code, TODAY);
    expect(read).toMatchObject({ ok: true, hetu: { code, sex, artificial: true } });
    expect(read.ok && read.hetu.birthDate.toString()).toBe(born);
  });

  it.each([" 010594y9032 ", "010594 Y 9032", "010594y9032\n", "01 05 94 y 903 2"])("%j is mended", (text) => {
    expect(parseHetu(text, TODAY)).toMatchObject({ ok: true, hetu: { code: "010594Y9032" } });
  });

  it("takes a typographic dash for the sign", () => {
    expect(parseHetu("010190–900p", TODAY)).toMatchObject({ ok: true, hetu: { code: "010190-900P" } });
  });

  it.each([
    ["", "format"],
    ["0101AA-923A", "format"],
    ["01011995+933X", "format"],
    ["01015+933X", "format"],
    ["010195+9433X", "format"],
    ["010195+93X", "format"],
    ["010594G9032", "format"], // G is not in use
    ["131052/908T", "format"],
    ["010594Y90322", "format"],
    ["020594X903", "format"],
    ["010190900P", "format"], // the sign is part of the code
    ["301398-9233", "date"],
    ["320198-923P", "date"],
    ["290299-923U", "date"],
    ["300204-923Y", "date"],
    ["290200-901P", "date"], // 1900 had no 29 February
    ["000190-900P", "date"],
    ["221126A9000", "future"],
    ["010190-001P", "number"],
    ["010190-000N", "number"],
    ["150295-9212", "check-character"],
    ["010190-999X", "check-character"], // the FHIR base example fails its own check
    ["010594Y9031", "check-character"],
  ])("%j: %s", (text, problem) => {
    expect(parseHetu(text, TODAY)).toEqual({ ok: false, problem });
  });

  it("lets in somebody born today", () => {
    const newborn = hetuFor(TODAY, 950);
    expect(parseHetu(newborn, TODAY)).toMatchObject({ ok: true });
    expect(parseHetu(newborn, TODAY.subtract({ days: 1 }))).toEqual({ ok: false, problem: "future" });
  });
});

describe("making artificial codes", () => {
  it("makes 600 different ones for a birth date, all of which read back", () => {
    const born = Temporal.PlainDate.from("2004-02-29");
    const codes = new Set<string>();
    for (const sign of signsFor(2004)) {
      for (let number = 900; number <= 999; number += 1) codes.add(hetuFor(born, number, sign));
    }
    expect(codes.size).toBe(600);
    for (const code of codes)
      expect(parseHetu(code, TODAY)).toMatchObject({ ok: true, hetu: { artificial: true } });
  });

  it("uses the usual sign of the century unless told", () => {
    expect(hetuFor(Temporal.PlainDate.from("1888-02-02"), 981)).toBe("020288+9818");
    expect(hetuFor(Temporal.PlainDate.from("1990-01-01"), 900)).toBe("010190-900P");
    expect(hetuFor(Temporal.PlainDate.from("2004-05-02"), 902)).toBe("020504A902E");
    expect(hetuFor(Temporal.PlainDate.from("1994-05-01"), 903, "Y")).toBe("010594Y9032");
    expect(signsFor(2100)).toEqual([]);
  });

  it("refuses numbers of living people and signs of another century", () => {
    const born = Temporal.PlainDate.from("1990-01-01");
    expect(() => hetuFor(born, 899)).toThrow("900 to 999");
    expect(() => hetuFor(born, 900, "A")).toThrow("century");
  });
});

describe("identity codes in free text", () => {
  it.each([
    ["tunnus 010594Y9032, kiitos", "010594Y9032", true],
    ["(020516c903k)", "020516c903k", true],
    ["010190 - 900P", "010190 - 900P", true],
    ["01.01.1990-900P", "01.01.1990-900P", true],
    ["010190-900R", "010190-900R", false],
    ["010190 900P", "010190 900P", true],
  ])("%s", (text, piece, valid) => {
    expect(findHetuLike(text)).toMatchObject([{ text: piece, valid }]);
  });

  it.each(["321390-900P", "010190 9001", "050123 45678", "120524-150524", "010190", "12345678901"])(
    "%s: none",
    (text) => {
      expect(findHetuLike(text)).toEqual([]);
    },
  );
});
