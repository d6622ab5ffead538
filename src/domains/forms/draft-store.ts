import type { PersonId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { unhurried } from "#src/platform/database/unhurried.ts";
import type { Answers } from "./model.ts";

/** Whose draft it is: a signed-in person's, on any device; or that of whoever holds the browser's token. */
export type Owner =
  | { readonly personId: PersonId; readonly tokenHash?: undefined }
  | { readonly tokenHash: Uint8Array; readonly personId?: undefined };

export interface Draft {
  readonly id: string;
  readonly form: string;
  readonly formVersion: string;
  /** The key of the sending that the draft will become: sent twice, it is one. */
  readonly submission: string;
  readonly answers: Answers;
  /** Pages sent once: their faults are shown. */
  readonly checked: readonly string[];
  /** Which screen wrote each page last, by the page's linkId. */
  readonly writers: Readonly<Record<string, string>>;
  /** It is opened by a code on any device. */
  readonly byCode: boolean;
  readonly updatedAt: Temporal.Instant;
}

/** How long an untouched draft is kept, in days: a person's, one that a code opens, and a browser's. */
export const DRAFT_DAYS = { person: 30, code: 30, browser: 1 } as const;

const COLUMNS = (tx: ReadTx) => tx`
  id, form, form_version as "formVersion", submission, answers, checked, writers, by_code as "byCode",
  updated_at as "updatedAt"`;

const owned = (tx: ReadTx, owner: Owner) =>
  owner.personId ? tx`person_id = ${owner.personId}` : tx`token_hash = ${Buffer.from(owner.tokenHash ?? [])}`;

export async function findDraft(
  tx: ReadTx,
  owner: Owner,
  form: string,
  now: Temporal.Instant,
): Promise<Draft | undefined> {
  const [row] = await tx<Draft[]>`
    select ${COLUMNS(tx)} from draft where ${owned(tx, owner)} and form = ${form} and expires_at > ${now}`;
  return row;
}

/** The draft that a code opens, by the code's hash; only those that were given one. */
export async function draftByCode(
  tx: ReadTx,
  codeHash: Uint8Array,
  now: Temporal.Instant,
): Promise<Draft | undefined> {
  const [row] = await tx<Draft[]>`
    select ${COLUMNS(tx)} from draft where token_hash = ${Buffer.from(codeHash)} and by_code and expires_at > ${now}`;
  return row;
}

/** From now on a code opens the browser's draft, on any device, for as long as a person's own is kept. Whether there was one. */
export async function openByCode(
  tx: WriteTx,
  tokenHash: Uint8Array,
  form: string,
  codeHash: Uint8Array,
  now: Temporal.Instant,
): Promise<boolean> {
  const { count } = await tx`
    update draft set token_hash = ${Buffer.from(codeHash)}, by_code = true,
      expires_at = ${now.add({ hours: 24 * DRAFT_DAYS.code })}
    where token_hash = ${Buffer.from(tokenHash)} and form = ${form} and expires_at > ${now}`;
  return count > 0;
}

/** Which forms a person, or whoever holds tokens of a browser, has begun and answered something in. */
export async function formsBegun(
  tx: ReadTx,
  personId: PersonId | null,
  tokenHashes: readonly Uint8Array[],
  forms: readonly string[],
  now: Temporal.Instant,
): Promise<Set<string>> {
  const tokens = tokenHashes.map((hash) => Buffer.from(hash).toString("hex"));
  const rows = await tx<{ form: string }[]>`
    select distinct form from draft
    where (person_id = ${personId} or token_hash in (select decode(t, 'hex') from unnest(${tokens}::text[]) t))
      and form = any(${forms as string[]}) and expires_at > ${now} and answers <> '{}'`;
  return new Set(rows.map(({ form }) => form));
}

export interface DraftStep {
  readonly id: string;
  readonly submission: string;
  readonly form: string;
  readonly formVersion: string;
  readonly answers: Answers;
  readonly checked: readonly string[];
  /** Which screen writes these pages. */
  readonly writers?: Readonly<Record<string, string>>;
}

/** New answers laid over a draft; over nothing where the old one has expired and only waits to be swept. */
const overlaid = (tx: WriteTx, now: Temporal.Instant) => tx`
  answers = case when d.expires_at > ${now} then d.answers || excluded.answers else excluded.answers end,
  checked = case when d.expires_at > ${now} then array(select distinct unnest(d.checked || excluded.checked))
    else excluded.checked end,
  submission = case when d.expires_at > ${now} then d.submission else excluded.submission end,
  writers = case when d.expires_at > ${now} then d.writers || excluded.writers else excluded.writers end,
  updated_at = excluded.updated_at,
  expires_at = case when d.by_code then ${now.add({ hours: 24 * DRAFT_DAYS.code })} else excluded.expires_at end`;

/**
 * Keeps answers of some pages: merged over what the draft already holds, so that two devices on different pages
 * lose nothing. Makes the draft when there is none.
 */
export async function keepDraft(
  tx: WriteTx,
  owner: Owner,
  step: DraftStep,
  now: Temporal.Instant,
): Promise<void> {
  const days = owner.personId ? DRAFT_DAYS.person : DRAFT_DAYS.browser;
  const values = tx`
    insert into draft as d (id, person_id, token_hash, form, form_version, submission, answers, checked, writers, updated_at, expires_at)
    values (${step.id}, ${owner.personId ?? null}, ${owner.tokenHash ? Buffer.from(owner.tokenHash) : null}, ${step.form},
      ${step.formVersion}, ${step.submission}, ${JSON.stringify(step.answers)}::text::jsonb, ${step.checked as string[]},
      ${JSON.stringify(step.writers ?? {})}::text::jsonb, ${now}, ${now.add({ hours: 24 * days })})`;
  const target = owner.personId ? tx`(person_id, form) where person_id is not null` : tx`(token_hash)`;
  await tx`${values}
    on conflict ${target} do update set ${overlaid(tx, now)}`;
}

export async function dropDraft(tx: WriteTx, owner: Owner, form: string): Promise<void> {
  await tx`delete from draft where ${owned(tx, owner)} and form = ${form}`;
}

/** Deletes all that somebody has begun and not sent. Returns how many drafts there were. */
export async function dropDrafts(tx: WriteTx, owner: Owner): Promise<number> {
  return (await tx`delete from draft where ${owned(tx, owner)}`).count;
}

/** Deletes a draft that was sent. If a crash brings it back, sending it again is the same sending. */
export async function dropSentDraft(tx: WriteTx, owner: Owner, form: string): Promise<void> {
  await tx`delete from draft where ${owned(tx, owner)} and form = ${form} and ${unhurried(tx)}`;
}

/**
 * A browser's draft becomes the person's who signs in there. When they have one already, what was written last wins
 * page by page: the browser's answers are laid over.
 */
export async function claimDraft(
  tx: WriteTx,
  tokenHash: Uint8Array,
  personId: PersonId,
  form: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx`
    with given as (
      delete from draft where token_hash = ${Buffer.from(tokenHash)} and form = ${form} and expires_at > ${now} returning *
    )
    insert into draft as d (id, person_id, form, form_version, submission, answers, checked, writers, updated_at, expires_at)
    select id, ${personId}, form, form_version, submission, answers, checked, writers, ${now}, ${now.add({ hours: 24 * DRAFT_DAYS.person })}
    from given
    on conflict (person_id, form) where person_id is not null do update set ${overlaid(tx, now)}`;
}

/** Deletes drafts past their time, and files that went nowhere; returns how many drafts. */
export async function sweepDrafts(tx: WriteTx, now: Temporal.Instant): Promise<number> {
  await tx`delete from form_file where expires_at <= ${now}`;
  return (await tx`delete from draft where expires_at <= ${now}`).count;
}
