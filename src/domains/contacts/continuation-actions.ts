import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { handOf, open } from "./actions.ts";
import { type Continuation, continues } from "./continuation.ts";
import { askedBefore, continuationOf, putContinuation } from "./continuation-store.ts";
import { save } from "./save-store.ts";
import { answerInQuestion } from "./settled-store.ts";

/** Says whether a contact continues an unsettled one. The same said twice is said once. */
export async function markContinuation(scope: Scope, id: ContactId, given: Continuation): Promise<void> {
  const opened = await open(scope, id);
  if (!opened.right.handles) throw new Refusal("denied", "only-to-read");
  if (opened.contact.status === "closed") throw new Refusal("conflict", "contact-closed");
  const [there, before] = await Promise.all([continuationOf(scope.db, id), askedBefore(scope.db, id)]);
  const same = (["cause", "earlierId", "team", "unit"] as const).every((key) => there?.[key] === given[key]);
  if (there && same) return;
  const answer = given.earlierId ? await answerInQuestion(scope.db, given.earlierId, id) : undefined;
  const hand = handOf(scope, opened.right);
  const change = continues(opened, given, before, hand, answer);
  await scope.db.begin(async (tx) => {
    const saved = await save(tx, scope.requestId, [change]);
    if (!saved.has(id)) throw new Refusal("conflict", "contact-changed");
    await putContinuation(tx, id, given, hand.by.id as ProfessionalId, scope.now);
  });
}
