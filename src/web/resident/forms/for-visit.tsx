import { dropSentDraft } from "#src/domains/forms/index.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { visitFormWords } from "../../booking/visit-form-words.ts";
import { moment } from "../../format.ts";
import type { Site } from "../../site.ts";
import { Box, Button, CsrfField, Radios } from "../../ui/index.ts";
import { forgetDraftCookie, ownerOf } from "../ask/draft.ts";
import { sendDraft } from "../ask/send.ts";
import type { Filling, FormDoor } from "./door.ts";
import { keepForVisit } from "./visits.ts";

/** Where the answers of a form before a visit go: to the visit, chosen where there are several. */
export const ForVisit = (props: {
  exchange: Exchange;
  door: FormDoor;
  submission: string;
  error: string | undefined;
}) => {
  const { exchange, door, submission, error } = props;
  const { lang, scope } = exchange;
  const w = visitFormWords(lang);
  const { visits } = door;
  const one = visits.length === 1 ? visits[0]?.appointment.id : undefined;
  return (
    <Box id="for-visit" title={w.send} tone="sea" class="pb-noprint">
      <p>{w.sendBody}</p>
      <form method="post" action={door.done(lang)} novalidate>
        <CsrfField token={exchange.csrf()} />
        <input type="hidden" name="sending" value={submission} />
        {one ? (
          <>
            <input type="hidden" name="visit" value={one} />
            <p>
              <b>{moment(visits[0]?.appointment.startsAt ?? scope.now, lang, scope.now)}</b>
            </p>
          </>
        ) : (
          <Radios
            lang={lang}
            name="visit"
            label={w.which}
            size="m"
            error={error}
            value={field(exchange.fields, "visit")}
            choices={visits.map(({ appointment }) => ({
              value: appointment.id,
              label: moment(appointment.startsAt, lang, scope.now),
            }))}
          />
        )}
        <Button icon="send">{w.send}</Button>
      </form>
    </Box>
  );
};

/**
 * Keeps the answers with the chosen visit; undefined when none was chosen. Where they say acute danger, they go to the
 * line's people at once as well: nobody waits for the visit with that.
 */
export async function takeForVisit(
  site: Site,
  exchange: Exchange,
  filling: Filling,
): Promise<Answer | undefined> {
  const { scope } = exchange;
  const { door, draft, answers } = filling;
  const visit = door.visits.find(({ appointment }) => appointment.id === field(exchange.fields, "visit"));
  if (!visit || !draft) return undefined;
  const { acute } = await keepForVisit(site, exchange, filling, draft, visit);
  const { ground, appointment, page } = visit;
  const { personId } = appointment;
  const line = site.content.findLine(door.use.line ?? appointment.line);
  if (acute && line) {
    const subject =
      ground === "code" || personId === null
        ? ({ personId, ground: "code" } as const)
        : { personId, name: "", ground };
    await sendDraft(site, { ...door, line, byName: true }, exchange, { ...draft, answers }, subject);
  } else {
    const holder = ownerOf(door, exchange);
    if (holder) await dropSentDraft(scope.db, holder, door.form.id);
    forgetDraftCookie(door, exchange);
  }
  return redirect(`${page}?done=form`);
}
