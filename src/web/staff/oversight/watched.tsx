import { endWatch, type Watched, type WatchId, watch, watchedPeople } from "#src/domains/oversight/index.ts";
import { personByIdentityCode } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, CsrfField, EmptyState, ErrorSummary, Flash, Table, TextField } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { reviewEntry } from "./reading.tsx";
import { readingWords } from "./reading-words.ts";

const REASON_MOST = 500;
interface Typed {
  readonly code: string;
  readonly reason: string;
  readonly errors: Readonly<Partial<Record<"code" | "reason", string>>>;
}

async function draw(site: Site, exchange: Exchange, typed: Typed): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = readingWords(lang);
  const rows = await watchedPeople(scope.db);
  for (const { personId } of rows) exchange.log({ ...reviewEntry, personId });
  const path = to("watched", lang);
  const errors = Object.entries(typed.errors).map(([name, text]) => ({ field: name, text }));
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.watched}
      back={{ href: to("reading", lang), label: w.title }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <Flash text={exchange.query.get("done") ? w.saved : undefined} />
      <h1>{w.watched}</h1>
      <p>{w.watchedLead}</p>
      {rows.length === 0 ? (
        <EmptyState title={w.watchedNone} />
      ) : (
        <Table<Watched>
          caption={w.watched}
          captionHidden
          dense
          cards
          rows={rows}
          rowId={({ id }) => `row-${id}`}
          columns={[
            { label: w.whom, header: true, cell: ({ name }) => name },
            { label: w.reason, cell: ({ reason }) => <span class="pb-asis">{reason}</span> },
            { label: w.since, cell: ({ at }) => day(at, lang, scope.now) },
            {
              label: w.state,
              cell: ({ id, name }) => (
                <form method="post" action={path}>
                  <CsrfField token={exchange.csrf()} />
                  <input type="hidden" name="remove" value={id} />
                  <Button variant="secondary" small flush>
                    {w.remove}
                    <span class="nhsuk-u-visually-hidden"> {name}</span>
                  </Button>
                </form>
              ),
            },
          ]}
        />
      )}
      <Box tight id="add" title={w.add}>
        <form method="post" action={path} novalidate>
          <CsrfField token={exchange.csrf()} />
          <TextField
            lang={lang}
            name="code"
            label={w.code}
            value={typed.code}
            error={typed.errors.code}
            width={20}
            autocomplete="off"
          />
          <TextField
            lang={lang}
            name="reason"
            label={w.reason}
            value={typed.reason}
            error={typed.errors.reason}
            maxlength={REASON_MOST}
          />
          <Button>{w.add}</Button>
        </form>
      </Box>
    </StaffPage>,
    errors.length > 0 ? 422 : 200,
  );
}

export const showWatched = (site: Site, exchange: Exchange): Promise<Answer> =>
  draw(site, exchange, { code: "", reason: "", errors: {} });

/** Puts somebody on the list by their identity code, with the reason, or takes them off it. */
export async function takeWatched(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = readingWords(lang);
  const done = redirect(`${to("watched", lang)}?done=1`);
  const remove = field(fields, "remove");
  if (remove !== "") {
    const id = parseId<"watched-person">(remove) as WatchId | undefined;
    const personId = id && (await endWatch(scope.db, id, scope.now));
    if (!personId) throw new Refusal("not-found", "person");
    exchange.log({ ...reviewEntry, personId });
    return done;
  }
  const code = field(fields, "code").toUpperCase();
  const reason = field(fields, "reason").slice(0, REASON_MOST);
  const person = code === "" ? undefined : await personByIdentityCode(scope.db, code);
  if (!person || reason === "") {
    const errors = {
      ...(!person && { code: w.codeWrong }),
      ...(reason === "" && { reason: w.reasonMissing }),
    };
    return draw(site, exchange, { code, reason, errors });
  }
  await watch(scope.db, {
    id: scope.newId(),
    personId: person.id,
    reason,
    at: scope.now,
    madeBy: staffOf(exchange).professionalId,
  });
  exchange.log({ ...reviewEntry, personId: person.id });
  return done;
}
