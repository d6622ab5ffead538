import type { Assess, Submit } from "./doings.ts";
import type { Rng } from "./rng.ts";

/** Lines on which the need of care is assessed in nearly every contact; on the others now and then. */
const HEALTH_LINES: readonly Submit["line"][] = ["health", "psychosocial", "oral"];
const ASSESSED = { health: 0.96, other: 0.25 };
const RESULTS: readonly (readonly [result: string, upTo: number])[] = [
  ["advice", 0.36],
  ["self-care", 0.58],
  ["guided", 0.64],
  ["time", 1],
];
const WAITS: readonly (readonly [urgency: string, upTo: number])[] = [
  ["non-urgent", 0.68],
  ["within-days", 0.9],
  ["today", 1],
];
const WHO: Readonly<Partial<Record<Submit["line"], string>>> = {
  health: "nurse",
  psychosocial: "psychiatric-nurse",
  oral: "dental-hygienist",
};
const REASON_MAX = 120;

/** What a professional judges of a need; undefined when nobody assesses it. */
export function needOf(rng: Rng, submit: Submit): Omit<Assess, "kind" | "contactKey" | "by"> | undefined {
  const health = HEALTH_LINES.includes(submit.line);
  if (!rng.chance(health ? ASSESSED.health : ASSESSED.other)) return undefined;
  const reason = (submit.words.split(/[.!?\n]/u)[0] ?? "").trim().slice(0, REASON_MAX) || submit.topic;
  if (!health) return { reason, urgency: "non-urgent", result: "advice" };
  const result = upTo(RESULTS, rng.float());
  const urgency = result === "time" ? upTo(WAITS, rng.float()) : "non-urgent";
  if (result !== "time") return { reason, urgency, result };
  const profession = WHO[submit.line] ?? "nurse";
  return { reason, urgency, result, profession, mode: rng.chance(0.7) ? "visit" : "phone" };
}

const upTo = (choices: readonly (readonly [string, number])[], at: number): string =>
  choices.find(([, most]) => at < most)?.[0] ?? choices[0]?.[0] ?? "";
