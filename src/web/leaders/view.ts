import type { Report } from "#src/domains/measures/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { type Choice, viewQuery } from "./choice.ts";
import { type Names, names } from "./values.ts";
import { type LeadersWords, leadersWords } from "./words.ts";

/** What each part of the page is drawn from. */
export interface View {
  readonly site: Site;
  readonly lang: Lang;
  readonly w: LeadersWords;
  readonly names: Names;
  readonly choice: Choice;
  readonly report: Report;
}

export function viewOf(site: Site, lang: Lang, choice: Choice, report: Report): View {
  return { site, lang, choice, report, w: leadersWords(lang), names: names(site, lang) };
}

/** Where a figure is defined; the way back leads to the same view. */
export function definitionPath(view: Pick<View, "lang" | "choice">, measure: string): string {
  return to("definition", view.lang, { measure }) + viewQuery(view.choice);
}
