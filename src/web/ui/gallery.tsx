import type { Lang } from "#src/kernel/lang.ts";
import { Basics } from "./gallery/basics.tsx";
import { Charts } from "./gallery/charts.tsx";
import { Forms } from "./gallery/forms.tsx";
import { SAMPLES } from "./gallery/words.ts";
import { Work } from "./gallery/work.tsx";

/** The h1 of the gallery, for its document. */
export const galleryTitle = (lang: Lang): string => SAMPLES.title[lang];

/** Every part of the pages in all its states, with sample texts and nobody's data. */
export const Gallery = ({ lang }: { lang: Lang }) => (
  <>
    <h1>{SAMPLES.title[lang]}</h1>
    <p class="pb-leadp">{SAMPLES.lead[lang]}</p>
    <Basics lang={lang} />
    <Forms lang={lang} />
    <Work lang={lang} />
    <Charts lang={lang} />
  </>
);
