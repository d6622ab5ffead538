import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { isLang, type Lang } from "#src/kernel/lang.ts";
import { type HeaderOptions, securityHeaders } from "../../http/headers.ts";
import { AUDIENCES, type Audience } from "../audience.ts";
import type { Personas } from "../persona.ts";
import type { ProviderConfig } from "../provider.ts";
import { accountBySubject, type DemoDirectory, EMPTY_DIRECTORY, listedPersonas } from "./accounts.ts";
import { insideFetch } from "./inside-fetch.ts";
import { makeProvider, SUBJECT_PARAMETER } from "./provider.ts";
import { minimalPage, type RenderPage } from "./sign-in-page.tsx";

export interface DemoIdpOptions {
  readonly baseUrl: string;
  readonly personas: Personas;
  readonly directory?: DemoDirectory;
  readonly render?: RenderPage;
  /** What may run and colour inline on the rendered page, as the policy names it. */
  readonly policy?: Pick<HeaderOptions, "scriptHashes" | "styleSources">;
}

export interface DemoIdp {
  /** Whether a request's path is the simulators'. */
  handles(path: string): boolean;
  listener(req: IncomingMessage, res: ServerResponse): void;
  /** How our own server reaches a simulator. */
  config(audience: Audience): ProviderConfig;
}

const ROOT = "/demo/idp";
const MAX_FORM_BYTES = 10_000;

/** The two simulated identity providers. Nothing is loaded until somebody signs in. */
export function demoIdp({
  baseUrl,
  personas,
  directory = EMPTY_DIRECTORY,
  render = minimalPage,
  policy = {},
}: DemoIdpOptions): DemoIdp {
  const base = new URL(baseUrl);
  const secret = randomBytes(32).toString("base64url");
  const providers: Partial<Record<Audience, Promise<Provider>>> = {};
  const issuer = (audience: Audience) => new URL(`${ROOT}/${audience}`, base).href;
  const account = (audience: Audience) => (subject: string) =>
    accountBySubject(personas, directory, audience, subject);

  function provider(audience: Audience): Promise<Provider> {
    providers[audience] ??= makeProvider({
      audience,
      issuer: issuer(audience),
      client: { id: "prima", secret, redirectUri: new URL(`/auth/${audience}/callback`, base).href },
      account: account(audience),
    });
    return providers[audience];
  }

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", base);
    const audience = AUDIENCES.find((each) => url.pathname.startsWith(`${ROOT}/${each}/`));
    if (!audience) return answer(res, 404, "not found");
    const inner = url.pathname.slice(`${ROOT}/${audience}`.length);
    // Whatever stands between: the addresses it writes are those of our public address.
    req.headers.host = base.host;
    req.headers["x-forwarded-host"] = base.host;
    req.headers["x-forwarded-proto"] = base.protocol.slice(0, -1);
    const simulator = await provider(audience);
    if (inner.startsWith("/interaction/")) return interaction(simulator, audience, url, req, res);
    // Every sign-in begins with nobody: the page is for choosing who to be.
    if (inner === "/auth") req.headers.cookie = withoutCookie(req.headers.cookie, `demo_${audience}_session`);
    Object.assign(req, { originalUrl: url.pathname + url.search });
    req.url = inner + url.search;
    await simulator.callback()(req, res);
  }

  async function interaction(
    simulator: Provider,
    audience: Audience,
    url: URL,
    req: IncomingMessage,
    res: ServerResponse,
  ): Promise<void> {
    const details = await simulator.interactionDetails(req, res).catch(() => undefined);
    if (!details) return answer(res, 400, "this sign-in is over; begin anew");
    if (req.method === "POST") {
      const subject = (await formOf(req)).get("subject");
      const chosen = subject ? await account(audience)(subject) : undefined;
      const result = chosen
        ? { login: { accountId: chosen.subject } }
        : { error: "access_denied", error_description: "nobody was chosen" };
      return simulator.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
    }
    const lang = langOf(url.searchParams.get("lang") ?? String(details.params.ui_locales ?? ""));
    const query = url.searchParams.get("q")?.replaceAll("\u0000", "").trim().slice(0, 100) ?? "";
    const html = await render({
      audience,
      lang,
      query,
      path: url.pathname,
      personas: listedPersonas(personas, audience),
      found: query ? await directory.search(audience, query) : undefined,
    });
    answer(res, 200, html, "text/html; charset=utf-8");
  }

  function answer(res: ServerResponse, status: number, body: string, type = "text/plain; charset=utf-8") {
    const headers = securityHeaders({ secure: base.protocol === "https:", ...policy });
    res.writeHead(status, { ...headers, "Content-Type": type }).end(body);
  }

  function listener(req: IncomingMessage, res: ServerResponse): void {
    serve(req, res).catch(() => {
      if (!res.headersSent) answer(res, 500, "the simulated provider failed");
      else res.destroy();
    });
  }

  const fetch = insideFetch(listener);
  return {
    handles: (path) => path === ROOT || path.startsWith(`${ROOT}/`),
    listener,
    config: (audience) => ({
      issuer: issuer(audience),
      clientId: "prima",
      proof: { method: "secret", secret },
      hintParameter: SUBJECT_PARAMETER,
      insecure: true,
      fetch,
    }),
  };
}

function langOf(value: string): Lang {
  return value.split(" ").find(isLang) ?? "fi";
}

function withoutCookie(header: string | undefined, name: string): string {
  const kept = (header ?? "")
    .split("; ")
    .filter((each) => !each.startsWith(`${name}=`) && !each.startsWith(`${name}.sig=`));
  return kept.join("; ");
}

async function formOf(req: IncomingMessage): Promise<URLSearchParams> {
  let body = "";
  for await (const chunk of req) {
    body += String(chunk);
    if (body.length > MAX_FORM_BYTES) break;
  }
  return new URLSearchParams(body);
}
