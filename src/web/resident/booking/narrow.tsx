import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { Site } from "../../site.ts";
import { Filters, fill, Select, TextField } from "../../ui/index.ts";
import { type Asked, KILOMETRES } from "./asked.ts";
import { bookingWords } from "./words.ts";

/** What narrows a list of times: how one meets, from where, how far, in which language, from which day. */
export const Narrow = (props: { site: Site; lang: Lang; asked: Asked; action: string }) => {
  const { site, lang, asked, action } = props;
  const w = bookingWords(lang);
  const { type, request } = asked;
  const place = asked.municipality && site.content.municipality(asked.municipality).names[lang];
  const narrowed = asked.form || asked.language || asked.kilometres || asked.from || asked.wrong.length > 0;
  return (
    <details class="pb-more" open={Boolean(narrowed)}>
      <summary>{w.narrow}</summary>
      <Filters lang={lang} action={action} submit={w.show}>
        {request && <input type="hidden" name="request" value={request.id} />}
        {type.forms.length > 1 && !request && (
          <Select
            lang={lang}
            name="form"
            label={w.form}
            value={asked.form ?? ""}
            options={[
              { value: "", label: w.anyForm },
              ...type.forms.map((form) => ({ value: form, label: w.forms[form] })),
            ]}
          />
        )}
        <TextField
          lang={lang}
          name="near"
          label={w.near}
          hint={w.nearHint}
          value={place ?? asked.near}
          error={asked.wrong.includes("near") ? w.nearUnknown : undefined}
          width={20}
          autocomplete="postal-code"
        />
        <Select
          lang={lang}
          name="km"
          label={w.km}
          value={asked.kilometres === undefined ? "" : String(asked.kilometres)}
          options={[
            { value: "", label: w.anyKm },
            ...KILOMETRES.map((n) => ({ value: String(n), label: fill(w.kmOption, { n }) })),
          ]}
        />
        {!request && (
          <Select
            lang={lang}
            name="language"
            label={w.language}
            value={asked.language ?? ""}
            options={[
              { value: "", label: w.anyLanguage },
              ...LANGS.map((one) => ({ value: one, label: w.languages[one] })),
            ]}
          />
        )}
        <TextField
          lang={lang}
          name="from"
          type="date"
          label={w.from}
          value={asked.from}
          error={asked.wrong.includes("from") ? w.fromWrong : undefined}
          width={10}
        />
      </Filters>
    </details>
  );
};
