import { SERVICE_CHANNELS, TARGET_GROUPS } from "#src/domains/directory/index.ts";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { LANGUAGE_NAMES } from "../../language-names.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { NarrowedSearch, Select } from "../../ui/index.ts";
import { type Asked, isNarrowed } from "./asked.ts";
import { CHANNEL_NAMES, GROUP_NAMES, serviceWords } from "./words.ts";

/** What one is looking for and what narrows it; both stand in the address, so that a view can be shared. */
export const SearchForm = ({ site, lang, asked }: { site: Site; lang: Lang; asked: Asked }) => {
  const w = serviceWords(lang);
  const { filters } = asked;
  const select = (
    name: keyof typeof filters,
    label: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <Select
      lang={lang}
      name={name}
      label={label}
      value={filters[name] ?? ""}
      options={[{ value: "", label: w.any }, ...options.map(([value, text]) => ({ value, label: text }))]}
    />
  );
  const municipalities = site.content.municipalities
    .map(({ code, names }) => [code, names[lang]] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, lang));
  return (
    <NarrowedSearch
      lang={lang}
      action={to("services", lang)}
      question={asked.question}
      words={w}
      open={isNarrowed(asked)}
    >
      {select("municipality", w.municipality, municipalities)}
      {select(
        "group",
        w.group,
        TARGET_GROUPS.map((one) => [one, GROUP_NAMES[lang][one]]),
      )}
      {select(
        "language",
        w.language,
        LANGS.map((one) => [one, LANGUAGE_NAMES[lang][one]]),
      )}
      {select(
        "channel",
        w.channel,
        SERVICE_CHANNELS.map((one) => [one, CHANNEL_NAMES[lang][one]]),
      )}
      {select(
        "line",
        w.line,
        site.content.lines.map(({ id, names }) => [id, names[lang]]),
      )}
    </NarrowedSearch>
  );
};
