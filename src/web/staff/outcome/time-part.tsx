import { CHOOSERS, FORMS, URGENCIES } from "#src/domains/scheduling/index.ts";
import { LANGS } from "#src/kernel/lang.ts";
import { Checkboxes, fill, Segments, Select, TextField } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { staffWords } from "../words.ts";
import type { OutcomePartProps } from "./parts.ts";
import { limitRules, typesFor } from "./time-asked.ts";
import { outcomeWords } from "./words.ts";

/** A time asked for: what kind, how one meets, in which language, how soon, and who picks it. */
export const TimePart = ({ site, exchange, shown, typed, error, touched }: OutcomePartProps) => {
  const { lang, scope } = exchange;
  const { contact, intake } = shown;
  const w = outcomeWords(lang);
  const s = staffWords(lang);
  const { time } = typed;
  const types = typesFor(site, contact.line);
  const chosen = types.find(({ id }) => id === time.type);
  const professions = [...new Set((chosen ? [chosen] : types).flatMap((one) => one.professions))];
  const lengths = [...new Set((chosen ? [chosen] : types).flatMap(({ minutes }) => minutes))].toSorted(
    (a, b) => a - b,
  );
  const units = site.content.units.filter(({ line }) => line !== undefined);
  return (
    <Fold summary={w.time} open={time.type !== ""}>
      <Select
        lang={lang}
        name="time-type"
        label={w.type}
        value={time.type}
        error={error("time-type")}
        options={[
          { value: "", label: w.typeNone },
          ...types.map(({ id, names }) => ({ value: id, label: names[lang] })),
        ]}
      />
      <Segments
        lang={lang}
        name="time-urgency"
        label={w.urgency}
        value={time.urgency ?? ""}
        error={error("time-urgency")}
        choices={URGENCIES.map((value) => ({ value, label: w.urgencies[value] }))}
      />
      <Segments
        lang={lang}
        name="time-form"
        label={w.form}
        value={time.form ?? ""}
        error={error("time-form")}
        choices={FORMS.map((value) => ({ value, label: w.forms[value] }))}
      />
      <Segments
        lang={lang}
        name="time-chooser"
        label={w.chooser}
        value={time.chooser ?? ""}
        choices={CHOOSERS.map((value) => ({ value, label: w.choosers[value] }))}
      />
      <Checkboxes
        lang={lang}
        name="time-language"
        label={w.languages}
        values={touched ? time.languages : [contact.language]}
        choices={LANGS.map((value) => ({ value, label: s.languages[value] }))}
      />
      <TextField
        lang={lang}
        name="time-interpreter"
        label={w.interpreter}
        hint={w.interpreterHint}
        value={touched ? time.interpreter : (intake?.interpreter ?? "")}
        maxlength={60}
      />
      <Select
        lang={lang}
        name="time-profession"
        label={w.profession}
        value={time.profession}
        options={[
          { value: "", label: w.anyProfession },
          ...professions.map((id) => ({
            value: id,
            label: site.content.findProfession(id)?.names[lang] ?? id,
          })),
        ]}
      />
      <Select
        lang={lang}
        name="time-minutes"
        label={w.minutes}
        value={String(time.minutes ?? "")}
        options={[
          { value: "", label: w.minutesUsual },
          ...lengths.map((n) => ({ value: String(n), label: fill(w.minutesOf, { n }) })),
        ]}
      />
      <Select
        lang={lang}
        name="time-place"
        label={w.place}
        value={time.place}
        options={[
          { value: "", label: w.anywhere },
          ...units.map(({ id, names }) => ({ value: id, label: names[lang] })),
        ]}
      />
      <Select
        lang={lang}
        name="time-rule"
        label={w.rule}
        value={time.rule}
        options={[
          { value: "", label: w.ruleUsual },
          ...limitRules(site, scope.now).map(({ id, name }) => ({ value: id, label: name[lang] })),
        ]}
      />
      <TextField
        lang={lang}
        name="time-by"
        label={w.by}
        hint={w.byHint}
        value={time.by}
        error={error("time-by")}
        width={10}
        autocomplete="off"
      />
    </Fold>
  );
};
