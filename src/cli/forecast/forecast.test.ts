import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { difference, reference } from "#src/stats/reference/load.ts";
import { forecast } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "forecast-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function file(content: string | Uint8Array, ending = ".csv"): string {
  const path = join(folder, `${++files}${ending}`);
  writeFileSync(path, content);
  return path;
}

const data = (name: string) => fileURLToPath(new URL(`../../stats/reference/data/${name}`, import.meta.url));

async function run(...argv: string[]) {
  let out = "";
  let err = "";
  const code = await forecast(argv, {
    out: (t) => {
      out += t;
    },
    err: (t) => {
      err += t;
    },
  });
  return { code, out, err, json: out.startsWith("{") ? JSON.parse(out) : undefined };
}

const fitted = (path: string, covariates = "x", ...more: string[]) =>
  run("fit", "--data", path, "--time", "t", "--event", "e", "--covariates", covariates, ...more);

describe("prima forecast fit on published data", () => {
  it.each(["efron", "breslow", "exact"])(
    "lung, %s: R's numbers in the shape that is promised",
    async (ties) => {
      const r = reference(`lung_${ties}`);
      const { code, json } = await run(
        ...["fit", "--data", data("lung.csv"), "--time", "time", "--event", "status", "--ties", ties],
        ...["--covariates", "age,sex,ph.ecog", "--baseline", "--residuals"],
      );
      expect(code).toBe(0);
      expect(Object.keys(json.coef)).toEqual(Object.keys(r.coef));
      expect(difference(Object.values(json.coef), Object.values(r.coef))).toBeLessThan(1e-8);
      expect(difference(Object.values(json.se), Object.values(r.se))).toBeLessThan(1e-6);
      expect(difference(json.loglik, [r.loglik.null, r.loglik.fitted])).toBeLessThan(1e-8);
      expect(difference(json.vcov.flat(), r.vcov.flat())).toBeLessThan(1e-6);
      expect([json.n, json.events, json.n_dropped_missing, json.iterations]).toEqual([
        227,
        164,
        1,
        r.convergence.iter,
      ]);
      expect(json.robust_se).toBeNull();
      expect(json.concordance.value).toBeCloseTo(r.concordance.value, 10);
      expect(difference([json.aic, json.bic], [r.aic, r.bic])).toBeLessThan(1e-10);
      expect(
        difference(json.baseline.all.cumhaz.slice(0, 50), r.baseline_cumhaz_at_zero.all.cumhaz.slice(0, 50)),
      ).toBeLessThan(1e-9);
      expect(difference(json.residuals.martingale.slice(0, 10), r.martingale.first10)).toBeLessThan(1e-9);
    },
  );

  it("strata, predictions for other people, the test of proportional hazards", async () => {
    const r = reference("lung_strata_sex");
    const people = file("age,sex,ph.ecog,wt.loss\n50,1,0,0\n70,2,2,10\n60,9,1,5\n,1,1,1\n");
    const { json } = await run(
      ...[
        "fit",
        "--data",
        data("lung.csv"),
        "--time",
        "time",
        "--event",
        "status",
        "--strata",
        "sex",
        "--zph",
      ],
      ...["--covariates", "age,ph.ecog,wt.loss", "--predict", people, "--times", "100,200,365,700"],
    );
    expect(difference(json.predict.lp_zero.slice(0, 2), r.newdata_lp_zero)).toBeLessThan(1e-9);
    expect(json.predict.surv[3][1]).toBeCloseTo(r.survival_curves.surv[7][0], 10);
    expect(json.predict.lp.slice(2)).toEqual([null, null]);
    expect(json.predict.n_without_prediction).toBe(2);
    expect(json.zph.GLOBAL.test).toBeCloseTo(r.cox_zph_km.GLOBAL.chisq, 8);
    // The linear predictor of the fitted rows, centred in their stratum, as R's default has it.
    const own = await run(
      ...["fit", "--data", data("lung.csv"), "--time", "time", "--event", "status", "--strata", "sex"],
      ...["--covariates", "age,ph.ecog,wt.loss", "--predict", data("lung.csv"), "--times", "100"],
    );
    const known = own.json.predict.lp.filter((v: number | null) => v !== null).slice(0, 10);
    expect(difference(known, r.predict_lp_default_reference.first10)).toBeLessThan(1e-9);
  });

  it("a factor by C(): R's coefficients on 0/1 columns, named column and level", async () => {
    const { json } = await run(
      ...[
        "fit",
        "--data",
        data("lung.csv"),
        "--time",
        "time",
        "--event",
        "status",
        "--covariates",
        "C(ph.ecog), age",
      ],
      ...["--levels", "ph.ecog=1,0,2,3"],
    );
    expect(Object.keys(json.coef)).toEqual(["ph.ecog0", "ph.ecog2", "ph.ecog3", "age"]);
    expect(json.levels["ph.ecog"]).toEqual(["1", "0", "2", "3"]);
  });

  it("words make a factor; clusters give robust errors; curves by group come with the log-rank test", async () => {
    const robust = await run(
      ...[
        "fit",
        "--data",
        data("aml.csv"),
        "--time",
        "time",
        "--event",
        "status",
        "--covariates",
        "x",
        "--robust",
      ],
    );
    // R's survival on aml: coef 0.9155, se 0.5119.
    expect(robust.json.coef.xNonmaintained).toBeCloseTo(0.9155, 4);
    expect(robust.json.se.xNonmaintained).toBeCloseTo(0.5119, 4);
    expect(robust.json.robust_se.xNonmaintained).toBeGreaterThan(0);
    const km = await run(
      "km",
      "--data",
      data("aml.csv"),
      "--time",
      "time",
      "--event",
      "status",
      "--strata",
      "x",
    );
    const r = reference("km_aml");
    expect(difference(km.json.curves["x=Maintained"].surv, r.surv.slice(0, 7))).toBeLessThan(1e-9);
    expect(km.json.log_rank.test).toBeCloseTo(3.396, 3);
  });
});

