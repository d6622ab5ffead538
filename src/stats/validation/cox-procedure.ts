import { concordance } from "../survival/concordance.ts";
import type { CoxData, Ties } from "../survival/cox/data.ts";
import { fitCox } from "../survival/cox/fit.ts";
import { selectRows } from "../survival/cox/subset.ts";
import type { Procedure } from "./resampling.ts";

/** A Cox model judged by Harrell's concordance, for bootstrap and cross-validation. */
export function coxProcedure(data: CoxData, ties: Ties = "efron"): Procedure<Float64Array> {
  return {
    fit: (rows) => fitCox(selectRows(data, rows), { ties, threads: 1 }).coef,
    judge(coef, rows) {
      const part = selectRows(data, rows);
      const score = new Float64Array(rows.length);
      part.x.forEach((x, j) => {
        for (let i = 0; i < score.length; i++) score[i]! += coef[j]! * x[i]!;
      });
      return concordance({ ...part, score }, false).value;
    },
  };
}
