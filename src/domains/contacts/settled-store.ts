import type { ContactId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { type FirstAnswer, SETTLED_WITHIN_DAYS } from "./settled-in-one.ts";

/**
 * The first answer to a contact, and whether a reopening or another contact than `except` has said in time that it did not
 * settle the matter. Undefined when nobody has answered.
 */
export async function answerInQuestion(
  tx: ReadTx,
  id: ContactId,
  except: ContactId,
): Promise<(FirstAnswer & { readonly already: boolean }) | undefined> {
  const [row] = await tx<(FirstAnswer & { already: boolean })[]>`
    select a.at, a.data->>'line' as line, a.data->>'team' as team, a.data->>'channel' as channel,
      exists (select from journal r where r.contact_id = ${id} and r.type = 'reopened'
        and r.at <= a.at + make_interval(hours => ${24 * SETTLED_WITHIN_DAYS}))
      or exists (select from continuation k join contact c on c.id = k.contact_id
        where k.earlier_id = ${id} and k.contact_id <> ${except} and k.cause is not null
          and c.received_at between a.at and a.at + make_interval(hours => ${24 * SETTLED_WITHIN_DAYS})) as already
    from journal a where a.contact_id = ${id} and a.type = 'answered' order by a.seq limit 1`;
  return row;
}
