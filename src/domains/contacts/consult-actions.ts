import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { handlers, handOf, open } from "./actions.ts";
import { type Asked, answerConsult, consult } from "./consult.ts";
import { addConsult, endConsults } from "./consult-store.ts";
import { inOne, saveAll } from "./transaction-actions.ts";

/** Asks a colleague or a team about a contact. Asked of the same once more while it is open, nothing is done. */
export async function askColleague(
  scope: Scope,
  id: ContactId,
  asked: Asked,
  question: string,
): Promise<void> {
  await inOne(scope, async (within) => {
    const opened = handlers(await open(within, id));
    const change = consult(opened, asked, question, handOf(within, opened.right));
    if (scope.actor.kind !== "staff") throw new Refusal("denied", "staff-only");
    const by = scope.actor.professionalId;
    if (!(await addConsult(within.db, { id: scope.newId(), contactId: id, by, at: scope.now }, asked)))
      return;
    await saveAll(within, [[opened, change]]);
  });
}

/** Answers what was asked. `consult-done` when a colleague of the team, or the same press before, has answered. */
export async function answerColleague(scope: Scope, id: ContactId, answer: string): Promise<void> {
  await inOne(scope, async (within) => {
    const opened = await open(within, id);
    if (scope.actor.kind !== "staff") throw new Refusal("denied", "staff-only");
    const { professionalId, teams } = scope.actor;
    const ended = await endConsults(within.db, id, professionalId, teams, scope.now);
    if (ended === 0) throw new Refusal("conflict", "consult-done");
    await saveAll(within, [[opened, answerConsult(opened, answer, handOf(within, opened.right))]]);
  });
}
