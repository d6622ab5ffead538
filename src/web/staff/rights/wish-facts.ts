import type { Wishes } from "#src/domains/people/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { dataWords } from "../../data-rights/words.ts";
import type { Fact } from "../../ui/index.ts";
import { rightsWords } from "./words.ts";

/** What the person has forbidden and wishes, for whoever handles their matter; what was never decided is left out. */
export function wishFacts(wishes: Wishes, lang: Lang): Fact[] {
  const [w, d] = [rightsWords(lang), dataWords(lang)];
  return [
    ...(wishes["between-registers"].value === "ban"
      ? [{ label: d.wishes["between-registers"], value: w.banMove }]
      : []),
    ...(wishes.notices.value === "ban" ? [{ label: d.wishes.notices, value: w.banNotices }] : []),
    ...(wishes.way.value === "any" ? [] : [{ label: w.wayWish, value: d.values[wishes.way.value] }]),
  ];
}
