import type { Person } from "#src/domains/people/index.ts";
import { REASON_CODES, REASON_HOURS } from "#src/platform/audit/special-reasons.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import { Box, Button, Form, fill, Select, TextArea } from "../../ui/index.ts";
import { peopleWords } from "./words.ts";

export interface GateTyped {
  readonly code: string;
  readonly words: string;
}

export interface ReasonGateProps {
  readonly exchange: Exchange;
  readonly person: Person;
  readonly typed: GateTyped;
  readonly errors: { readonly code?: string; readonly words?: string };
  readonly least: number;
  readonly most: number;
}

/** Before a special reason is stated nothing of the person is shown but the year of birth, which the search already held. */
export const ReasonGate = ({ exchange, person, typed, errors, least, most }: ReasonGateProps) => {
  const { lang } = exchange;
  const w = peopleWords(lang);
  return (
    <>
      <h1>{w.gateTitle}</h1>
      <p>{fill(w.gateBorn, { year: person.birthDate.year })}</p>
      <p>{fill(w.gateBody, { hours: REASON_HOURS })}</p>
      <Form action={to("person", lang, { id: person.id })} csrf={exchange.csrf()}>
        <Box tight>
          <Select
            lang={lang}
            name="code"
            label={w.reason}
            value={typed.code}
            error={errors.code}
            options={[
              { value: "", label: w.reasonMissing },
              ...REASON_CODES.map((code) => ({ value: code, label: w.reasons[code] })),
            ]}
          />
          <TextArea
            lang={lang}
            name="words"
            label={w.reasonWords}
            hint={fill(w.reasonHint, { n: least })}
            rows={3}
            maxlength={most}
            value={typed.words}
            error={errors.words}
          />
          <Button icon="lock">{w.open}</Button>
        </Box>
      </Form>
    </>
  );
};
