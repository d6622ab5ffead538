import { type Code, codeLabel, firstFor } from "#src/domains/assessments/index.ts";
import { type Appointment, MODE_OF } from "#src/domains/scheduling/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, type FieldError, Form, Segments, Select, TextField } from "../../ui/index.ts";
import { bookingStaffWords } from "./words.ts";

/** A visit's form as it was posted. */
export interface VisitTyped {
  readonly mode: string;
  readonly service: string;
  readonly nature: string;
  readonly icpc: string;
  readonly first: string;
}

/** What the line and the form of service say already. */
const visitBegun = (site: Site, { form, line }: Appointment): VisitTyped => ({
  mode: MODE_OF[form],
  service: firstFor(site.assessing.book.service, line) ?? "",
  nature: firstFor(site.assessing.book.nature, line) ?? "",
  icpc: "",
  first: "yes",
});

/** The codes that a contact's register may be given. */
const codesOf = (codes: readonly Code[], register: Appointment["register"]) =>
  codes.filter((one) => one.register === undefined || one.register === register);

/** Ends a visit: the fields that AvoHilmo asks for, what is known filled in. */
export const VisitForm = (props: {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly appointment: Appointment;
  readonly typed: VisitTyped | undefined;
  readonly errors: readonly FieldError[];
}) => {
  const { site, exchange, appointment } = props;
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  const { book } = site.assessing;
  const typed = props.typed ?? visitBegun(site, appointment);
  const error = (name: string) =>
    props.errors.find(({ field }) => field === name)?.text as string | undefined;
  const options = (codes: readonly Code[]) => [
    { value: "", label: w.notChosen },
    ...codes.map(({ code, names }) => ({ value: code, label: names[lang] })),
  ];
  const { register } = appointment;
  return (
    <Box id="visit" title={w.visit}>
      <p>{w.visitLead}</p>
      <Form action={to("staffAppointment", lang, { id: appointment.id })} csrf={exchange.csrf()}>
        <input type="hidden" name="step" value="done" />
        <Select
          lang={lang}
          name="mode"
          label={w.mode}
          value={typed.mode}
          error={error("mode")}
          options={options(book.mode.codes)}
        />
        <Select
          lang={lang}
          name="service"
          label={w.service}
          value={typed.service}
          error={error("service")}
          options={options(codesOf(book.service.codes, register))}
        />
        {register === "health" && (
          <>
            <Select
              lang={lang}
              name="nature"
              label={w.nature}
              value={typed.nature}
              error={error("nature")}
              options={options(book.nature.codes)}
            />
            <TextField
              lang={lang}
              name="icpc"
              label={w.icpc}
              hint={w.icpcHint}
              value={typed.icpc}
              error={error("icpc")}
              width={20}
              list="icpc-codes"
              autocomplete="off"
            />
            <datalist id="icpc-codes">
              {book.reason.codes.map((one) => (
                <option value={codeLabel(one, lang)} />
              ))}
            </datalist>
          </>
        )}
        <Segments
          lang={lang}
          name="first"
          label={w.first}
          value={typed.first}
          choices={[
            { value: "yes", label: w.yes },
            { value: "no", label: w.no },
          ]}
        />
        <Button>{w.finish}</Button>
      </Form>
    </Box>
  );
};
