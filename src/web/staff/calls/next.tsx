import { callDays } from "#src/domains/contacts/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import { day } from "../../format.ts";
import { Box, Button, Checkboxes, Select, TextArea, TextField } from "../../ui/index.ts";
import type { PartProps } from "./parts.ts";
import { callWords } from "./words.ts";

const CALL_DAYS = 5;

/** What happens next: a call promised, an answer at once, or the queue. */
export const Next = ({ site, exchange, typed, told, error }: PartProps) => {
  const { lang, scope } = exchange;
  const w = callWords(lang);
  const days = callDays(site.content.line(typed.line).answering, scope.now, CALL_DAYS);
  return (
    <Box tight id="next" title={w.next}>
      <TextField
        lang={lang}
        name="phone"
        type="tel"
        label={w.phone}
        value={typed.phone}
        error={error("phone")}
        width={20}
        autocomplete="off"
      />
      {(!(told.writes || typed.writes) || error("time")) && (
        <>
          <Select
            lang={lang}
            name="day"
            label={w.day}
            value={typed.day}
            options={days.map((date) => ({
              value: date.toString(),
              label: day(startOfDay(date), lang, scope.now),
            }))}
          />
          <TextField
            lang={lang}
            name="time"
            label={w.time}
            hint={w.timeHint}
            value={typed.time}
            error={error("time")}
            width={5}
            autocomplete="off"
          />
        </>
      )}
      <p class="pb-row">
        <Button name="do" value="save" shortcut="Control+Enter">
          {w.save}
        </Button>
      </p>
      <TextArea
        lang={lang}
        name="answer"
        label={w.answer}
        hint={w.answerHint}
        rows={4}
        value={typed.answer}
        error={error("answer")}
      />
      <p class="pb-row">
        <Button name="do" value="answer" variant="secondary" shortcut="Control+Enter">
          {w.answered}
        </Button>
      </p>
      <Checkboxes
        lang={lang}
        name="writes"
        label={w.writesTitle}
        values={told.writes || typed.writes ? ["yes"] : []}
        choices={[{ value: "yes", label: w.writes, hint: told.writes ? w.writesKept : undefined }]}
      />
    </Box>
  );
};
