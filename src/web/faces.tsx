import type { Refusal, RefusalCode } from "#src/kernel/errors.ts";
import { audienceOf } from "#src/platform/access/permissions.ts";
import type { Fields } from "#src/platform/http/fields.ts";
import type { Faces } from "#src/platform/http/handle.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { findStash, keepStash, STASH_MINUTES } from "#src/platform/http/stash.ts";
import { facesWords } from "./faces-words.ts";
import { ResidentPage, StaffPage } from "./frame.tsx";
import { type SignInAudience, signInPath, to } from "./paths.ts";
import type { Site } from "./site.ts";
import {
  Button,
  CsrfField,
  ErrorBody,
  type ErrorStatus,
  errorTitle,
  HelpByPhone,
  Inset,
} from "./ui/index.ts";

const STATUS: Readonly<Record<RefusalCode, ErrorStatus>> = {
  "not-found": 404,
  denied: 403,
  "signed-out": 401,
  invalid: 400,
  conflict: 409,
  "too-large": 413,
  "rate-limited": 429,
  unavailable: 503,
};

const STASH = "pb_stash";

/** The fields that a person typed into: what is shown again; the rest goes along unseen. */
const typedIn = (fields: Fields) =>
  [...fields].filter(([name, values]) => name !== "_csrf" && values.some((v) => v.trim() !== ""));

/** What was typed, in a form that sends it again as it was. */
const Again = ({
  exchange,
  path,
  fields,
  label,
}: {
  exchange: Exchange;
  path: string;
  fields: Fields;
  label: string;
}) => {
  const long = typedIn(fields).flatMap(([, values]) =>
    values.filter((value) => value.length > 40 || value.includes("\n")),
  );
  return (
    <form method="post" action={path}>
      <CsrfField token={exchange.csrf()} />
      {[...fields]
        .filter(([name]) => name !== "_csrf")
        .flatMap(([name, values]) =>
          values.map((value) => <input type="hidden" name={name} value={value} />),
        )}
      {long.map((text) => (
        <Inset>
          <p class="pb-asis">{text}</p>
        </Inset>
      ))}
      <Button>{label}</Button>
    </form>
  );
};

/** The pages of what went wrong: what to do next, with the phone number, and what was typed kept. */
export function faces(site: Site): Faces {
  const Frame = (exchange: Exchange) =>
    audienceOf(exchange.route.permission) === "staff" ? StaffPage : ResidentPage;

  const refused = (refusal: Refusal, exchange: Exchange): Answer => {
    const { lang } = exchange;
    const status = STATUS[refusal.code];
    const w = facesWords(lang);
    const Page = Frame(exchange);
    const said = w.reasons[refusal.reason];
    const keeps =
      exchange.route.method === "POST" && typedIn(exchange.fields).length > 0 && refusal.code !== "denied";
    const title = said?.title ?? errorTitle(lang, status);
    return page(
      <Page site={site} exchange={exchange} title={title} hasErrors noindex>
        {said ? (
          <>
            <h1>{said.title}</h1>
            <p>{said.text}</p>
            <HelpByPhone lang={lang} phone={site.content.county.phone.number} />
          </>
        ) : (
          <ErrorBody
            lang={lang}
            status={status}
            phone={site.content.county.phone.number}
            home={to(audienceOf(exchange.route.permission) === "staff" ? "staffHome" : "home", lang)}
            reference={exchange.scope.requestId.slice(0, 8)}
          />
        )}
        {keeps && (
          <>
            <h2>{w.kept}</h2>
            <p>{w.keptBody}</p>
            <Again exchange={exchange} path={exchange.path} fields={exchange.fields} label={w.again} />
          </>
        )}
      </Page>,
      status,
    );
  };

  const signedOut = async (exchange: Exchange): Promise<Answer> => {
    const { lang, scope, visitor } = exchange;
    const w = facesWords(lang);
    const audience: SignInAudience = audienceOf(exchange.route.permission) === "staff" ? "staff" : "resident";
    const typed = typedIn(exchange.fields);
    let next =
      exchange.route.method === "GET"
        ? exchange.path
        : to(audience === "staff" ? "staffHome" : "matters", lang);
    let kept = false;
    const subject = visitor.lapsedSubject[audience];
    if (exchange.route.method === "POST" && typed.length > 0 && subject) {
      const token = await keepStash(
        scope.db,
        subject,
        { path: exchange.path, fields: exchange.fields },
        scope.now,
      );
      exchange.setCookie(STASH, token, STASH_MINUTES * 60);
      next = `${to("resend", lang)}?as=${audience}`;
      kept = true;
    }
    const lapsed = visitor.lapsed[audience] !== undefined;
    const title = lapsed ? w.lapsedTitle : w.signInTitle;
    const Page = Frame(exchange);
    return page(
      <Page site={site} exchange={exchange} title={title} noindex>
        <h1>{title}</h1>
        <p>{lapsed ? w.lapsedBody : audience === "staff" ? w.signInStaff : w.signInBody}</p>
        {kept && <p>{w.lapsedKept}</p>}
        {!kept && typed.length > 0 && (
          <>
            <p>{w.copyIt}</p>
            {typed.flatMap(([, values]) =>
              values
                .filter((value) => value.length > 20)
                .map((value) => (
                  <Inset>
                    <p class="pb-asis">{value}</p>
                  </Inset>
                )),
            )}
          </>
        )}
        <p>
          <a class="nhsuk-button" href={signInPath(audience, lang, next)} data-turbo="false">
            {w.signIn}
          </a>
        </p>
        <HelpByPhone lang={lang} phone={site.content.county.phone.number} />
      </Page>,
      401,
    );
  };

  return { refused, signedOut };
}

/** After signing in again: what was typed before, ready to be sent. */
export async function showResend(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, visitor } = exchange;
  const w = facesWords(lang);
  const staff = exchange.query.get("as") === "staff";
  const subject = staff ? visitor.staff?.professionalId : visitor.resident?.personId;
  const token = exchange.cookie(STASH);
  const stash = token && subject ? await findStash(scope.db, token, subject, scope.now) : undefined;
  const csrf = () => visitor.csrfToken(staff ? "staff" : "resident");
  return page(
    <ResidentPage site={site} exchange={exchange} title={w.resumeTitle} noindex>
      <h1>{w.resumeTitle}</h1>
      {stash ? (
        <>
          <p>{w.keptBody}</p>
          <Again exchange={{ ...exchange, csrf }} path={stash.path} fields={stash.fields} label={w.again} />
        </>
      ) : (
        <p>
          {w.nothingKept} <a href={to("home", lang)}>{w.home}</a>
        </p>
      )}
    </ResidentPage>,
    stash ? 200 : 404,
  );
}
