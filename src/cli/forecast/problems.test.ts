import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { data, file, fitted, folder, rows, run } from "./testing/command.ts";

describe("what is wrong is named, on both streams, with an exit code", () => {
  it.each([
    ["no-rows", 65, "t,e,x\n"],
    ["empty-file", 65, ""],
    ["one-row", 65, "t,e,x\n1,1,1\n"],
    ["no-events", 65, "t,e,x\n1,0,1\n2,0,2\n"],
    ["constant", 65, "t,e,x\n1,1,1\n2,0,1\n"],
    ["negative-time", 65, "t,e,x\n-1,1,1\n2,0,2\n"],
    ["bad-event", 65, "t,e,x\n1,3,1\n2,0,2\n"],
    ["bad-value", 65, "t,e,x\n1,1,Inf\n2,1,2\n3,1,1\n"],
    ["not-numeric", 65, "t,e,x\n2024-01-01,1,1\n2024-01-02,0,2\n"],
    ["bad-time", 65, "t,e,x\n1,1,1\n2,1,2\nInf,1,3\n"],
    ["constant", 65, "t,e,x\n1,1,a\n2,0,a\n"],
    ["bad-csv", 65, 't,e,x\n1,1,"a\n'],
    ["bad-csv", 65, "t,e,x\n1,1,1,4\n"],
    ["unknown-column", 65, "t,e,y\n1,1,1\n"],
    ["duplicate-column", 65, "t,e,x,x\n1,1,1,1\n"],
  ])("%s", async (code, exit, text) => {
    const found = await fitted(file(text));
    expect([found.code, found.json.error.code]).toEqual([exit, code]);
    expect(found.err).toContain(code);
    expect(found.out).not.toContain("NaN");
  });

  it.each([
    ["separation", "t,e,x\n1,1,1\n2,1,1\n3,1,1\n4,0,0\n5,0,0\n6,0,0\n", "x"],
    ["empty-group", "t,e,x\n1,1,a\n2,1,b\n3,1,a\n4,0,c\n5,0,b\n6,0,c\n", "x"],
    ["mixed-values", "t,e,x\n1,1,3\n2,0,5\n3,1,3\n4,1,-\n5,1,5\n6,1,-\n", "x"],
    ["constant", "t,e,x,y\n1,1,1,a\n2,0,2,a\n3,1,5,a\n4,1,3,a\n", "x,y"],
    ["collinear", "t,e,x,y\n1,1,1,2\n2,0,2,4\n3,1,5,10\n4,1,3,6\n", "x,y"],
    ["constant", "t,e,x,y\n1,1,1,2\n2,0,2,2\n3,1,5,2\n4,1,3,2\n", "x,y"],
  ])("a fit with %s says so and prints no NaN", async (code, text, covariates) => {
    const { code: exit, json, out, err } = await fitted(file(text), covariates);
    expect(exit).toBe(0);
    expect(json.diagnoses.map((d: { code: string }) => d.code)).toContain(code);
    expect(err).toContain(code);
    expect(out).not.toMatch(/NaN|Infinity/);
  });

  it("one event, and nobody who outlives it: no coefficient and no concordance, both null", async () => {
    const { code, json } = await fitted(file("t,e,x\n1,0,1\n2,0,0\n3,0,1\n4,1,0\n"));
    expect([code, json.coef.x, json.concordance.value]).toEqual([0, null, null]);
    expect(json.diagnoses.map((d: { code: string }) => d.code)).toContain("collinear");
  });

  it("an id that comes twice", async () => {
    const { json } = await fitted(file("id,t,e,x\n1,1,1,3\n1,2,0,5\n2,3,1,2\n3,4,1,1\n"), "x", "--id", "id");
    expect(json.diagnoses[0]).toMatchObject({ code: "duplicate-ids", count: 1 });
  });

  it("a command that is wrong, a file that is not there", async () => {
    expect((await run()).code).toBe(64);
    expect((await run("fit", "--data", "x.csv", "--nope")).err).toContain("--nope");
    expect((await run("plot")).code).toBe(64);
    expect((await fitted(join(folder, "absent.csv"))).code).toBe(66);
    expect((await run("help")).out).toContain("--covariates");
    expect((await fitted(file("not packed", ".csv.gz"))).json.error.code).toBe("bad-gzip");
  });

  it.each([
    [["--folds", "1", "--ridge", "1"]],
    [["--lasso", "1", "--ridge", "1"]],
    [["--levels", "z=1,2"]],
    [["--confidence", "95"]],
  ])("options that cannot be meant: %j", async (options) => {
    const { code, out } = await fitted(file(`t,e,x\n${rows}\n`), "x", ...options);
    expect([code, out]).toEqual([64, ""]);
  });

  it("penalties: ridge, and a lasso whose strength is found by cross-validation", async () => {
    const lung = [
      "--data",
      data("lung.csv"),
      "--time",
      "time",
      "--event",
      "status",
      "--covariates",
      "age,sex,wt.loss",
    ];
    const ridge = await run("fit", ...lung, "--ridge", "10");
    expect(ridge.json.df).toBeLessThan(3);
    const lasso = await run("fit", ...lung, "--lasso", "cv", "--folds", "5");
    expect(lasso.json.lambda).toBeGreaterThan(0);
    expect(lasso.err).toContain("fold 5 of 5");
  });
});
