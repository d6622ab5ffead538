import type { Lang } from "#src/kernel/lang.ts";

/** Folded words that say nothing of what somebody needs. */
export const SMALL_WORDS: Readonly<Record<Lang, ReadonlySet<string>>> = {
  fi: new Set(
    "ja tai on ei en et se ne mina ma mun mulla minulla minun mua minua sina sun han hanen me meidan te he etta jos kun kuin joka mika mita miten missa mista mihin kuka voi voin voiko saa saan saako haluan tarvitsen tarvitaan pitaa onko olen ole oli ovat nyt jo niin myos vain kanssa varten hyvin paljon liian aina".split(
      " ",
    ),
  ),
  sv: new Set(
    "och eller ar inte jag du han hon vi ni de den det en ett min mitt mina mig dig sig som att om for av pa i till med fran hur var vad vem nar kan far vill behover ska har hade nu bara ocksa mycket alltid hos vid".split(
      " ",
    ),
  ),
  en: new Set(
    "and or is am are not i you he she we they it the a an my me your our to of in on for with from at how where what who when can do does get need want would have has be now only also very too always some any".split(
      " ",
    ),
  ),
};
