import type { Person } from "#src/domains/people/index.ts";
import { REASON_CODES, type ReasonRegister, stateReason } from "#src/platform/audit/special-reasons.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { ErrorSummary, fill } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { type GateErrors, type GateTyped, ReasonGate } from "./gate.tsx";
import { type PersonRight, personOf, rightTo } from "./right.ts";
import { peopleWords } from "./words.ts";

/** The fewest and most characters that say why. */
const REASON_LEAST = 10;
const REASON_MOST = 1_000;

const REGISTERS = ["health", "social"] as const satisfies readonly ReasonRegister[];

/** The registers of the professional's own lines. */
function ownRegisters(site: Site, exchange: Exchange): readonly ReasonRegister[] {
  const { lines } = staffOf(exchange);
  return REGISTERS.filter((one) => lines.some((line) => site.content.findLine(line)?.register === one));
}

/** The form as it begins: the register of one's own line is chosen, another needs a choice of its own. */
export function freshReason(site: Site, exchange: Exchange, right: PersonRight | undefined): GateTyped {
  return { code: "", words: "", registers: right ? [] : ownRegisters(site, exchange) };
}

/** The page that asks for a special reason. To whoever has no right to the person yet it shows nothing of them. */
export function drawGate(
  site: Site,
  exchange: Exchange,
  person: Person,
  right: PersonRight | undefined,
  typed: GateTyped,
  errors: GateErrors,
): Answer {
  const { lang } = exchange;
  exchange.log({
    action: "person.find",
    ground: right?.ground ?? "queue-duty",
    personId: person.id,
    contactId: null,
    specialReasonId: right?.specialReasonId ?? null,
  });
  const w = peopleWords(lang);
  const list = (["registers", "code", "words"] as const).flatMap((name) =>
    errors[name] ? [{ field: name === "registers" ? "register" : name, text: errors[name] }] : [],
  );
  const title = right ? w.moreTitle : w.gateTitle;
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={title}
      back={
        right
          ? { href: to("person", lang, { id: person.id }), label: w.backToPerson }
          : { href: to("people", lang), label: w.again }
      }
      hasErrors={list.length > 0}
    >
      <ErrorSummary lang={lang} errors={list} />
      <h1>{title}</h1>
      <ReasonGate
        exchange={exchange}
        person={person}
        typed={typed}
        errors={errors}
        known={right !== undefined}
        least={REASON_LEAST}
        most={REASON_MOST}
        own={ownRegisters(site, exchange)}
        registers={REGISTERS.filter((one) => !right?.reasons.has(one))}
      />
    </StaffPage>,
    list.length > 0 ? 422 : 200,
  );
}

/**
 * States a special reason for the registers that it names: it is kept apart, shown to the person, and listed for the
 * data-protection officer. Sent twice it is one.
 */
export async function takeReason(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = peopleWords(lang);
  const person = await personOf(exchange);
  const here = to("person", lang, { id: person.id });
  const right = await rightTo(exchange, person);
  const registers = REGISTERS.filter((one) => fields.get("register")?.includes(one));
  if (registers.length > 0 && registers.every((one) => right?.reasons.has(one))) return redirect(here);
  const [chosen, words] = [field(fields, "code"), field(fields, "words")];
  const code = REASON_CODES.find((one) => one === chosen);
  const errors: GateErrors = {
    ...(registers.length === 0 && { registers: w.registerMissing }),
    ...(!code && { code: w.reasonMissing }),
    ...(words.length < REASON_LEAST
      ? { words: fill(w.reasonShort, { n: REASON_LEAST }) }
      : words.length > REASON_MOST
        ? { words: fill(w.reasonLong, { n: REASON_MOST }) }
        : {}),
  };
  if (!code || Object.keys(errors).length > 0)
    return drawGate(site, exchange, person, right, { code: code ?? "", words, registers }, errors);
  await stateReason(scope.db, {
    id: scope.newId(),
    professionalId: staffOf(exchange).professionalId,
    personId: person.id,
    code,
    words,
    registers,
    at: scope.now,
  });
  return redirect(here);
}
