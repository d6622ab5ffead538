import { join, resolve } from "node:path";
import { parseWebhookKeys, type WebhookKey } from "../http/signed-webhook.ts";
import type { SmsGateway } from "../mail/sms.ts";
import { ConfigError } from "./error.ts";
import { rootFolder } from "./root.ts";
import {
  databaseUrl,
  host,
  isLoopback,
  LOG_LEVELS,
  type LogLevel,
  origin,
  port,
  Reader,
  url,
} from "./settings.ts";

/** An OpenID Connect provider. */
export interface Provider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Config {
  readonly root: string;
  /** 0 is any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** A PostgreSQL of one's own; undefined is the embedded one in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Where residents find the service, without a closing slash; undefined with port 0 until the port is known. */
  readonly baseUrl: string | undefined;
  readonly oidc: { readonly resident: Provider | undefined; readonly staff: Provider | undefined };
  /** How many proxies of our own stand before us: the client's address is then taken from X-Forwarded-For. */
  readonly trustedProxies: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** A gateway that sends short messages; undefined: they wait, or the demonstration shows them. */
  readonly sms: SmsGateway | undefined;
  /** What Omaolo signs its messages with, each with its name; none: nobody can send. */
  readonly omaoloKeys: readonly WebhookKey[];
  /** Where partners' mail is taken in; undefined: nowhere. 0 is any free port. */
  readonly mailInPort: number | undefined;
  /** The tokens of partners' own addresses, by the partner's id in content/partners.yaml. */
  readonly partnerTokens: ReadonlyMap<string, string>;
  /** SHA-256 of the tokens of systems that book over FHIR, as hex, by the system's id in content/system-clients.yaml. */
  readonly fhirClients: ReadonlyMap<string, string>;
  /** Simulators stand in for whatever is not configured. */
  readonly demo: boolean;
  /** Demo mode where others can reach it: every page says so. */
  readonly banner: boolean;
  readonly logLevel: LogLevel;
  /** Undefined means the key file of the data folder: see `sessionSecret`. */
  readonly sessionSecret: string | undefined;
}

function partnerTokens(value: string): ReadonlyMap<string, string> | undefined {
  const pairs = value.split(",").map((one) => /^\s*([a-z0-9-]+):([a-z0-9]{16,64})\s*$/.exec(one));
  if (pairs.some((pair) => pair === null)) return undefined;
  return new Map(pairs.map((pair) => [pair?.[1] ?? "", pair?.[2] ?? ""]));
}

function fhirClients(value: string): ReadonlyMap<string, string> | undefined {
  const pairs = value.split(",").map((one) => /^\s*([a-z0-9-]+):([0-9a-f]{64})\s*$/i.exec(one));
  if (pairs.some((pair) => pair === null)) return undefined;
  return new Map(pairs.map((pair) => [pair?.[1] ?? "", (pair?.[2] ?? "").toLowerCase()]));
}

type Env = Readonly<Record<string, string | undefined>>;

function provider(reader: Reader, who: "RESIDENT" | "STAFF"): Provider | undefined {
  const names = ["ISSUER", "CLIENT_ID", "CLIENT_SECRET"].map((part) => `OIDC_${who}_${part}`);
  const [issuerName = "", idName = "", secretName = ""] = names;
  const issuer = reader.given(issuerName);
  if (names.every((name) => reader.given(name) === undefined)) return undefined;
  const parsed = issuer === undefined ? undefined : url(issuer, ["https:", "http:"]);
  if (!parsed || (parsed.protocol === "http:" && !isLoopback(parsed.href))) {
    reader.complain(issuerName, "the https:// address of the identity provider");
  }
  for (const name of [idName, secretName]) {
    if (reader.given(name) === undefined)
      reader.complain(name, `a value, since another OIDC_${who}_* is set`);
  }
  return {
    issuer: issuer ?? "",
    clientId: reader.given(idName) ?? "",
    clientSecret: reader.given(secretName) ?? "",
  };
}

function smsGateway(reader: Reader): SmsGateway | undefined {
  const given = reader.given("SMS_URL");
  const token = reader.given("SMS_TOKEN");
  if (given === undefined) {
    if (token !== undefined) reader.complain("SMS_URL", "the gateway's address, since SMS_TOKEN is set");
    return undefined;
  }
  const parsed = url(given, ["https:", "http:"]);
  const open = parsed?.protocol === "http:" && !isLoopback(parsed.href);
  if (!parsed || open || parsed.username || parsed.password)
    reader.complain("SMS_URL", "the https:// address of the gateway, without a user or password in it");
  if (token === undefined || !/^[\x21-\x7e]{8,}$/.test(token))
    reader.complain("SMS_TOKEN", "the gateway's token, at least 8 characters without spaces");
  return { url: given, token: token ?? "" };
}

