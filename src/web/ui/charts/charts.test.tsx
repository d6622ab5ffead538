import { describe, expect, it } from "vitest";
import { AreaMap, BarChart, LineChart } from "../index.ts";
import { type AreaCollection, drawAreas, roomiest } from "./geometry.ts";
import { stepOf } from "./map.tsx";
import { number, quantity } from "./numbers.ts";

const cells = (text: string) =>
  [...text.matchAll(/<(?:td|th scope="row")[^>]*>([\s\S]*?)<\/t[dh]>/g)].map((match) =>
    (match[1] ?? "").replace(/<[^>]+>/g, "").replace(/\u00a0/g, " "),
  );

const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

const coast = (turned: boolean): AreaCollection => ({
  type: "FeatureCollection",
  features: [0, 1].map((i) => ({
    type: "Feature",
    properties: { code: `m${i}` },
    geometry: {
      type: "Polygon",
      coordinates: [turned ? square(21 + i, 63, 1).reverse() : square(21 + i, 63, 1)],
    },
  })),
});

describe("numbers", () => {
  it.each([
    ["fi", 87.1, "%", 1, "87,1 %"],
    ["sv", 2604, "", 0, "2 604"],
    ["en", 87.1, "%", 1, "87.1%"],
    ["fi", -0.5, "pv", 1, "−0,5 pv"],
  ] as const)("%s writes %d%s as its readers do", (lang, value, unit, decimals, shown) => {
    expect(quantity(lang, value, unit, decimals).replace(/\u00a0/g, " ")).toBe(shown);
  });
  it("keeps the decimals it is asked for", () => {
    expect(number("fi", 80, 1)).toBe("80,0");
  });
});

describe("a line chart", () => {
  const chart = String(
    LineChart({
      lang: "fi",
      id: "c",
      title: "Vastattu ajoissa",
      say: "Osuus nousi.",
      picture: { title: "Vastattu ajoissa 2026", description: "Osuus nousi 80:stä 90:een." },
      periodLabel: "Kuukausi",
      valueLabel: "Osuus",
      casesLabel: "Asioita",
      unit: "%",
      target: 85,
      points: [
        { label: "tammikuu", short: "tam", value: 80, cases: 100 },
        { label: "helmikuu", short: "hel", value: null, cases: 3 },
        { label: "maaliskuu", short: "maa", value: 90.04, cases: 120 },
      ],
    }),
  );

  it("says the same in its table, and hides the cases of what is hidden", () => {
    expect(cells(chart)).toEqual([
      "tammikuu",
      "80,0 %",
      "100",
      "helmikuu",
      "salattu",
      "salattu",
      "maaliskuu",
      "90,0 %",
      "120",
    ]);
  });
  it("names itself for those who do not see it, in both drawings, by ids of their own", () => {
    const ids = [...chart.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(chart.match(/role="img"/g)).toHaveLength(2);
    expect(chart.match(/<title id="c-[wn]-t">Vastattu ajoissa 2026<\/title>/g)).toHaveLength(2);
  });
  it("breaks the line where a value is hidden", () => {
    const path = /class="s1" d="([^"]*)"/.exec(chart)?.[1] ?? "";
    expect(path.match(/M/g)).toHaveLength(2);
  });
  it("needs no inline style", () => {
    expect(chart).not.toContain("style=");
  });
});

describe("a bar chart", () => {
  it("starts at zero, so that twice the value is twice the bar", () => {
    const text = String(
      BarChart({
        lang: "sv",
        id: "b",
        title: "Väntan",
        picture: { title: "Väntan", description: "Två staplar" },
        categoryLabel: "Dagar",
        valueLabel: "Andel",
        unit: "%",
        limit: { after: 1, label: "mål" },
        bars: [
          { label: "0–7", value: 60 },
          { label: "8–14", value: 30 },
          { label: "15–", value: null },
        ],
      }),
    );
    const heights = [...text.matchAll(/<rect class="bar[^"]*"[^>]* height="([\d.]+)"/g)]
      .slice(0, 2)
      .map((m) => Number(m[1]));
    expect(heights[0]).toBeCloseTo(2 * (heights[1] ?? 0), 5);
    expect(cells(text)).toEqual(["0–7", "60 %", "8–14", "30 %", "15–", "dold"]);
  });
});

describe("a map", () => {
  it.each([
    [74.9, 0],
    [75, 1],
    [79.9, 1],
    [90, 4],
  ])("%d stands on step %d", (value, step) => {
    expect(stepOf(value, [75, 80, 85, 90])).toBe(step);
  });

  it("draws the same whichever way round the borders are written", () => {
    const draw = (turned: boolean) => drawAreas(coast(turned), (f) => String(f.properties?.code), 200);
    expect(draw(true).height).toBe(draw(false).height);
    expect(draw(true).height).toBeLessThan(400);
    expect(draw(true).areas.map((area) => area.key)).toEqual(["m0", "m1"]);
  });

  it("writes a number where there is most room: the middle of a square, the thick end of a wedge", () => {
    const { centre, room } = roomiest([square(0, 0, 10)]);
    expect(centre[0]).toBeCloseTo(5, 1);
    expect(room).toBeCloseTo(5, 1);
    const wedge = roomiest([
      [
        [0, 0],
        [30, 0],
        [0, 10],
        [0, 0],
      ],
    ]);
    expect(wedge.centre[0]).toBeLessThan(6);
  });

  it("hatches what is hidden, writes no number on it, and hides its cases", () => {
    const text = String(
      AreaMap({
        lang: "en",
        id: "m",
        picture: { title: "Share", description: "B is hidden." },
        areas: coast(false),
        codeOf: (feature) => String(feature.properties?.code),
        areaLabel: "Municipality",
        valueLabel: "%",
        casesLabel: "Visits",
        unit: "%",
        thresholds: [75, 80, 85, 90],
        values: [
          { code: "m0", name: "A", value: 82.4, cases: 200 },
          { code: "m1", name: "B", value: null, cases: 3 },
        ],
      }),
    );
    expect(text.match(/fill="url\(#m-hatch\)"/g)).toHaveLength(1);
    expect(text.match(/class="num"/g)).toHaveLength(1);
    expect(cells(text)).toEqual(["A", "82.4", "", "200", "B", "–", "hidden", "–"]);
  });
});
