import { type RequestCase, RULES } from "#src/domains/requests/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Site } from "../site.ts";
import { dataWords } from "./words.ts";

/** What the request's rule says, and that it is not verified where it is not. */
export function ruleText(site: Site, of: RequestCase, lang: Lang): string {
  const extended = of.facts.some(({ type }) => type === "extended");
  const rule = site.county.rule(extended ? RULES.extended : of.request.rule);
  return [rule.limit[lang], !rule.verified && dataWords(lang).unverified].filter(Boolean).join(" ");
}
