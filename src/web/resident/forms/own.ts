import { OWN_MATTERS_AGE } from "#src/domains/contacts/index.ts";
import {
  countSteps,
  fileIds,
  fromResponse,
  type KeptResponse,
  keepFilesUntil,
  keepResponse,
  responseById,
  responsesOf,
  toResponse,
} from "#src/domains/forms/index.ts";
import { actsFor } from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { type PersonId, parseId } from "#src/kernel/id.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { keepAnswers } from "../ask/draft.ts";
import type { Filling, FormDoor } from "./door.ts";

/** Somebody whose kept forms the reader may see: their own, a child's, that of somebody who gave a mandate. */
export interface FormOwner {
  readonly personId: PersonId;
  readonly name: string;
  readonly ground: Extract<Ground, "own" | "guardian" | "mandate">;
}

/**
 * Whose kept forms the reader may see and save. A mandate counts where it names both registers, for a form is of neither; a guardian
 * until the child is of the age at which they decide of their own matters.
 */
export async function owners(exchange: Exchange): Promise<FormOwner[]> {
  const { resident } = exchange.visitor;
  if (!resident) return [];
  const { db, now } = exchange.scope;
  const today = localDate(now);
  const others = await actsFor(db, resident.personId, today);
  const ofAge = (birthDate: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(birthDate.add({ years: OWN_MATTERS_AGE }), today) <= 0;
  return [
    { personId: resident.personId, name: resident.name, ground: "own" },
    ...others
      .filter(({ by, scope, birthDate }) => (by === "guardian" ? !ofAge(birthDate) : scope.length > 1))
      .map(({ personId, name, by }) => ({ personId, name, ground: by })),
  ];
}

/** A kept form that the reader may see; not found otherwise, as if it were not. */
export async function ownResponse(
  exchange: Exchange,
): Promise<{ readonly kept: KeptResponse; readonly owner: FormOwner }> {
  const id = parseId(exchange.params.kept);
  const kept = id && (await responseById(exchange.scope.db, id));
  const owner = kept && (await owners(exchange)).find(({ personId }) => personId === kept.personId);
  if (!kept || !owner) throw new Refusal("not-found", "page");
  exchange.log({
    action: "forms.read",
    ground: owner.ground,
    personId: kept.personId,
    contactId: null,
    specialReasonId: null,
  });
  return { kept, owner };
}

/** The person's own latest answers to a form that they kept. */
export async function earlierOf(door: FormDoor, exchange: Exchange): Promise<KeptResponse | undefined> {
  const { resident } = exchange.visitor;
  if (!resident) return undefined;
  return (await responsesOf(exchange.scope.db, [resident.personId], door.form.id))[0];
}

/** Begins a draft from answers kept earlier: those that the form still asks. */
export async function beginFrom(
  site: Site,
  { door, draft }: Filling,
  exchange: Exchange,
  id: string,
): Promise<void> {
  const { resident } = exchange.visitor;
  const kept = parseId(id) && (await responseById(exchange.scope.db, id));
  if (!kept || kept.personId !== resident?.personId || kept.form !== door.form.id)
    throw new Refusal("not-found", "page");
  const version = await site.form(kept.form, kept.formVersion);
  if (!version) throw new Refusal("not-found", "page");
  const earlier = fromResponse(version.form, kept.response);
  const asked = Object.entries(earlier).filter(([key, given]) => {
    const file = given.some((answer) => "valueAttachment" in answer);
    return !file && (door.form.form.byLinkId.has(key) || key.includes("#"));
  });
  exchange.log({
    action: "forms.read",
    ground: "own",
    personId: kept.personId,
    contactId: null,
    specialReasonId: null,
  });
  await keepAnswers(door, exchange, draft, Object.fromEntries(asked), []);
  await countSteps(exchange.scope.db, door.form.id, door.form.version, ["started"]);
}

/** Keeps what was answered for a person. Twice is once. */
export async function keepOwn(
  { door, answers, context, draft }: Filling,
  exchange: Exchange,
  owner: FormOwner,
): Promise<string> {
  const { scope, visitor, lang } = exchange;
  const { resident } = visitor;
  if (!resident || !draft) throw new Refusal("signed-out", "resident");
  exchange.log({
    action: "form.keep",
    ground: owner.ground,
    personId: owner.personId,
    contactId: null,
    specialReasonId: null,
  });
  return scope.db.begin(async (tx) => {
    await keepFilesUntil(tx, fileIds(answers), null);
    return keepResponse(tx, {
      id: scope.newId(),
      personId: owner.personId,
      senderId: resident.personId,
      submission: draft.submission,
      form: door.form.id,
      formVersion: door.form.version,
      response: toResponse(door.form.form, answers, { lang, authored: scope.now.toString(), context }),
      shared: door.use.purpose === "pre-visit",
      at: scope.now,
    });
  });
}
