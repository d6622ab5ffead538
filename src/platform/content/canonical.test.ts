import { expect, it } from "vitest";
import { canonicalHash, canonicalJson } from "./canonical.ts";

it("writes equal values as equal texts", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "å" }], a: undefined })).toBe('{"b":[1,{"c":"å","d":null}]}');
  expect(canonicalHash({ a: 1, b: 2 })).toBe(canonicalHash({ b: 2, a: 1 }));
  expect(canonicalHash([1, 2])).not.toBe(canonicalHash([2, 1]));
});

it("is SHA-256 of that text", () => {
  // printf '{}' | sha256sum
  expect(canonicalHash({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
});
