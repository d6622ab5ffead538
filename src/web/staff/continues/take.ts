import { failureCauses, markContinuation, open } from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { contactIdOf, drawContact } from "../contact/page.tsx";
import { receivers } from "../outcome/receiver.ts";
import { contactsBeside, earlierContacts } from "./earlier.ts";
import { continuesWords } from "./words.ts";

/** Records whether the contact continues something left undone, and what, and where. */
export async function takeContinues(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = continuesWords(lang);
  const id = contactIdOf(exchange);
  const given = (name: string) => field(fields, name).slice(0, 80);
  const typed = {
    answer: given("continues"),
    cause: given("cause"),
    earlier: given("earlier"),
    leftAt: given("left-at"),
  };
  const cause = failureCauses(site.content).find((one) => one.id === typed.cause);
  const wrong = typed.answer !== "no" && typed.answer !== "yes";
  if (wrong || (typed.answer === "yes" && !cause)) {
    const fault = wrong
      ? { field: "continues", error: w.missing }
      : { field: "cause", error: w.causeMissing };
    return drawContact(site, exchange, { status: 422, continues: { ...typed, ...fault } });
  }
  const { contact } = await open(scope, id);
  const earlier = earlierContacts(await contactsBeside(exchange, contact), contact).find(
    (one) => one.id === typed.earlier,
  );
  const left = receivers(site.content).find(({ value }) => value === typed.leftAt);
  const team = earlier ? site.content.findTeam(earlier.team) : undefined;
  try {
    await markContinuation(
      scope,
      id,
      typed.answer === "no"
        ? { cause: null, earlierId: null, line: null, team: null, unit: null }
        : {
            cause: cause?.id ?? null,
            earlierId: earlier?.id ?? null,
            line: left?.line ?? team?.line ?? null,
            team: left?.team ?? team?.id ?? null,
            unit: left?.unit ?? team?.unit ?? null,
          },
    );
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    return drawContact(site, exchange, {
      status: 409,
      conflict: refusal.reason,
      continues: { ...typed, field: "", error: "" },
    });
  }
  site.poke();
  return redirect(`${to("contact", lang, { id })}?done=continues`);
}
