import { describe, expect, it } from "vitest";
import { difference, reference } from "#src/stats/reference/load.ts";
import { data, file, run } from "./testing/command.ts";

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
