import { expect, it } from "vitest";
import { drillBooking } from "./drill.ts";

it("gives no time twice and loses none, while processes and the database are killed", {
  timeout: 300_000,
}, async () => {
  const { attempts, acknowledged, kills, ...found } = await drillBooking({ attempts: 20_000 });
  expect(attempts).toBeGreaterThanOrEqual(20_000);
  expect(acknowledged).toBeGreaterThan(100);
  expect(kills.processes + kills.databases).toBeGreaterThan(2);
  expect(found).toEqual({ double: 0, lost: 0, risen: 0, halves: 0, faults: [] });
});

it("would be seen: without the database's guard times are given twice", { timeout: 120_000 }, async () => {
  const { double } = await drillBooking({ attempts: 1_500, unguarded: true, killEvery: 2_500 });
  expect(double).toBeGreaterThan(0);
});
