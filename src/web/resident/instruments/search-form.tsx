import {
  FACETS,
  type Facet,
  type FacetCounts,
  ITEMS,
  MINUTES,
  termsOf,
} from "#src/domains/instruments/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { fill, NarrowedSearch, Select } from "../../ui/index.ts";
import { type Asked, isNarrowed } from "./asked.ts";
import { instrumentWords } from "./words.ts";

/** What one is looking for and what narrows it, each choice with how many it would leave; all of it in the address. */
export const SearchForm = ({
  site,
  lang,
  asked,
  counts,
}: {
  site: Site;
  lang: Lang;
  asked: Asked;
  counts: FacetCounts;
}) => {
  const w = instrumentWords(lang);
  return (
    <NarrowedSearch
      lang={lang}
      action={to("instruments", lang)}
      question={asked.question}
      words={w}
      along={asked.topic && <input type="hidden" name="topic" value={asked.topic} />}
      open={isNarrowed(asked)}
    >
      {FACETS.map((facet) => (
        <Select
          lang={lang}
          name={facet}
          label={w.facets[facet]}
          value={asked.filters[facet] ?? ""}
          options={[{ value: "", label: w.any }, ...options(site, lang, facet, asked, counts)]}
        />
      ))}
    </NarrowedSearch>
  );
};

/** The choices of a facet that leave something, and the one that is chosen. */
function options(site: Site, lang: Lang, facet: Facet, asked: Asked, counts: FacetCounts) {
  const chosen = asked.filters[facet];
  return labels(site, lang, facet, counts)
    .map(([value, label]) => ({ value, label, count: counts[facet].get(value) ?? 0 }))
    .filter(({ value, count }) => count > 0 || value === chosen)
    .map(({ value, label, count }) => ({ value, label: `${label} (${count})` }));
}

function labels(site: Site, lang: Lang, facet: Facet, counts: FacetCounts): (readonly [string, string])[] {
  const w = instrumentWords(lang);
  const terms = termsOf(site.content);
  const of = (list: readonly { readonly id: string; readonly names: Readonly<Record<Lang, string>> }[]) =>
    list.map(({ id, names }) => [id, names[lang]] as const);
  const ends = (numbers: readonly number[], words: string) => [
    ...numbers.map((n) => [String(n), fill(words, { n })] as const),
    ["more", w.more] as const,
  ];
  switch (facet) {
    case "group":
      return of(terms.groups);
    case "phenomenon":
      return of(terms.phenomena).sort(([, one], [, other]) => one.localeCompare(other, lang));
    case "filledBy":
      return of(terms.filledBy);
    case "minutes":
      return ends(MINUTES, w.upToMinutes);
    case "items":
      return ends(ITEMS, w.upTo);
    case "licence":
      return of(terms.licences);
    case "language": {
      const shown = new Intl.DisplayNames([lang], { type: "language" });
      return [...counts.language.keys()].sort().map((code) => [code, shown.of(code) ?? code] as const);
    }
    case "safety":
      return [["yes", w.safetyYes]];
  }
}