function demoMode(
  reader: Reader,
  baseUrl: string | undefined,
  { resident, staff }: Config["oidc"],
): { demo: boolean; banner: boolean } {
  const asked = reader.read("PRIMA_DEMO", "0 or 1", undefined, (value) =>
    value === "0" || value === "1" ? value === "1" : undefined,
  ) as boolean | undefined;
  const local = baseUrl === undefined || isLoopback(baseUrl);
  const real = resident !== undefined && staff !== undefined;
  const half = !real && (resident !== undefined || staff !== undefined);
  const demo = asked ?? (local && !real);
  if (half && asked === undefined) {
    // Whoever has set up one door for real people does not mean anybody to walk in by the other.
    reader.complain(
      resident ? "OIDC_STAFF_ISSUER" : "OIDC_RESIDENT_ISSUER",
      "the other identity provider too, or PRIMA_DEMO=1 for a simulated one, by which anybody may sign in",
    );
    return { demo: false, banner: false };
  }
  if (!demo && !real) {
    reader.complain(
      asked === false ? "PRIMA_DEMO" : "BASE_URL",
      asked === false
        ? "1, or the real identity providers in OIDC_RESIDENT_* and OIDC_STAFF_*"
        : "an address of this machine for a demo, or the real identity providers in OIDC_RESIDENT_* and OIDC_STAFF_*, or PRIMA_DEMO=1 for a demo that says so on every page",
      asked === false ? "0" : baseUrl,
    );
  }
  return { demo, banner: demo && !local };
}

/**
 * The configuration that an environment says.
 * @throws ConfigError that lists every wrong value with its name, what was given and what is expected.
 */
export function readConfig(env: Env): Config {
  const reader = new Reader(env);
  const root = rootFolder();
  const number = reader.read("PORT", "a port, 0 to 65535; 0 is any that is free", 3000, port);
  const fallback = number === 0 ? undefined : `http://localhost:${number}`;
  const baseUrl = reader.read("BASE_URL", "http:// or https:// and a host, without a path", fallback, origin);
  const resident = provider(reader, "RESIDENT");
  const staff = provider(reader, "STAFF");
  const mailHost = baseUrl === undefined ? "localhost" : new URL(baseUrl).hostname;
  const config: Config = {
    root,
    port: number,
    host: reader.read("HOST", "an IP address or a host name", "127.0.0.1", host),
    dataDir: resolve(reader.given("DATA_DIR") ?? join(root, ".data")),
    databaseUrl: reader.read(
      "DATABASE_URL",
      "postgres://user:password@host:port/database",
      undefined,
      databaseUrl,
    ),
    baseUrl,
    oidc: { resident, staff },
    trustedProxies: reader.read(
      "TRUSTED_PROXIES",
      "how many proxies of your own stand before the service, 0 to 9",
      0,
      (value) => (/^[0-9]$/.test(value) ? Number(value) : undefined),
    ),
    smtpUrl: reader.read("SMTP_URL", "smtp:// or smtps:// and a host", undefined, (value) =>
      url(value, ["smtp:", "smtps:"]) ? value : undefined,
    ),
    mailFrom: reader.read(
      "MAIL_FROM",
      "an e-mail address, as name@host or Name <name@host>",
      `prima@${mailHost}`,
      (value) => (/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value) ? value : undefined),
    ),
    sms: smsGateway(reader),
    omaoloKeys: reader.read(
      "OMAOLO_KEYS",
      "id:base64 of at least 24 bytes, several with commas between",
      [] as readonly WebhookKey[],
      parseWebhookKeys,
    ),
    mailInPort: reader.read("MAIL_IN_PORT", "a port, 0 to 65535; 0 is any that is free", undefined, port),
    partnerTokens: reader.read(
      "PARTNER_TOKENS",
      "partner:token, several with commas between; a token is 16 to 64 small letters and digits",
      new Map<string, string>(),
      partnerTokens,
    ),
    fhirClients: reader.read(
      "FHIR_CLIENTS",
      "system:hash, several with commas between; a hash is the SHA-256 of the system's token in 64 hexadecimal digits",
      new Map<string, string>(),
      fhirClients,
    ),
    ...demoMode(reader, baseUrl, { resident, staff }),
    logLevel: reader.read("LOG_LEVEL", LOG_LEVELS.join(", "), "info" as LogLevel, (value) =>
      LOG_LEVELS.find((level) => level === value),
    ),
    sessionSecret: reader.read("SESSION_SECRET", "at least 32 characters", undefined, (value) =>
      value.length >= 32 ? value : undefined,
    ),
  };
  if (reader.complaints.length > 0) throw new ConfigError(reader.complaints);
  return config;
}
