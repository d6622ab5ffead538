import type { Person } from "#src/domains/people/index.ts";
import { REASON_CODES, REASON_HOURS, type ReasonRegister } from "#src/platform/audit/special-reasons.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import { REGISTER_NAMES } from "../../registers.ts";
import { Box, Button, Checkboxes, Form, fill, Select, TextArea } from "../../ui/index.ts";
import { peopleWords } from "./words.ts";

export interface GateTyped {
  readonly code: string;
  readonly words: string;
  readonly registers: readonly ReasonRegister[];
}

export type GateErrors = Readonly<Partial<Record<keyof GateTyped, string>>>;

export interface ReasonGateProps {
  readonly exchange: Exchange;
  readonly person: Person;
  readonly typed: GateTyped;
  readonly errors: GateErrors;
  readonly least: number;
  readonly most: number;
  /** The reader has a right to the person already, and asks for more. */
  readonly known: boolean;
  /** The registers of the reader's own lines, and those that may be opened here. */
  readonly own: readonly ReasonRegister[];
  readonly registers: readonly ReasonRegister[];
}

/** Before a special reason is stated nothing of the person is shown but the year of birth, which the search already held. */
export const ReasonGate = (props: ReasonGateProps) => {
  const { exchange, person, typed, errors, least, most, own, registers, known } = props;
  const { lang } = exchange;
  const names = REGISTER_NAMES[lang];
  const w = peopleWords(lang);
  return (
    <>
      <p>
        {known ? `${person.givenNames} ${person.surname}` : fill(w.gateBorn, { year: person.birthDate.year })}
      </p>
      <p>{fill(w.gateBody, { hours: REASON_HOURS })}</p>
      <Form action={to("person", lang, { id: person.id })} csrf={exchange.csrf()}>
        <Box tight>
          <Checkboxes
            lang={lang}
            name="register"
            label={w.registers}
            hint={w.registersHint}
            error={errors.registers}
            values={[...typed.registers]}
            choices={registers.map((one) => ({
              value: one,
              label: fill(own.includes(one) ? w.registerOwn : w.registerOther, { name: names[one] }),
            }))}
          />
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
