import { assessmentsOf, recordAssessment, type ShownAssessment } from "#src/domains/assessments/index.ts";
import { type Opened, open } from "#src/domains/contacts/index.ts";
import { personById } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { moment } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, ErrorSummary, Failure, Form, fill } from "../../ui/index.ts";
import { MeasuresThatFit } from "../contact/measures-that-fit.tsx";
import { contactIdOf } from "../contact/page.tsx";
import { type Checked, checkTyped, standardOf, writerOf } from "./check.ts";
import { AssessmentFields } from "./fields.tsx";
import { Limits } from "./limits.tsx";
import { emptyTyped, readTyped, type Typed, typedFrom } from "./typed.ts";
import { assessmentWords } from "./words.ts";

interface Shown {
  readonly typed: Typed;
  readonly checked?: Pick<Checked, "errors" | "found">;
  readonly searched?: boolean;
  /** Saved by somebody meanwhile. */
  readonly meanwhile?: ShownAssessment | undefined;
  readonly status?: number;
}

/** Opens the contact for whoever may handle it; a right to read it is not enough to assess. */
async function openToAssess(exchange: Exchange): Promise<Opened & { birthDate: Temporal.PlainDate | null }> {
  const opened = await open(exchange.scope, contactIdOf(exchange));
  if (!opened.right.handles) throw new Refusal("denied", "only-to-read");
  const { personId } = opened.contact;
  const person = personId ? await personById(exchange.scope.db, personId) : undefined;
  return { ...opened, birthDate: person?.birthDate ?? null };
}

function draw(
  site: Site,
  exchange: Exchange,
  { contact, right, birthDate }: Awaited<ReturnType<typeof openToAssess>>,
  { typed, checked, searched = false, meanwhile, status = 200 }: Shown,
): Answer {
  const { lang, scope } = exchange;
  const w = assessmentWords(lang);
  const { id, register } = contact;
  exchange.log({ action: "contact.open", ...right, personId: contact.personId, contactId: id });
  const errors = checked?.errors ?? [];
  const error = (name: string) => errors.find((one) => one.field === name)?.text as string | undefined;
  const props = { site, exchange, register, typed, birthDate, searched, contactAt: contact.receivedAt };
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={`${w.title[register]} ${contact.reference}`}
      back={{ href: to("contact", lang, { id }), label: contact.reference }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors}>
        {w.kept}
      </ErrorSummary>
      {meanwhile && (
        <Failure title={w.meanwhile}>
          {fill(w.meanwhileBody, {
            who: meanwhile.recordedByName,
            when: moment(meanwhile.recordedAt, lang, scope.now),
          })}
        </Failure>
      )}
      <h1>{w.title[register]}</h1>
      <p>
        {w.lead[register]} {w.own}
      </p>
      <Columns shape="3-2">
        <Form action={to("assessment", lang, { id })} csrf={exchange.csrf()} plain>
          <Box tight>
            <p class="pb-small pb-quiet">
              {site.topicName(contact.topic)[lang]}. {w.contactAt}:{" "}
              {moment(contact.receivedAt, lang, scope.now)}
            </p>
            <AssessmentFields
              {...props}
              error={error}
              found={checked?.found ?? []}
              autofocus={errors.length === 0}
            />
            <div class="pb-mt">
              <Button name="do" value="save" shortcut="Control+Enter">
                {w.save}
              </Button>
            </div>
          </Box>
        </Form>
        <aside>
          <Limits {...props} />
          <MeasuresThatFit site={site} lang={lang} topic={contact.topic} />
        </aside>
      </Columns>
    </StaffPage>,
    status,
  );
}

/** The empty form, or the correction of the assessment in force. */
export async function showAssessment(site: Site, exchange: Exchange): Promise<Answer> {
  const opened = await openToAssess(exchange);
  const { scope } = exchange;
  const [inForce] = await assessmentsOf(scope.db, opened.contact.id);
  const typed = inForce
    ? typedFrom(site, scope.newId(), inForce)
    : emptyTyped(site, scope.newId(), opened.contact.line);
  return draw(site, exchange, opened, { typed });
}

/** Looks for codes, or saves. Whatever is missing, found or changed meanwhile, everything typed stays. */
export async function takeAssessment(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const opened = await openToAssess(exchange);
  const { contact, birthDate } = opened;
  const typed = readTyped(site, fields, scope.newId());
  if (field(fields, "do") === "find-code") return draw(site, exchange, opened, { typed, searched: true });
  const standard = standardOf(site, exchange, birthDate);
  const checked = checkTyped(site, exchange, typed, contact, standard);
  if (!checked.written) return draw(site, exchange, opened, { typed, checked, status: 422 });
  try {
    await recordAssessment(scope, contact.id, checked.written, writerOf(exchange), standard);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    const [inForce] = await assessmentsOf(scope.db, contact.id);
    return draw(site, exchange, opened, {
      typed: { ...typed, supersedes: inForce?.id ?? null },
      meanwhile: inForce,
      status: 409,
    });
  }
  site.poke();
  return redirect(`${to("contact", lang, { id: contact.id })}?done=assessed`);
}
