import { createHash, randomBytes } from "node:crypto";
import {
  type Answers,
  claimDraft,
  DRAFT_DAYS,
  type Draft,
  dropDraft,
  findDraft,
  formsBegun,
  keepDraft,
  type Owner,
} from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { type DraftDoor, type WrittenDoor, writtenDoors } from "./door.ts";

/** Characters of the answers of one page that are kept: more than anybody writes, less than a database minds. */
const DRAFT_MAX = 2_000_000;

export const hashOf = (token: string) => createHash("sha256").update(token).digest();

/** Whose draft this request is about; undefined for a first visit. */
export function ownerOf(door: DraftDoor, exchange: Exchange): Owner | undefined {
  const { resident } = exchange.visitor;
  if (resident) return { personId: resident.personId };
  const token = exchange.cookie(door.cookie);
  return token ? { tokenHash: hashOf(token) } : undefined;
}

/** The draft under way, if any. What was begun before signing in becomes the person's own. */
export async function currentDraft(door: DraftDoor, exchange: Exchange): Promise<Draft | undefined> {
  const { scope } = exchange;
  const owner = ownerOf(door, exchange);
  if (!owner) return undefined;
  const token = exchange.cookie(door.cookie);
  if (owner.personId && token) {
    await claimDraft(scope.db, hashOf(token), owner.personId, door.form.id, scope.now);
    exchange.setCookie(door.cookie, "", 0);
  }
  return findDraft(scope.db, owner, door.form.id, scope.now);
}

/** The doors where this visitor has something begun, in one question to the database. */
export async function begunDoors(site: Site, exchange: Exchange): Promise<WrittenDoor[]> {
  const doors = writtenDoors(site);
  const tokens = doors.flatMap((door) => exchange.cookie(door.cookie) ?? []);
  const { scope, visitor } = exchange;
  if (tokens.length === 0 && !visitor.resident) return [];
  const forms = await formsBegun(
    scope.db,
    visitor.resident?.personId ?? null,
    tokens.map(hashOf),
    doors.map(({ form }) => form.id),
    scope.now,
  );
  return doors.filter(({ form }) => forms.has(form.id));
}

/** So many characters of somebody unknown cost one more at the door: nobody fills the county's disk. */
const CHARACTERS_A_CHARGE = 50_000;

/** Keeps the answers of a page, in the draft that the page was shown from (`draft`) or a new one. */
export async function keepAnswers(
  door: DraftDoor,
  exchange: Exchange,
  draft: Draft | undefined,
  answers: Answers,
  checked: readonly string[],
  writers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { scope } = exchange;
  let owner = ownerOf(door, exchange);
  if (!owner) {
    const token = randomBytes(32).toString("base64url");
    exchange.setCookie(door.cookie, token, 24 * 60 * 60 * DRAFT_DAYS.browser);
    owner = { tokenHash: hashOf(token) };
  }
  const { id: form, version: formVersion } = door.form;
  const size = JSON.stringify(answers).length;
  if (size > DRAFT_MAX) throw new Refusal("too-large", "form");
  if (!owner.personId) {
    exchange.charge((draft ? 0 : 1) + Math.floor(size / CHARACTERS_A_CHARGE), "keepDraft");
  }
  await keepDraft(
    scope.db,
    owner,
    { id: scope.newId(), submission: scope.newId(), form, formVersion, answers, checked, writers },
    scope.now,
  );
}

/** Throws away what was answered so far: for those who share their device. */
export async function throwAway(door: DraftDoor, exchange: Exchange): Promise<void> {
  const owner = ownerOf(door, exchange);
  if (owner) await dropDraft(exchange.scope.db, owner, door.form.id);
  forgetDraftCookie(door, exchange);
}

export function forgetDraftCookie(door: DraftDoor, exchange: Exchange): void {
  if (exchange.cookie(door.cookie)) exchange.setCookie(door.cookie, "", 0);
}
