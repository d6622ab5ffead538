import { timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import { CLIENT_ROLE, type SystemClient, systemClientsOf, typesFor } from "#src/domains/scheduling/index.ts";
import { Fault, fault, outcomeOf, type Resource } from "#src/fhir/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { isLang } from "#src/kernel/lang.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import type { Clock } from "#src/platform/clock.ts";
import { type Database, isUnavailable } from "#src/platform/database/index.ts";
import type { Verdict } from "#src/platform/http/rate-limit.ts";
import { hashOf } from "#src/platform/identity/secret.ts";
import type { VisitorEnv } from "#src/platform/identity/visitor.ts";
import { programScope } from "#src/platform/scope.ts";
import type { Site } from "../../site.ts";
import { bodyWithin, parseJson, Room } from "../body.ts";
import { assertNoCode } from "./address.ts";
import type { Answer, Asked } from "./asked.ts";
import { interact, metadata } from "./interactions.ts";

export interface FhirDeps {
  readonly site: Site;
  readonly db: Database;
  readonly clock: Clock;
  /** The address of the house, without a closing slash. */
  readonly baseUrl: string;
  /** SHA-256 of the systems' tokens as hex, by the system's id. */
  readonly clients: ReadonlyMap<string, string>;
  readonly newId: () => string;
  /** Charges a door, or only asks whether it could. */
  readonly charge: (door: "systemToken" | "systemRequest", client: string, spend: boolean) => Verdict;
  /** Who calls, as the rate limits count them. */
  readonly caller: (c: Context) => string;
  readonly failed: (error: unknown, requestId: string) => void;
}

const PATH = "/fhir/R4";
const MOST_BYTES = 64 * 1024;
const MOST_UNDER_WAY = 32 * 1024 * 1024;

/** `/fhir/R4`: free times and bookings for other systems (FHIR R4). Whatever is wrong is an OperationOutcome. */
export function fhirRoute(deps: FhirDeps): Hono<VisitorEnv> {
  const room = new Room(MOST_UNDER_WAY);
  const app = new Hono<VisitorEnv>();
  const take = async (c: Context<VisitorEnv>) => {
    c.set("route", "fhir");
    const held = c.req.raw.body ? MOST_BYTES : 0;
    if (!room.enter(held)) return told(fault(503, "transient", "Too much at once: try again in a moment"));
    try {
      return shown(c, await answer(deps, c));
    } catch (error) {
      return told(faultOf(deps, error, c.get("requestId") ?? ""));
    } finally {
      room.leave(held);
    }
  };
  app.all(PATH, take);
  app.all(`${PATH}/*`, take);
  return app;
}

async function answer(deps: FhirDeps, c: Context): Promise<Answer> {
  const { site, db, clock, newId, baseUrl } = deps;
  const url = new URL(c.req.url);
  const segments = url.pathname.slice(PATH.length).split("/").filter(Boolean);
  assertNoCode(url.pathname, url.searchParams);
  assertFormat(url.searchParams.get("_format"), c.req.header("accept"));
  const requestId = c.get("requestId") ?? newId();
  const asks = (c.req.header("accept-language") ?? "").slice(0, 2).toLowerCase();
  const base = `${baseUrl}${PATH}`;
  const lang = isLang(asks) ? asks : "fi";
  const { clocks } = site.county;
  const scope = (job: string) => programScope(job, { db, now: clock.now(), lang, requestId, newId, clocks });
  if (segments.length === 1 && segments[0] === "metadata" && ["GET", "HEAD"].includes(c.req.method))
    return metadata({ site, base, scope: scope("metadata") });
  const client = clientOf(deps, c);
  const own = scope(`${CLIENT_ROLE}${client.id}`);
  const bytes = await bodyWithin(c.req.raw, MOST_BYTES);
  if (!bytes) throw fault(413, "too-long", `A body has at most ${MOST_BYTES} bytes`);
  const kind = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const posted = c.req.method === "POST" && segments[1] === "_search";
  const params = new URLSearchParams(url.searchParams);
  if (posted && bytes.length > 0) {
    if (kind !== "application/x-www-form-urlencoded")
      throw fault(415, "not-supported", "Send parameters as application/x-www-form-urlencoded");
    for (const [name, value] of new URLSearchParams(new TextDecoder().decode(bytes)))
      params.append(name, value);
  }
  const asked: Asked = {
    site,
    scope: own,
    client,
    types: typesFor(site.content, client),
    hand: { by: actorRef(own.actor), ground: "agreed-system", now: own.now },
    base,
    params: withoutNul(params),
    posted,
    header: (name) => c.req.header(name),
  };
  return interact(asked, c.req.method, segments, { kind, json: () => parseJson(bytes) });
}

/** The database keeps no empty character. */
const withoutNul = (params: URLSearchParams) =>
  new URLSearchParams([...params].map(([name, value]) => [name, value.replaceAll("\0", "").toWellFormed()]));

/** The system that a request's token belongs to. Wrong tokens are charged to whoever tries them. */
function clientOf({ site, clients, charge, caller }: FhirDeps, c: Context): SystemClient {
  const who = caller(c);
  const slow = ({ allowed, retryAfterSeconds }: Verdict) => {
    if (!allowed) throw new Refusal("rate-limited", "too-many-tries", { retryAfterSeconds });
  };
  slow(charge("systemToken", who, false));
  const [, token = ""] = /^Bearer ([\x21-\x7e]{8,500})$/i.exec(c.req.header("authorization") ?? "") ?? [];
  const hash = hashOf(token);
  const known = systemClientsOf(site.content).find(({ id }) => {
    const kept = clients.get(id);
    return token !== "" && kept !== undefined && timingSafeEqual(Buffer.from(kept, "hex"), hash);
  });
  if (!known) {
    if (token !== "") charge("systemToken", who, true);
    throw fault(401, "login", "Send the token of a registered system in the header Authorization: Bearer …");
  }
  slow(charge("systemRequest", known.id, true));
  return known;
}

const JSON_FORMATS = [
  "json",
  "application/json",
  "application/fhir+json",
  "application/fhir json",
  "text/json",
];

function assertFormat(format: string | null, accept: string | undefined): void {
  const wanted = format
    ? [format]
    : (accept ?? "*/*").split(",").map((one) => one.split(";")[0]?.trim() ?? "");
  const taken = (one: string) => one === "" || one.includes("*") || JSON_FORMATS.includes(one.toLowerCase());
  if (!wanted.some(taken))
    throw fault(406, "not-supported", "Only JSON is spoken here: ask for application/fhir+json");
}

const HEADERS = { "Content-Type": "application/fhir+json; charset=utf-8", "Cache-Control": "no-store" };

function shown(c: Context, { status, resource, headers = {} }: Answer): Response {
  const version = (resource as Resource | null)?.meta as { versionId?: string } | undefined;
  const tag: Record<string, string> = version?.versionId ? { ETag: `W/"${version.versionId}"` } : {};
  const reads = c.req.method === "GET" || c.req.method === "HEAD";
  if (reads && tag.ETag && c.req.header("if-none-match") === tag.ETag)
    return new Response(null, { status: 304, headers: { ...tag, "Cache-Control": "no-store" } });
  const minimal = !reads && c.req.header("prefer")?.includes("return=minimal");
  const text = minimal || c.req.method === "HEAD" ? null : JSON.stringify(resource);
  return new Response(text, { status, headers: { ...HEADERS, ...tag, ...headers } });
}

const told = ({ status, issues, headers = {} }: Fault & { readonly headers?: Record<string, string> }) =>
  new Response(JSON.stringify(outcomeOf(issues)), {
    status,
    headers: { ...HEADERS, ...(status === 401 && { "WWW-Authenticate": 'Bearer realm="fhir"' }), ...headers },
  });

/** What goes wrong, in FHIR's words: what nobody expected is logged, and the caller may try again. */
function faultOf(
  deps: FhirDeps,
  error: unknown,
  requestId: string,
): Fault & { headers?: Record<string, string> } {
  if (error instanceof Fault) return error;
  const again = { headers: { "Retry-After": "30" } };
  if (error instanceof Refusal) {
    const { code, reason, details } = error;
    if (code === "rate-limited")
      return Object.assign(fault(429, "throttled", "Too many requests: wait and try again"), {
        headers: { "Retry-After": String(details.retryAfterSeconds ?? 1) },
      });
    if (code === "not-found") return fault(404, "not-found", "There is no such resource");
    if (code === "conflict")
      return fault(409, "conflict", `It has changed meanwhile (${reason}): read it again`);
    if (code === "invalid") return fault(422, "business-rule", `This cannot be done (${reason})`);
    if (code === "denied") return fault(403, "forbidden", "Your system may not do this");
  } else if (!isUnavailable(error)) deps.failed(error, requestId);
  return Object.assign(fault(503, "transient", "The service is not there just now: try again"), again);
}
