import { askBack, messagesOf, note, type Opened, open } from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { number } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { type PlainText, TEXT_MAX } from "./moves.ts";
import { contactIdOf, drawContact } from "./page.tsx";
import { contactWords } from "./words.ts";

const KINDS = { "ask-back": "question", note: "note" } as const;

/** A question or a note. What was typed stays on the page when it cannot be sent as it is. */
export async function takeText(site: Site, exchange: Exchange, kind: PlainText): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = contactWords(lang);
  const id = contactIdOf(exchange);
  const typed = field(exchange.fields, "body");
  const seen = Number(field(exchange.fields, "seen"));
  const here = to("contact", lang, { id });
  const error =
    typed === ""
      ? w.textEmpty
      : typed.length > TEXT_MAX
        ? fill(w.textLong, { n: number(TEXT_MAX, lang) })
        : undefined;
  if (error) return drawContact(site, exchange, { status: 422, text: { kind, typed, error } });
  const opened = await open(scope, id);
  if (await sentAlready(exchange, opened, kind, typed, seen)) return redirect(`${here}?done=already`);
  try {
    if (kind === "ask-back") await askBack(scope, id, typed, seen);
    else await note(scope, id, typed, opened.contact.version);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    if (await sentAlready(exchange, await open(scope, id), kind, typed, seen)) {
      return redirect(`${here}?done=already`);
    }
    return drawContact(site, exchange, {
      status: 409,
      conflict: refusal.reason,
      ...(Number.isSafeInteger(seen) && seen > 0 && { seen }),
      text: { kind, typed },
    });
  }
  site.poke();
  return redirect(`${here}?done=${kind}`);
}

/** Whether this very text went out since the page was shown: a form sent twice sends once. */
async function sentAlready(
  exchange: Exchange,
  { contact }: Opened,
  kind: PlainText,
  typed: string,
  seen: number,
): Promise<boolean> {
  if (contact.version === seen) return false;
  const me = staffOf(exchange).professionalId;
  const messages = await messagesOf(exchange.scope.db, contact.id, true);
  const last = messages.findLast(({ authorId }) => authorId === me);
  return last?.kind === KINDS[kind] && last.body === typed;
}
