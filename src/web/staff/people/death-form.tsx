import type { Person } from "#src/domains/people/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { to } from "../../paths.ts";
import { Box, Button, DateField, Form, fill } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { deathWords } from "./death-words.ts";

/** What was typed as the day of death, and why it could not be taken. */
export interface DeathTyped {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly error: string;
}

/** That a person has died, or the place to record it. */
export const Death = (props: { exchange: Exchange; person: Person; typed?: DeathTyped | undefined }) => {
  const { exchange, person, typed } = props;
  const { lang, scope } = exchange;
  const w = deathWords(lang);
  if (person.diedOn) {
    return (
      <Box tight id="death" title={w.title}>
        <p>{fill(w.died, { day: day(startOfDay(person.diedOn), lang, scope.now) }).replace("..", ".")}</p>
      </Box>
    );
  }
  return (
    <Fold summary={w.title} open={typed !== undefined}>
      <p>{w.lead}</p>
      <Form action={to("death", lang, { id: person.id })} csrf={exchange.csrf()}>
        <DateField lang={lang} name="died" label={w.day} value={typed} error={typed?.error} />
        <Button variant="secondary" small>
          {w.save}
        </Button>
      </Form>
    </Fold>
  );
};
