import { CORRECTION_REASONS, correct, open } from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, ErrorSummary, type FieldError, Form, Select } from "../../ui/index.ts";
import { contactIdOf } from "../contact/page.tsx";
import { PersonChoice } from "./choice.tsx";
import { type Choice, choose } from "./people.ts";
import { picked } from "./typed.ts";
import { callWords } from "./words.ts";

interface Shown {
  readonly choice: Choice;
  readonly errors: readonly FieldError[];
  readonly found?: boolean;
  readonly status: number;
}

async function draw(
  site: Site,
  exchange: Exchange,
  { choice, errors, found, status }: Shown,
): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = callWords(lang);
  const id = contactIdOf(exchange);
  const { contact, right } = await open(scope, id);
  exchange.log({ action: "contact.open", ...right, personId: contact.personId, contactId: id });
  const error = (name: string) => errors.find((one) => one.field === name)?.text as string | undefined;
  const movable = contact.senderId === null && contact.codeHash === null;
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={`${w.correctTitle} ${contact.reference}`}
      back={{ href: to("contact", lang, { id }), label: contact.reference }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{w.correctTitle}</h1>
      {movable ? (
        <>
          <p>{w.correctLead}</p>
          <Form action={to("correction", lang, { id })} csrf={exchange.csrf()} plain>
            <Box tight>
              <input
                type="hidden"
                name="seen"
                value={field(exchange.fields, "seen") || String(contact.version)}
              />
              <PersonChoice
                {...{ site, exchange, choice }}
                name="person"
                label={w.rightPerson}
                hint={w.callerHint}
                error={error("person")}
                found={found}
                autofocus={!found && errors.length === 0}
              />
              <Select
                lang={lang}
                name="reason"
                label={w.reason}
                value={field(exchange.fields, "reason")}
                error={error("reason")}
                options={[
                  { value: "", label: w.choose },
                  ...CORRECTION_REASONS.map((code) => ({ value: code, label: w.reasons[code] })),
                ]}
              />
              <Button name="do" value="save">
                {w.correct}
              </Button>
            </Box>
          </Form>
        </>
      ) : (
        <p>{w.notMovable}</p>
      )}
    </StaffPage>,
    status,
  );
}

export async function showCorrection(site: Site, exchange: Exchange): Promise<Answer> {
  await open(exchange.scope, contactIdOf(exchange));
  const choice = await choose(exchange, { text: "", shown: "", id: "" });
  return draw(site, exchange, { choice, errors: [], status: 200 });
}

/** Looks for the right person, or moves the contact to them: with a reason, and told in both persons' logs. */
export async function takeCorrection(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = callWords(lang);
  const id = contactIdOf(exchange);
  const { contact } = await open(scope, id);
  const choice = await choose(exchange, picked(fields, "person"));
  if (field(fields, "do") !== "save")
    return draw(site, exchange, { choice, errors: [], found: true, status: 200 });
  const reason = CORRECTION_REASONS.find((code) => code === field(fields, "reason"));
  const errors: FieldError[] = [];
  if (!choice.person && !choice.nobody) errors.push({ field: "person", text: w.pickRight });
  else if ((choice.person?.id ?? null) === contact.personId)
    errors.push({ field: "person", text: w.samePerson });
  if (!reason) errors.push({ field: "reason", text: w.reasonMissing });
  if (errors.length > 0 || !reason) return draw(site, exchange, { choice, errors, status: 422 });
  const { person } = choice;
  try {
    await correct(
      scope,
      id,
      {
        personId: person?.id ?? null,
        municipality: person?.municipality ?? null,
        nonDisclosure: person?.nonDisclosure ?? false,
      },
      reason,
      Number(field(fields, "seen")),
    );
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    const text = refusal.reason === "sent-by-person" ? w.notMovable : w.changed;
    return draw(site, exchange, { choice, errors: [{ text }], status: 409 });
  }
  site.poke();
  return redirect(`${to("contact", lang, { id })}?done=corrected`);
}
