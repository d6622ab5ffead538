import type { CallBack, Contact, Intake } from "#src/domains/contacts/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { moment } from "../../format.ts";
import { to } from "../../paths.ts";
import { type Fact, fill } from "../../ui/index.ts";
import { contactWords } from "../contact/words.ts";
import { callWords } from "./words.ts";

interface Recorded {
  readonly contact: Contact;
  readonly intake: (Intake & { readonly callerName: string | null }) | undefined;
  readonly callBack: CallBack | undefined;
}

/** Of a contact that a professional recorded: who told it and by which right, what it takes to talk, the call promised. */
export function recordedFacts(exchange: Exchange, { contact, intake, callBack }: Recorded): Fact[] {
  const { lang, scope } = exchange;
  const w = callWords(lang);
  const facts: Fact[] = [];
  if (intake?.callerName && intake.whom !== "self") {
    const bond = intake.bond === "self" ? "none" : intake.bond;
    facts.push({ label: w.toldBy, value: `${intake.callerName} (${w.bonds[bond]})` });
  }
  if (intake?.interpreter) facts.push({ label: w.interpreter, value: intake.interpreter });
  if (intake?.referrer) facts.push({ label: w.referrer, value: intake.referrer });
  if (callBack) {
    const { reachedAt, dueAt } = callBack;
    const value = reachedAt
      ? fill(w.reachedOn, { when: moment(reachedAt, lang, scope.now) })
      : moment(dueAt, lang, scope.now);
    facts.push({ label: w.callBack, value });
  }
  if (contact.channel !== "web-form" && contact.senderId === null && contact.codeHash === null) {
    facts.push({
      label: contactWords(lang).who,
      value: <a href={to("correction", lang, { id: contact.id })}>{contactWords(lang).correctPerson}</a>,
    });
  }
  return facts;
}
