import { z } from "zod";
import { readDay } from "#src/kernel/typed-day.ts";
import { KINDS, type Rule, UNITS } from "./model.ts";

const text = z.string().trim().min(1);
const words = z.strictObject({ fi: text, sv: text, en: text });
const code = z.string().regex(/^[a-z][a-z0-9-]*$/, "a code in small letters with hyphens");
const event = z.strictObject({ code, name: words });

const date = z.string().transform((value, context) => {
  const day = readDay(value);
  if (day) return day;
  context.addIssue({ code: "custom", message: `"${value}" is not a date: write YYYY-MM-DD` });
  return z.NEVER;
});

const described = {
  id: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "an id in capitals with underscores"),
  purpose: code,
  law: z.union([text, words]),
  name: words,
  limit: words,
  validFrom: date.optional(),
  validTo: date.optional(),
  source: z.union([text, words]),
  verified: z.boolean(),
};

const codes = z.array(code).default([]);
const runs = z.strictObject({
  registers: z.array(code).min(1),
  lines: z.array(code).min(1).optional(),
  topics: z.array(code).min(1).optional(),
  notTopics: codes,
  named: z.union([z.boolean(), z.literal("also")]).default(false),
  from: z.array(code).min(1),
  met: z.array(code).min(1),
  metNamed: z.array(code).min(1).optional(),
  metBy: codes,
  pause: codes,
  resume: codes,
  again: codes,
  void: codes,
});

const age = z.int().min(0).max(130);
const clock = z.strictObject({
  ...described,
  kind: z.literal(KINDS[0]),
  value: z.int().min(0),
  unit: z.enum(UNITS),
  start: event,
  stop: event,
  cases: z
    .array(
      z.strictObject({ ageFrom: age.optional(), ageUnder: age.optional(), needs: z.array(code).default([]) }),
    )
    .default([]),
  except: codes,
  runs: runs.optional(),
});

const county = z.strictObject({
  ...described,
  kind: z.enum([KINDS[1], KINDS[2]]),
  value: z.int().min(0).optional(),
  unit: z.enum(UNITS).optional(),
});

/** The shape of `content/deadlines.yaml`: every rule in three languages, ids unique, periods the right way round. */
export const deadlinesSchema = z
  .strictObject({ rules: z.array(z.discriminatedUnion("kind", [clock, county])).min(1) })
  .superRefine(({ rules }, context) => {
    const seen = new Set<string>();
    for (const [index, rule] of rules.entries()) {
      const issue = (field: string, message: string) =>
        context.addIssue({
          code: "custom",
          path: ["rules", index, field],
          message: `${rule.id}: ${message}`,
        });
      if (seen.has(rule.id)) issue("id", "this id is used twice");
      seen.add(rule.id);
      if (rule.validFrom && rule.validTo && Temporal.PlainDate.compare(rule.validFrom, rule.validTo) > 0) {
        issue("validTo", "ends before it begins");
      }
    }
  });

/** The county's rules from the parsed document; throws zod's error with the place and what was expected. */
export function readRules(document: unknown): readonly Rule[] {
  return deadlinesSchema.parse(document).rules;
}