const rows = "1,1,3\n2,0,5\n3,1,2\n4,1,1\n5,1,4\n6,1,2";

describe("files as people make them", () => {
  it("byte-order mark, semicolons, decimal commas, quoted new lines, Windows ends, gzip: the same fit", async () => {
    const plain = await fitted(file(`t,e,x\n${rows}\n`));
    const odd = `\ufefft;e;"a ""note"""; x\r\n${rows
      .split("\n")
      .map((line) => line.split(","))
      .map(([t, e, x]) => `${t},0;${e};"two\r\nlines; and ""quotes""";${x}`)
      .join("\r\n")}`;
    const found = await fitted(file(odd));
    expect(found.json.coef).toEqual(plain.json.coef);
    expect(
      (await fitted(file(gzipSync(`t\te\tx\n${rows.replaceAll(",", "\t")}\n`), ".gz"))).json.coef,
    ).toEqual(plain.json.coef);
    expect((await fitted(file(`t,e,x\r${rows.replaceAll("\n", "\r")}`))).json.coef).toEqual(plain.json.coef);
  });

  it("records that straddle the pieces in which a file is read", async () => {
    const filler = "y".repeat(700);
    const many = Array.from(
      { length: 4000 },
      (_, i) => `${1 + (i % 37)},${i % 3 ? 1 : 0},"${filler}\n${i}",${(i * 7) % 11}`,
    );
    const wide = await fitted(file(`t,e,note,x\n${many.join("\n")}\n`));
    const narrow = await fitted(
      file(`t,e,x\n${many.map((_, i) => `${1 + (i % 37)},${i % 3 ? 1 : 0},${(i * 7) % 11}`).join("\n")}\n`),
    );
    expect(wide.json.n).toBe(4000);
    expect(wide.json.coef).toEqual(narrow.json.coef);
  });

  it("missing values, zero lengths and reversed intervals are dropped and counted", async () => {
    const { json } = await fitted(
      file(
        `s,t,e,x\n0,1,1,3\n0,2,0,5\n5,3,1,2\n3,3,1,1\n0,4,1,\n0,5,NA,4\n0,6,1,2\n0,7,1,4\n1,1.000000000001,1,2\n`,
      ),
      "x",
      ...["--start", "s"],
    );
    expect([json.n, json.n_dropped_missing, json.n_dropped_zero_length, json.n_dropped_reversed]).toEqual([
      4, 2, 2, 1,
    ]);
    expect(json.diagnoses.map((d: { code: string }) => d.code)).toEqual([
      "missing-values",
      "zero-length-interval",
      "reversed-interval",
    ]);
  });

  it.each([
    ["1/2", "1,2,3\n2,1,5\n3,2,2\n4,2,1\n5,2,4\n6,2,2"],
    ["TRUE/FALSE", "1,TRUE,3\n2,FALSE,5\n3,TRUE,2\n4,TRUE,1\n5,TRUE,4\n6,TRUE,2"],
  ])("events coded %s", async (_, text) => {
    const plain = await fitted(file(`t,e,x\n${rows}\n`));
    expect((await fitted(file(`t,e,x\n${text}\n`))).json.coef).toEqual(plain.json.coef);
  });

  it("several kinds of event need a cause: then it is cause-specific, Fine–Gray or a cumulative incidence", async () => {
    const path = file("t,e,x\n1,1,3\n2,0,5\n3,2,2\n4,1,1\n5,2,4\n6,1,2\n7,0,3\n");
    expect((await fitted(path)).json.error.code).toBe("bad-event");
    const specific = await fitted(path, "x", "--cause", "1");
    expect([specific.code, specific.json.events]).toEqual([0, 3]);
    const fineGray = await fitted(path, "x", "--cause", "1", "--fine-gray");
    expect([fineGray.code, fineGray.json.n, fineGray.json.events]).toEqual([0, 7, 3]);
    expect(fineGray.json.robust_se.x).toBeGreaterThan(0);
    const curves = await run("km", "--data", path, "--time", "t", "--event", "e", "--competing");
    expect(Object.keys(curves.json.curves.all.causes)).toEqual(["1", "2"]);
  });
});

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
