import { expect, it } from "vitest";
import { ROLES } from "#src/platform/access/actor.ts";
import { professionals } from "./professionals.ts";

const staff = professionals({ seed: "test" });

it("there are 120 professionals, the same for the same seed", () => {
  expect(staff).toHaveLength(120);
  expect(professionals({ seed: "test" })).toEqual(staff);
  expect(new Set(staff.map(({ id }) => id)).size).toBe(120);
});

it("every role is held by somebody", () => {
  for (const role of ROLES) expect(staff.some(({ roles }) => roles.includes(role))).toBe(true);
});

it.each([
  "family-north",
  "family-middle",
  "family-south",
  "health-line",
  "social-line",
  "on-call-social",
  "psychosocial-north",
  "psychosocial-middle",
  "psychosocial-south",
  "oral-line",
])("the team %s has a lead and works in three languages", (team) => {
  const members = staff.filter(({ teams }) => teams.includes(team));
  expect(members.some(({ roles }) => roles.includes("team-lead"))).toBe(true);
  for (const lang of ["fi", "sv", "en"] as const) {
    expect(members.some(({ languages }) => languages.includes(lang))).toBe(true);
  }
});

it("the demo's own people come first and count", () => {
  const own = { ...staff[5], givenNames: "Testi" } as (typeof staff)[number];
  const all = professionals({ seed: "test", count: 80, personas: [own] });
  expect(all[0]).toBe(own);
  expect(all).toHaveLength(80);
});
