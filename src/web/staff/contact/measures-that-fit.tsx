import { phenomenaOfTopic, termsOf } from "#src/domains/instruments/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box } from "../../ui/index.ts";

const TITLE: Readonly<Record<Lang, string>> = {
  fi: "Aiheeseen sopivia mittareita",
  sv: "Mätare som passar ämnet",
  en: "Measures that fit",
};

/** The way from a contact to the measures of what it is about, where the content names any. */
export const MeasuresThatFit = ({ site, lang, topic }: { site: Site; lang: Lang; topic: string }) => {
  const phenomena = phenomenaOfTopic(termsOf(site.content), topic);
  if (phenomena.length === 0) return null;
  return (
    <Box tight id="measures" title={TITLE[lang]}>
      <p class="pb-flush">
        <a href={`${to("instruments", lang)}?${new URLSearchParams({ topic })}`}>
          {phenomena.map(({ names }) => names[lang]).join(", ")}
        </a>
      </p>
    </Box>
  );
};
