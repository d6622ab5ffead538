import { open } from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type ContactId, parseId } from "#src/kernel/id.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Columns, ErrorSummary, Flash, KeyboardHints } from "../../ui/index.ts";
import { AfterDeath } from "./after-death.tsx";
import { Alarm } from "./alarm.tsx";
import { Belonging } from "./belonging.tsx";
import { Beside } from "./beside.tsx";
import { Conflict } from "./conflict.tsx";
import { Handling } from "./handling.tsx";
import { ContactHead } from "./head.tsx";
import { loadContact } from "./load.ts";
import { Thread } from "./thread.tsx";
import { errorsOf, type Trouble } from "./trouble.ts";
import { contactWords } from "./words.ts";

export function contactIdOf(exchange: Exchange): ContactId {
  const id = parseId<"contact">(exchange.params.id);
  if (!id) throw new Refusal("not-found", "contact");
  return id;
}

/** The page of one contact; after a refused post with what was typed and why it could not be done. */
export async function drawContact(site: Site, asked: Exchange, trouble?: Trouble): Promise<Answer> {
  // A page drawn after a post stands at the contact's own address: there the languages and a reload lead.
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.contact } };
  const { lang, scope } = exchange;
  const w = contactWords(lang);
  const id = contactIdOf(exchange);
  const opened = await open(scope, id);
  const { contact, right } = opened;
  exchange.log({ action: "contact.open", ...right, personId: contact.personId, contactId: id });
  const shown = await loadContact(site, exchange, opened);
  // What was written in merged contacts stands on this page too: their opening is logged with it.
  for (const merged of shown.queue.mergedIds)
    exchange.log({ action: "contact.open", ...right, personId: contact.personId, contactId: merged });
  const props = { site, exchange, shown, trouble };
  const errors = trouble ? errorsOf(trouble) : [];
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={`${site.topicName(contact.topic)[lang]} ${contact.reference}`}
      back={{ href: to("inbox", lang), label: w.back }}
      hasErrors={errors.length > 0}
      live={[`contact:${id}`]}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <Flash text={trouble ? undefined : w.done[exchange.query.get("done") ?? ""]} />
      <Conflict {...props} />
      <ContactHead {...props} />
      <Columns shape="3-2">
        <div>
          <Alarm {...props} />
          <AfterDeath {...props} />
          <Thread {...props} />
          <Belonging {...props} />
          <Handling {...props} />
        </div>
        <aside>
          <Beside {...props} />
        </aside>
      </Columns>
      <KeyboardHints
        lang={lang}
        hints={[
          { keys: ["V"], label: w.keys.answer },
          { keys: ["Q"], label: w.keys.ask },
          { keys: ["N"], label: w.keys.note },
          { keys: ["H"], label: w.keys.assess },
          { keys: ["T"], label: w.keys.take },
          { keys: ["?"], label: w.keys.all },
        ]}
      />
    </StaffPage>,
    trouble?.status ?? 200,
  );
}
