import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { file, fitted, rows, run } from "./testing/command.ts";

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

  it("which codes are in use is read off all rows, those left out too", async () => {
    const { json } = await fitted(file("t,e,x\n1,1,3\n2,1,5\n3,2,\n"));
    expect(json.error.code).toBe("no-events");
  });

  it("names with commas and quotes, numbers too long for a number, a covariate named twice", async () => {
    const path = file(
      `t,e,"a, ""b""",c\n${rows
        .split("\n")
        .map((row, i) => `${row},12345678901234567${i}`)
        .join("\n")}\n`,
    );
    const { json } = await fitted(path, '"a, ""b""", "a, ""b"""', "--cluster", "c");
    const each = await fitted(path, '"a, ""b"""', "--robust");
    expect(Object.keys(json.coef)).toEqual(['a, "b"']);
    expect(json.robust_se).toEqual(each.json.robust_se);
  });

  it("influence counts the whole weight of a row; exact ties have no score residuals", async () => {
    const path = file(`t,e,x,w\n${rows.replaceAll("\n", ",2\n")},2\n`);
    const plain = await fitted(path, "x", "--residuals");
    const weighted = await fitted(path, "x", "--weights", "w", "--residuals");
    expect(weighted.json.residuals.dfbeta[0][0]).toBeCloseTo(plain.json.residuals.dfbeta[0][0], 10);
    const exact = await fitted(path, "x", "--residuals", "--ties", "exact");
    expect([exact.json.residuals.dfbeta, exact.json.residuals.schoenfeld]).toEqual([null, null]);
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
    const { json } = await run(
      ...["km", "--data", path, "--time", "t", "--event", "e", "--competing", "--times", "0.5,4"],
      ...["--strata", "x"],
    );
    expect(json.curves["x=3"].causes["1"].cif).toEqual([0, 0.5]);
    expect(json.diagnoses).toEqual([]);
  });
});
