import { contactByCode } from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { parseCode } from "#src/kernel/secret-code.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { openTyped } from "./code-form.tsx";
import { codePage } from "./code-page.tsx";
import { codeWords } from "./code-words.ts";
import type { MatterPlace } from "./matter.tsx";

/** The code stays in the browser for half an hour, in a cookie that no script reads; never in an address. */
const OPENED = "pb_code";
const OPENED_SECONDS = 30 * 60;

export function showCode(site: Site, exchange: Exchange, typed = "", error?: string): Answer {
  const { lang } = exchange;
  const words = codeWords(lang);
  const after = <p class="pb-quiet">{words.codeLost}</p>;
  return codePage(site, exchange, { words, action: to("code", lang), typed, error, after });
}

/** Opens a contact by its code. */
export async function takeCode(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang } = exchange;
  const opened = await openTyped(exchange, codeWords(lang), (code) =>
    contactByCode(scope.db, hashCode(code), scope.now),
  );
  if ("error" in opened) return showCode(site, exchange, opened.typed, opened.error);
  exchange.setCookie(OPENED, opened.code, OPENED_SECONDS);
  return redirect(to("codeMatter", lang));
}

/** The matter that this browser has opened by its code; refused as signed out when that was too long ago. */
export async function codePlace(exchange: Exchange): Promise<MatterPlace> {
  const { scope, lang } = exchange;
  const code = parseCode(exchange.cookie(OPENED) ?? "");
  const id: ContactId | undefined = code
    ? await contactByCode(scope.db, hashCode(code), scope.now)
    : undefined;
  if (!code || !id) throw new Refusal("signed-out", "code");
  exchange.setCookie(OPENED, code, OPENED_SECONDS);
  return {
    scope: { ...scope, actor: { kind: "code", contactId: id } },
    id,
    replyTo: to("codeMatter", lang),
    back: { href: to("code", lang) },
  };
}

export function leaveCode(exchange: Exchange): Answer {
  exchange.setCookie(OPENED, "", 0);
  return redirect(to("home", exchange.lang));
}
