import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { listReasons, markReasonSeen } from "#src/platform/audit/special-reasons.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { moment } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import { REGISTER_NAMES } from "../../registers.ts";
import type { Site } from "../../site.ts";
import {
  Button,
  CsrfField,
  EmptyState,
  Flash,
  fill,
  OpenPagination,
  StateTag,
  Table,
} from "../../ui/index.ts";
import { peopleWords } from "../people/words.ts";
import { pageAsked, staffOf } from "../staff-of.ts";
import { oversightWords } from "./words.ts";

const REASON_ROWS = 50;
type Reason = Awaited<ReturnType<typeof listReasons>>[number];

const review = {
  action: "access-log.review",
  ground: "role-duty",
  contactId: null,
  specialReasonId: null,
} as const;

const State = ({ exchange, reason }: { exchange: Exchange; reason: Reason }) => {
  const { lang, scope } = exchange;
  const w = oversightWords(lang);
  if (reason.seenAt) {
    return <StateTag state="done">{fill(w.seen, { when: moment(reason.seenAt, lang, scope.now) })}</StateTag>;
  }
  return (
    <form method="post" action={to("reasons", lang)}>
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="id" value={reason.id} />
      <Button variant="secondary" small flush>
        {w.markSeen}
        <span class="nhsuk-u-visually-hidden">
          {" "}
          {reason.professionalName} {moment(reason.at, lang, scope.now)}
        </span>
      </Button>
    </form>
  );
};

/** The data-protection officer's list: who opened a person's data without a relationship, when and why; unseen first. */
export async function showReasons(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = oversightWords(lang);
  const codes = peopleWords(lang).reasons;
  const at = pageAsked(exchange);
  const found = await listReasons(scope.db, at);
  const rows = found.slice(0, REASON_ROWS);
  for (const personId of new Set(rows.map((row) => row.personId))) exchange.log({ ...review, personId });
  const when = (moment_: Temporal.Instant) => moment(moment_, lang, scope.now);
  return page(
    <StaffPage site={site} exchange={exchange} title={w.reasons}>
      <h1>{w.reasons}</h1>
      <Flash text={exchange.query.get("done") === "seen" ? w.marked : undefined} />
      <p>{w.reasonsLead}</p>
      {rows.length === 0 ? (
        <EmptyState title={w.noReasons} />
      ) : (
        <Table<Reason>
          caption={w.reasons}
          captionHidden
          dense
          cards
          queue
          rows={rows}
          rowId={({ id }) => `row-${id}`}
          columns={[
            { label: w.who, header: true, cell: (row) => row.professionalName },
            {
              label: w.when,
              cell: (row) => (
                <>
                  <time datetime={row.at.toString()}>{when(row.at)}</time>
                  <span class="sub">{fill(w.until, { when: when(row.until) })}</span>
                </>
              ),
            },
            {
              label: w.why,
              cell: (row) => (
                <>
                  <b>{codes[row.code]}</b>
                  {row.registers.length > 0 && (
                    <span class="sub">
                      {row.registers.map((one) => REGISTER_NAMES[lang][one]).join(", ")}
                    </span>
                  )}
                  <span class="sub pb-asis">{row.words}</span>
                </>
              ),
            },
            { label: w.state, cell: (row) => <State exchange={exchange} reason={row} /> },
          ]}
        />
      )}
      <OpenPagination
        lang={lang}
        at={at}
        more={found.length > REASON_ROWS}
        href={(n) => `${to("reasons", lang)}?page=${n}`}
      />
    </StaffPage>,
  );
}

/** Marks a reason as reviewed, once; the person whose data it opened sees that it was. */
export async function markSeen(_site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang } = exchange;
  const id = parseId<"special-reason">(field(exchange.fields, "id"));
  const personId = id && (await markReasonSeen(scope.db, id, staffOf(exchange).professionalId, scope.now));
  if (!personId) throw new Refusal("not-found", "special-reason");
  exchange.log({ ...review, personId });
  return redirect(`${to("reasons", lang)}?done=seen`);
}
