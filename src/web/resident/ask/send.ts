import { send } from "#src/domains/contacts/index.ts";
import {
  type Draft,
  dropSentDraft,
  fileIds,
  moveFilesTo,
  toResponse,
  usesOf,
} from "#src/domains/forms/index.ts";
import { actsFor, personById } from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { ContactId, PersonId } from "#src/kernel/id.ts";
import { isLang } from "#src/kernel/lang.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { FAMILY, teamFor } from "#src/platform/content/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import type { Site } from "../../site.ts";
import { BY_CODE } from "../booking/by-code.tsx";
import { dangerIn } from "./danger.ts";
import type { SendingDoor } from "./door.ts";
import { forgetDraftCookie, ownerOf } from "./draft.ts";

/** Whose matter a signed-in person may make it: their own, a child's, that of somebody who gave a mandate. */
export interface Subject {
  readonly personId: PersonId;
  readonly name: string;
  readonly ground: Extract<Ground, "own" | "guardian" | "mandate">;
}

/** Whose visit somebody opened by its code: who it was stays unknown. */
export interface OpenedVisit {
  readonly personId: PersonId | null;
  readonly ground: "code";
}

export async function subjects(door: Pick<SendingDoor, "line">, exchange: Exchange): Promise<Subject[]> {
  const { resident } = exchange.visitor;
  if (!resident) return [];
  const { db, now } = exchange.scope;
  const others = await actsFor(db, resident.personId, localDate(now));
  return [
    { personId: resident.personId, name: resident.name, ground: "own" },
    ...others
      .filter(({ scope }) => scope.includes(door.line.register))
      .map(({ personId, name, by }) => ({ personId, name, ground: by })),
  ];
}

/** How the answer reaches its reader: as the form asks, else by name when signed in, by what they gave, or by a code. */
export function wayOf(uses: Readonly<Record<string, string>>, signedIn: boolean): string {
  if (uses.way !== undefined) return uses.way;
  if (signedIn) return "signed-in";
  return uses.phone || uses.email ? "own-contact" : "code";
}

/** Makes the draft a contact. Sent twice it is one: the draft's key of sending says so. */
export async function sendDraft(
  site: Site,
  door: SendingDoor,
  exchange: Exchange,
  draft: Draft,
  subject: Subject | OpenedVisit | undefined,
) {
  const { scope, visitor } = exchange;
  const { form, id, version } = door.form;
  const uses = usesOf(form, draft.answers);
  const way = wayOf(uses, visitor.resident !== undefined);
  const byCode = subject?.ground === "code";
  const identified = !byCode && (door.byName ?? way === "signed-in");
  const sender = identified ? visitor.resident : undefined;
  if (identified && (!sender || !subject)) throw new Refusal("signed-out", "sign-in-to-send");
  const whose = identified || byCode ? subject?.personId : undefined;
  const person = whose ? await personById(scope.db, whose) : undefined;
  // Whoever sends for another gives their own number and address: their non-disclosure counts too.
  const forAnother = sender && sender.personId !== person?.id;
  const writer = forAnother ? await personById(scope.db, sender.personId) : person;
  const said = uses.municipality && uses.municipality !== "not-said" ? uses.municipality : null;
  const municipality = person?.municipality ?? said;
  const { line } = door;
  const code = identified || byCode ? null : site.codeFor(draft.submission);
  const actor = sender ?? (byCode ? BY_CODE : ({ kind: "anonymous" } as const));
  const contact = await send(
    { ...scope, actor },
    {
      id: scope.newId() as ContactId,
      submission: draft.submission,
      register: line.register,
      line: line.id,
      team: teamFor(site.content, line.id, municipality),
      channel: "web-form",
      way: identified ? "identified" : way === "own-contact" ? "own-contact" : "anonymous",
      personId: person?.id ?? null,
      senderId: sender?.personId ?? null,
      ground: subject?.ground ?? "anonymous",
      language: isLang(uses.language) ? uses.language : exchange.lang,
      municipality,
      nonDisclosure: (person?.nonDisclosure || writer?.nonDisclosure) ?? false,
      topic: uses.topic ?? door.topic ?? (line.id === FAMILY ? "something-else" : "other"),
      form: id,
      formVersion: version,
      response: toResponse(form, draft.answers, { lang: exchange.lang, authored: scope.now.toString() }),
      words: uses["own-words"] ?? "",
      danger: dangerCodes(site, door, draft),
      moveAllowed: (uses["move-to-health"] ?? uses["move-to-social"]) === "true",
      codeHash: code === null ? null : hashCode(code),
      notifyEmail: uses.email ?? null,
      callPhone: uses.phone ?? null,
      callTime: uses["call-time"] ?? null,
      by: actorRef(actor),
      ids: { message: scope.newId(), notice: scope.newId() },
      promise: site.county.promise(door.deadline ?? line.promise),
      alarmMinutes: site.county.alarmMinutes,
    },
  );
  await moveFilesTo(scope.db, fileIds(draft.answers), contact.id);
  const owner = ownerOf(door, exchange);
  if (owner) await dropSentDraft(scope.db, owner, id);
  forgetDraftCookie(door, exchange);
  site.poke();
  return contact;
}

function dangerCodes(site: Site, door: SendingDoor, draft: Draft): readonly string[] {
  const danger = dangerIn(site, door, draft.answers);
  return danger.acute ? danger.codes : [];
}
