import { contactByCode } from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { parseCode } from "#src/kernel/secret-code.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { ResidentPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Button, Columns, ErrorSummary, Form, TextField } from "../ui/index.ts";
import { UrgentBox } from "./help.tsx";
import type { MatterPlace } from "./matter.tsx";
import { matterWords } from "./matter-words.ts";

/** The code stays in the browser for half an hour, in a cookie that no script reads; never in an address. */
const OPENED = "pb_code";
const OPENED_SECONDS = 30 * 60;

export function showCode(site: Site, exchange: Exchange, typed = "", error?: string): Answer {
  const { lang } = exchange;
  const w = matterWords(lang);
  return page(
    <ResidentPage site={site} exchange={exchange} title={w.codeTitle} hasErrors={error !== undefined} noindex>
      <Columns>
        <div>
          {error && <ErrorSummary lang={lang} errors={[{ field: "code", text: error }]} />}
          <h1>{w.codeTitle}</h1>
          <p>{w.codeLead}</p>
          <Form action={to("code", lang)} csrf={exchange.csrf()}>
            <TextField
              lang={lang}
              name="code"
              label={w.codeLabel}
              hint={w.codeHint}
              value={typed}
              error={error}
              width={20}
              autocomplete="off"
              spellcheck={false}
            />
            <Button>{w.codeOpen}</Button>
          </Form>
          <p class="pb-quiet">{w.codeLost}</p>
        </div>
        <aside>
          <UrgentBox site={site} exchange={exchange} />
        </aside>
      </Columns>
    </ResidentPage>,
    error ? 422 : 200,
  );
}

/** Opens a contact by its code. Only wrong codes are charged, so that guessers do not lock others out. */
export async function takeCode(site: Site, exchange: Exchange): Promise<Answer> {
  const w = matterWords(exchange.lang);
  const typed = field(exchange.fields, "code").slice(0, 100);
  if (typed === "") return showCode(site, exchange, typed, w.codeEmpty);
  const code = parseCode(typed);
  const found = code && (await contactByCode(exchange.scope.db, hashCode(code), exchange.scope.now));
  if (!code || !found) {
    exchange.charge(1);
    return showCode(site, exchange, typed, w.codeWrong);
  }
  exchange.setCookie(OPENED, code, OPENED_SECONDS);
  return redirect(to("codeMatter", exchange.lang));
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
