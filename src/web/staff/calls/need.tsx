import { LANGS } from "#src/kernel/lang.ts";
import { Box, Segments, Select, TextArea, TextField } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import type { PartProps } from "./parts.ts";
import { topicsFor } from "./topics.ts";
import { callWords } from "./words.ts";

/** What it is about, and in which language. */
export const Need = ({ site, exchange, typed, told, error }: PartProps) => {
  const { lang } = exchange;
  const w = callWords(lang);
  const s = staffWords(lang);
  const offered = told.person?.serviceLanguage ?? lang;
  const topics = staffOf(exchange)
    .lines.flatMap((line) => topicsFor(site, line))
    .filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index);
  return (
    <Box tight id="need" title={w.need}>
      <Select
        lang={lang}
        name="topic"
        label={w.topic}
        value={typed.topic}
        error={error("topic")}
        options={[
          { value: "", label: w.choose },
          ...topics.map(({ id, names }) => ({ value: id, label: names[lang] })),
        ]}
      />
      <TextArea
        lang={lang}
        name="words"
        label={w.words}
        hint={w.wordsHint}
        rows={6}
        value={typed.words}
        error={error("words")}
      />
      <input type="hidden" name="language-shown" value={typed.language ? "" : offered} />
      <Segments
        lang={lang}
        name="language"
        label={w.language}
        value={typed.language ?? offered}
        choices={LANGS.map((value) => ({ value, label: s.languages[value] }))}
      />
      <TextField
        lang={lang}
        name="interpreter"
        label={w.interpreter}
        hint={w.interpreterHint}
        value={typed.interpreter}
        maxlength={60}
      />
      {!told.person && (
        <Select
          lang={lang}
          name="municipality"
          label={w.municipality}
          value={typed.municipality}
          options={[
            { value: "", label: s.unknown },
            ...site.content.municipalities.map(({ code, names }) => ({ value: code, label: names[lang] })),
          ]}
        />
      )}
      <TextField
        lang={lang}
        name="referrer"
        label={w.referrer}
        hint={w.referrerHint}
        value={typed.referrer}
        error={error("referrer")}
        maxlength={200}
      />
    </Box>
  );
};
