import { describe, expect, it } from "vitest";
import { cholesky, choleskyInverse, choleskySolve } from "./cholesky.ts";
import { symmetricEigen } from "./eigen.ts";
import { multiply, transpose } from "./matrix.ts";

const positive = Float64Array.of(4, 2, 0.6, 2, 5, 1, 0.6, 1, 3);

describe("Cholesky", () => {
  it("solves and inverts", () => {
    const c = cholesky(positive, 3);
    const x = choleskySolve(c, [1, 2, 3]);
    const back = multiply(positive, x, 3, 3, 1);
    [1, 2, 3].forEach((v, i) => {
      expect(back[i]).toBeCloseTo(v, 12);
    });
    const one = multiply(positive, choleskyInverse(c), 3, 3, 3);
    one.forEach((v, at) => {
      expect(v).toBeCloseTo(at % 4 === 0 ? 1 : 0, 12);
    });
  });

  it("names the column that is a combination of earlier ones and leaves it out", () => {
    // Third column = first + second.
    const a = Float64Array.of(2, 1, 3, 1, 2, 3, 3, 3, 6);
    const c = cholesky(a, 3);
    expect(c.redundant).toEqual([2]);
    expect(choleskySolve(c, [1, 1, 2])[2]).toBe(0);
    expect(Array.from(choleskyInverse(c)).slice(6)).toEqual([0, 0, 0]);
  });
});

it("Jacobi's rotations give back the matrix: V diag(λ) Vᵀ", () => {
  const { values, vectors } = symmetricEigen(positive, 3);
  const scaled = vectors.map((v, at) => v * values[at % 3]!);
  multiply(scaled, transpose(vectors, 3, 3), 3, 3, 3).forEach((v, at) => {
    expect(v).toBeCloseTo(positive[at]!, 12);
  });
  expect(values[0]! >= values[1]! && values[1]! >= values[2]!).toBe(true);
});
