import { describe, expect, it } from "vitest";
import { kept } from "./kept.ts";

describe("markup that is kept", () => {
  it("is drawn once for each set of properties", () => {
    let drawn = 0;
    const hello = kept(
      ({ name }: { name: string }) => `${++drawn} ${name}`,
      ({ name }) => name,
    );
    expect([hello({ name: "a" }), hello({ name: "b" }), hello({ name: "a" })]).toEqual(["1 a", "2 b", "1 a"]);
  });

  it("is never kept of what is somebody's own", () => {
    let drawn = 0;
    const hello = kept(
      () => `${++drawn}`,
      () => undefined,
    );
    expect([hello({}), hello({})]).toEqual(["1", "2"]);
  });

  it("stays bounded", () => {
    let drawn = 0;
    const hello = kept(
      ({ n }: { n: number }) => `${++drawn} ${n}`,
      ({ n }) => String(n),
      2,
    );
    for (const n of [1, 2, 3, 1]) hello({ n });
    expect(drawn).toBe(4);
  });
});
