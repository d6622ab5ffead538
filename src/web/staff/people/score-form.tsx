import {
  hasScore,
  type LibraryEntry,
  MOST_NOTE,
  nameOf,
  type ScoreRight,
  type ShownScore,
  type TypedScore,
  termsOf,
} from "#src/domains/instruments/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { valuesIn } from "../../instruments/values.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, DateField, Form, fill, Radios, Select, TextArea, TextField } from "../../ui/index.ts";
import { staffScoreWords } from "./score-words.ts";

/** What is being entered: as typed, with what is wrong. */
export interface Entry {
  readonly submission: string;
  readonly typed: TypedScore & { readonly register: string };
  readonly errors: Readonly<Partial<Record<"score" | "measured" | "filledBy" | "note" | "register", string>>>;
  readonly corrects: ShownScore | undefined;
}

interface FormProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly personId: string;
}

/** Which measure it is of: the first step, for each has its own range. */
export const ChooseInstrument = ({
  exchange,
  personId,
  all,
}: FormProps & { readonly all: readonly LibraryEntry[] }) => {
  const { lang } = exchange;
  const w = staffScoreWords(lang);
  return (
    <Box tight id="add" title={w.add}>
      <form method="get" action={to("personScores", lang, { id: personId })}>
        <Select
          lang={lang}
          name="instrument"
          label={w.instrument}
          options={[
            { value: "", label: w.choose },
            ...all
              .filter(({ instrument }) => hasScore(instrument))
              .map(({ instrument }) => ({ value: instrument.id, label: nameOf(instrument, lang) }))
              .sort((one, other) => one.label.localeCompare(other.label, lang, { numeric: true })),
          ]}
        />
        <Button>{w.go}</Button>
      </form>
      <p class="pb-small">
        <a href={to("instruments", lang)}>{w.library}</a>
      </p>
    </Box>
  );
};

/** The score itself. What was typed stays when something is wrong. */
export const ScoreForm = (
  props: FormProps & { readonly entry: LibraryEntry; readonly right: ScoreRight; readonly filled: Entry },
) => {
  const { site, exchange, personId, entry, right, filled } = props;
  const { lang, scope } = exchange;
  const { typed, errors, corrects } = filled;
  const { instrument } = entry;
  const w = staffScoreWords(lang);
  const v = valuesIn(lang, termsOf(site.content));
  const here = to("personScores", lang, { id: personId });
  return (
    <Box tight id="add" title={`${corrects ? w.correct : w.add}: ${nameOf(instrument, lang)}`}>
      {corrects && (
        <p>
          {fill(w.correcting, {
            score: v.num(corrects.score ?? 0),
            day: day(startOfDay(corrects.measuredOn), lang, scope.now),
          })}
        </p>
      )}
      <Form action={here} csrf={exchange.csrf()}>
        <input type="hidden" name="instrument" value={instrument.id} />
        <input type="hidden" name="submission" value={filled.submission} />
        {corrects && <input type="hidden" name="corrects" value={corrects.id} />}
        {right.writes.length > 1 && !corrects && (
          <Radios
            lang={lang}
            name="register"
            label={w.register}
            plain
            value={typed.register}
            error={errors.register}
            choices={right.writes.map((register) => ({ value: register, label: w.registers[register] }))}
          />
        )}
        <TextField
          lang={lang}
          name="score"
          label={w.score}
          hint={fill(w.scoreHint, { range: v.range(instrument), n: instrument.decimals })}
          inputmode="decimal"
          width={10}
          value={typed.score}
          error={errors.score}
          autocomplete="off"
        />
        <DateField
          lang={lang}
          name="measured"
          label={w.measured}
          value={{ day: typed.day, month: typed.month, year: typed.year }}
          error={errors.measured}
        />
        <Select
          lang={lang}
          name="filledBy"
          label={w.filledBy}
          value={typed.filledBy}
          error={errors.filledBy}
          options={instrument.filledBy.map((id) => ({ value: id, label: v.name("filledBy", id) }))}
        />
        <TextArea
          lang={lang}
          name="note"
          label={w.note}
          hint={w.noteHint}
          rows={2}
          maxlength={MOST_NOTE}
          value={typed.note}
          error={errors.note}
        />
        <Button name="do" value="save">
          {w.save}
        </Button>
        {corrects && (
          <Button variant="secondary" name="do" value="take-back">
            {w.takeBack}
          </Button>
        )}
        <Button variant="secondary" href={here}>
          {w.cancel}
        </Button>
      </Form>
    </Box>
  );
};
