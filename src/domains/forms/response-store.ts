import type { PersonId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { QuestionnaireResponse } from "./model.ts";

/** Answers that somebody keeps. `senderId`: who filled them in, the person or who acts for them. */
export interface KeptResponse {
  readonly id: string;
  readonly personId: PersonId;
  readonly senderId: PersonId;
  readonly submission: string;
  readonly form: string;
  readonly formVersion: string;
  readonly response: QuestionnaireResponse;
  /** Also for those who care for the person, such as what is asked before a visit. */
  readonly shared: boolean;
  readonly at: Temporal.Instant;
}

const COLUMNS = (tx: ReadTx) => tx`
  id, person_id as "personId", sender_id as "senderId", submission, form, form_version as "formVersion", response, shared, at`;

/** Keeps answers; the same sending twice is one. Gives the id under which they stand. */
export async function keepResponse(tx: WriteTx, kept: KeptResponse): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    with made as (
      insert into form_response (id, person_id, sender_id, submission, form, form_version, response, shared, at)
      values (${kept.id}, ${kept.personId}, ${kept.senderId}, ${kept.submission}, ${kept.form}, ${kept.formVersion},
        ${JSON.stringify(kept.response)}::text::jsonb, ${kept.shared}, ${kept.at})
      on conflict (submission) do nothing returning id
    )
    select id from made union all select id from form_response where submission = ${kept.submission} limit 1`;
  return row?.id ?? kept.id;
}

/** One person's kept answers of all forms or of one, the newest first, at most 200. */
export async function responsesOf(
  tx: ReadTx,
  people: readonly PersonId[],
  form?: string,
): Promise<readonly KeptResponse[]> {
  return tx<KeptResponse[]>`
    select ${COLUMNS(tx)} from form_response
    where person_id = any(${people as PersonId[]}) ${form === undefined ? tx`` : tx`and form = ${form}`}
    order by at desc, id desc limit 200`;
}

export async function responseById(tx: ReadTx, id: string): Promise<KeptResponse | undefined> {
  const [row] = await tx<KeptResponse[]>`select ${COLUMNS(tx)} from form_response where id = ${id}`;
  return row;
}

/** Deletes answers for good, with the files that they name. */
export async function dropResponse(tx: WriteTx, id: string): Promise<void> {
  await tx`
    with gone as (delete from form_response where id = ${id} returning response)
    delete from form_file f using gone
    where f.expires_at is null and position(f.id::text in gone.response::text) > 0`;
}
