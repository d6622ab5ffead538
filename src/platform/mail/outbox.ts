import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** A notice without content, waiting to be sent. */
export interface Outgoing {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly channel: "email" | "sms";
  readonly recipient: string;
  readonly template: string;
  readonly language: Lang;
  readonly params: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly sentAt: Temporal.Instant | null;
}

const COLUMNS = `id, at, channel, recipient, template, language, params, attempts, sent_at as "sentAt"`;

/** A sending that no other process does meanwhile: claimed for some minutes, then anyone's again. */
export async function claimOutgoing(tx: WriteTx, now: Temporal.Instant, limit: number): Promise<Outgoing[]> {
  return tx<Outgoing[]>`
    update outbox set attempts = attempts + 1, next_at = ${now.add({ minutes: 5 })}
    where id = any(array(
      select id from outbox where sent_at is null and next_at <= ${now} order by next_at limit ${limit} for update skip locked))
    returning ${tx.unsafe(COLUMNS)}`;
}

/** Sent: a code that went with it is not kept, but where the mailbox page of the demonstration shows it. */
export async function markSent(
  tx: WriteTx,
  id: string,
  now: Temporal.Instant,
  keepCode: boolean,
): Promise<void> {
  await tx`
    update outbox set sent_at = ${now}, failure = null,
      params = case when ${keepCode} then params else params - 'code' end
    where id = ${id}`;
}

/** After a failure: again after 1, 2, 4 … minutes, at most 6 hours apart. */
export async function markFailed(
  tx: WriteTx,
  outgoing: Outgoing,
  failure: string,
  now: Temporal.Instant,
): Promise<void> {
  const minutes = Math.min(2 ** (outgoing.attempts - 1), 360);
  await tx`update outbox set failure = ${failure}, next_at = ${now.add({ minutes })} where id = ${outgoing.id}`;
}

/** Never sent: what it told of has passed. A code that would have gone with it is not kept. */
export async function markTooLate(tx: WriteTx, id: string): Promise<void> {
  await tx`
    update outbox set next_at = 'infinity', failure = 'too-late', params = params - 'code' where id = ${id}`;
}

/** The newest notices: the mailbox page of the demonstration. */
export async function latestOutgoing(tx: ReadTx, limit: number): Promise<Outgoing[]> {
  return tx<Outgoing[]>`select ${tx.unsafe(COLUMNS)} from outbox order by at desc, id desc limit ${limit}`;
}
