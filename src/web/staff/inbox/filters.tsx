import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Filters, Select, TextField } from "../../ui/index.ts";
import { reachOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import type { Asked } from "./asked.ts";
import { inboxWords } from "./words.ts";

/** Team among those the reader sees, language, reference. The view stays. */
export const InboxFilters = (props: { site: Site; lang: Lang; staff: Staff; asked: Asked }) => {
  const { site, lang, staff, asked } = props;
  const w = inboxWords(lang);
  const { onCall } = reachOf(staff);
  const teams = onCall ? site.content.teams : site.content.teams.filter(({ id }) => staff.teams.includes(id));
  return (
    <Filters lang={lang} action={to("inbox", lang)}>
      {asked.view !== "team" && <input type="hidden" name="view" value={asked.view} />}
      {teams.length > 1 && (
        <Select
          lang={lang}
          name="team"
          label={w.team}
          value={asked.team ?? ""}
          options={[
            { value: "", label: w.allTeams },
            ...teams.map(({ id, names }) => ({ value: id, label: names[lang] })),
          ]}
        />
      )}
      <Select
        lang={lang}
        name="language"
        label={w.language}
        value={asked.language ?? ""}
        options={[
          { value: "", label: w.allLanguages },
          ...LANGS.map((one) => ({ value: one, label: staffWords(lang).languages[one] })),
        ]}
      />
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
