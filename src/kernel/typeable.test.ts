import { describe, expect, it } from "vitest";
import { makeReference, parseReference } from "./reference.ts";
import { formatCode, parseCode } from "./secret-code.ts";
import { ALPHABET } from "./typeable.ts";

describe("reference numbers", () => {
  it("have a form that can be read out", () => {
    expect(makeReference(0)).toMatch(/^PB-[0-9A-Z]{5}-[0-9A-Z]$/);
    for (const twin of "OILSB") expect(ALPHABET).not.toContain(twin);
  });

  it("are different for different numbers, and grow when five characters are used up", () => {
    const some = Array.from({ length: 100_000 }, (_, index) => makeReference(index * 271));
    expect(new Set(some).size).toBe(some.length);
    expect(makeReference(31 ** 5 - 1)).toHaveLength(10);
    expect(makeReference(31 ** 5)).toHaveLength(11);
    expect(parseReference(makeReference(Number.MAX_SAFE_INTEGER))).toBe(
      makeReference(Number.MAX_SAFE_INTEGER),
    );
    expect(() => makeReference(0.5)).toThrow("whole number");
  });

  it("are understood however they are typed", () => {
    const reference = makeReference(4417);
    const bare = reference.replaceAll("-", "");
    for (const typed of [
      reference,
      reference.toLowerCase(),
      bare,
      bare.slice(2),
      ` ${reference.replaceAll("-", " ")} `,
    ]) {
      expect(parseReference(typed)).toBe(reference);
    }
    expect(parseReference("")).toBeUndefined();
    expect(parseReference("PB-44-Ä")).toBeUndefined();
  });

  it("with one character wrong, or two that changed places, are refused", () => {
    for (const number of [0, 4417, 1_234_567, 28_000_000]) {
      const characters = makeReference(number).replaceAll("-", "").slice(2);
      for (let place = 0; place < characters.length; place += 1) {
        for (const other of ALPHABET) {
          const mistyped = characters.slice(0, place) + other + characters.slice(place + 1);
          if (mistyped !== characters) expect(parseReference(`PB${mistyped}`)).toBeUndefined();
        }
        const [a = "", b = ""] = [characters.charAt(place), characters.charAt(place + 1)];
        const swapped = characters.slice(0, place) + b + a + characters.slice(place + 2);
        if (b !== "" && a !== b) expect(parseReference(`PB${swapped}`)).toBeUndefined();
      }
    }
  });
});

describe("secret codes", () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, index) => (index * 37 + 11) % 256);
  const code = formatCode(bytes);

  it("are four groups of four, different for different bytes", () => {
    expect(code).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}$/);
    expect(formatCode(bytes.map((byte, index) => (index === 15 ? byte ^ 1 : byte)))).not.toBe(code);
    expect(() => formatCode(bytes.slice(0, 15))).toThrow("16 random bytes");
  });

  it("forgive case, spaces and the twins of 0, 1, 5 and 8", () => {
    expect(parseCode(code.toLowerCase())).toBe(code);
    expect(parseCode(code.replaceAll("-", ""))).toBe(code);
    expect(parseCode(` ${code.replaceAll("-", "  ")}\n`)).toBe(code);
    expect(
      parseCode(code.replaceAll("0", "o").replaceAll("1", "l").replaceAll("5", "S").replaceAll("8", "b")),
    ).toBe(code);
  });

  it("catch one wrong character", () => {
    for (const other of ALPHABET) {
      if (other !== code.charAt(6))
        expect(parseCode(code.slice(0, 6) + other + code.slice(7))).toBeUndefined();
    }
    expect(parseCode("")).toBeUndefined();
    expect(parseCode(code.slice(0, -1))).toBeUndefined();
  });
});
