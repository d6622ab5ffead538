import { z } from "zod";
import { bySchema, type Content, type ContentKind, review } from "#src/platform/content/index.ts";
import type { WaitingRules } from "./wish.ts";

const text = z.string().trim().min(1);
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const schema = z.strictObject({
  review,
  answer: z.int().min(5).max(1_440),
  call: z.int().min(5).max(2_880),
  ahead: z.int().min(0).max(1_440),
  quiet: z.strictObject({ from: clock, to: clock }),
  days: z.int().min(1).max(365),
  order: z.strictObject({ fi: text, sv: text, en: text }),
});

export const waitingListKind: ContentKind<z.infer<typeof schema>> = {
  kind: "waiting-list",
  files: "waiting-list.yaml",
  required: true,
  parse: bySchema(schema),
  audience: () => "resident",
};

/** How freed times are offered, as the county's content says. */
export function waitingRulesOf(content: Content): WaitingRules {
  const [found] = content.of(waitingListKind);
  if (!found) throw new Error("the content has no waiting-list.yaml");
  return found.value;
}
