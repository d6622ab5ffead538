import type { Lang } from "#src/kernel/lang.ts";
import { dataWords } from "../../data-rights/words.ts";
import { Select } from "../../ui/index.ts";
import type { Subject } from "./subject.ts";

/** Whose data: shown where there is anybody to choose beside oneself. */
export const Whose = ({ subject, lang, id }: { subject: Subject; lang: Lang; id: string }) =>
  subject.choices.length < 2 ? null : (
    <Select
      lang={lang}
      id={id}
      name="of"
      label={dataWords(lang).whose}
      value={subject.person.id}
      options={subject.choices.map((one) => ({ value: one.id, label: one.name ?? dataWords(lang).me }))}
    />
  );
