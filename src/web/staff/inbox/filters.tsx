import { CHANNELS } from "#src/domains/contacts/index.ts";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Filters, Select, TextField } from "../../ui/index.ts";
import { staffWords } from "../words.ts";
import { type Asked, FITS_ME, teamsAsked } from "./asked.ts";
import { inboxWords } from "./words.ts";

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Line, team, area, language, competence, channel, reference: of lines and teams those the reader sees. The view stays. */
export const InboxFilters = (props: { site: Site; lang: Lang; staff: Staff; asked: Asked }) => {
  const { site, lang, staff, asked } = props;
  const w = inboxWords(lang);
  const teams = teamsAsked(site, staff);
  const lines = site.content.lines.filter(({ id }) => teams.some(({ line }) => line === id));
  const choice = (
    name: "line" | "team" | "area" | "language" | "competence" | "channel",
    all: string,
    options: readonly Option[],
  ) => (
    <Select
      lang={lang}
      name={name}
      label={w[name]}
      value={asked[name] ?? ""}
      options={[{ value: "", label: all }, ...options]}
    />
  );
  const named = (list: readonly { readonly id: string; readonly names: Readonly<Record<Lang, string>> }[]) =>
    list.map(({ id, names }) => ({ value: id, label: names[lang] }));
  return (
    <Filters lang={lang} action={to("inbox", lang)}>
      <input type="hidden" name="view" value={asked.view} />
      {lines.length > 1 && choice("line", w.allLines, named(lines))}
      {teams.length > 1 && choice("team", w.allTeams, named(teams))}
      {choice("area", w.allAreas, named(site.content.county.areas))}
      {choice(
        "language",
        w.allLanguages,
        LANGS.map((one) => ({ value: one, label: staffWords(lang).languages[one] })),
      )}
      {choice("competence", w.allCompetences, [
        { value: FITS_ME, label: w.fitsMe },
        ...named(site.competences),
      ])}
      {choice(
        "channel",
        w.allChannels,
        CHANNELS.map((one) => ({ value: one, label: staffWords(lang).channels[one] })),
      )}
      <TextField
        lang={lang}
        name="search"
        type="search"
        label={w.search}
        value={asked.search}
        maxlength={30}
        autocomplete="off"
        spellcheck={false}
      />
    </Filters>
  );
};
