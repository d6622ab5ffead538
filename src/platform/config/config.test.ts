import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, makeFolder, readConfig, rootFolder, sessionSecret } from "./index.ts";

type Env = Record<string, string>;

function complaints(env: Env): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("was accepted");
}

const real: Env = {
  OIDC_RESIDENT_ISSUER: "https://id.example.fi",
  OIDC_RESIDENT_CLIENT_ID: "prima",
  OIDC_RESIDENT_CLIENT_SECRET: "resident-secret",
  OIDC_STAFF_ISSUER: "https://staff.example.fi",
  OIDC_STAFF_CLIENT_ID: "prima",
  OIDC_STAFF_CLIENT_SECRET: "staff-secret",
};

describe("a configuration that is right", () => {
  it("needs nothing: a demo on this machine", () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      dataDir: join(rootFolder(), ".data"),
      baseUrl: "http://localhost:3000",
      databaseUrl: undefined,
      demo: true,
      banner: false,
      logLevel: "info",
    });
  });

  const rows: [string, Env, object][] = [
    ["any free port leaves the address open", { PORT: "0" }, { port: 0, baseUrl: undefined, demo: true }],
    ["the address follows the port", { PORT: "8080" }, { baseUrl: "http://localhost:8080" }],
    ["an empty value is none", { PORT: "", DATABASE_URL: " " }, { port: 3000, databaseUrl: undefined }],
    [
      "a closing slash is dropped",
      { BASE_URL: "http://127.0.0.1:3000/" },
      { baseUrl: "http://127.0.0.1:3000" },
    ],
    ["IPv6 loopback is this machine", { BASE_URL: "http://[::1]:3000" }, { demo: true, banner: false }],
    [
      "production with real identity",
      { ...real, BASE_URL: "https://prima.example.fi" },
      { demo: false, banner: false },
    ],
    ["real identity on this machine is no demo", real, { demo: false }],
    [
      "a demo in the open says so",
      { BASE_URL: "https://demo.example.fi", PRIMA_DEMO: "1" },
      { demo: true, banner: true },
    ],
    ["a named sender", { MAIL_FROM: "Prima <prima@example.fi>" }, { mailFrom: "Prima <prima@example.fi>" }],
    [
      "a gateway of short messages",
      { SMS_URL: "https://sms.example.fi/send", SMS_TOKEN: "12345678" },
      { sms: { url: "https://sms.example.fi/send", token: "12345678" } },
    ],
    [
      "a database behind a socket",
      { DATABASE_URL: "postgres://u@%2Frun%2Fpg/db" },
      { databaseUrl: "postgres://u@%2Frun%2Fpg/db" },
    ],
  ];
  it.each(rows)("%s", (_name, env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });
});

describe("a configuration that is wrong", () => {
  const rows: [string, Env][] = [
    ["PORT", { PORT: "80000" }],
    ["PORT", { PORT: "http" }],
    ["PORT", { PORT: "-1" }],
    ["HOST", { HOST: "not a host" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://u:p@h/d" }],
    ["BASE_URL", { BASE_URL: "localhost:3000" }],
    ["BASE_URL", { BASE_URL: "http://localhost:3000/prima" }],
    ["BASE_URL", { BASE_URL: "https://prima.example.fi" }],
    ["PRIMA_DEMO", { PRIMA_DEMO: "yes" }],
    ["PRIMA_DEMO", { PRIMA_DEMO: "0" }],
    ["SMTP_URL", { SMTP_URL: "mail.example.fi" }],
    ["MAIL_FROM", { MAIL_FROM: "nobody" }],
    ["SMS_URL", { SMS_URL: "sms.example.fi", SMS_TOKEN: "12345678" }],
    ["SMS_URL", { SMS_URL: "http://sms.example.fi/send", SMS_TOKEN: "12345678" }],
    ["SMS_URL", { SMS_URL: "https://me:pw@sms.example.fi/send", SMS_TOKEN: "12345678" }],
    ["SMS_URL", { SMS_TOKEN: "12345678" }],
    ["SMS_TOKEN", { SMS_URL: "https://sms.example.fi/send" }],
    ["SMS_TOKEN", { SMS_URL: "https://sms.example.fi/send", SMS_TOKEN: "short" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["OMAOLO_KEYS", { OMAOLO_KEYS: "a:c2hvcnQ=" }],
    ["OMAOLO_KEYS", { OMAOLO_KEYS: `a:${"A".repeat(44)},a:${"B".repeat(44)}` }],
    ["PARTNER_TOKENS", { PARTNER_TOKENS: "parish:short" }],
    ["MAIL_IN_PORT", { MAIL_IN_PORT: "smtp" }],
    ["FHIR_CLIENTS", { FHIR_CLIENTS: "a-system:not-a-hash" }],
    ["SESSION_SECRET", { SESSION_SECRET: "short" }],
    [
      "OIDC_STAFF_ISSUER",
      { ...real, OIDC_STAFF_ISSUER: "", OIDC_STAFF_CLIENT_ID: "", OIDC_STAFF_CLIENT_SECRET: "" },
    ],
    ["OIDC_STAFF_CLIENT_SECRET", { ...real, OIDC_STAFF_CLIENT_SECRET: "" }],
    ["OIDC_RESIDENT_ISSUER", { ...real, OIDC_RESIDENT_ISSUER: "http://id.example.fi" }],
  ];
  it.each(rows)("%s is refused in %j", (name, env) => {
    expect(complaints(env).complaints.map((c) => c.name)).toEqual([name]);
  });

  it("is told all at once, with what was given and expected", () => {
    const error = complaints({ PORT: "x", HOST: "a b", LOG_LEVEL: "loud" });
    expect(error.complaints.map((c) => c.name)).toEqual(["PORT", "HOST", "LOG_LEVEL"]);
    expect(error.message).toContain('PORT: given "x", expected a port, 0 to 65535');
  });

  it("shows no secret", () => {
    const error = complaints({
      SESSION_SECRET: "tiny-secret",
      DATABASE_URL: "mysql://user:hunter2@host/db",
      SMTP_URL: "me:hunter2@mail",
    });
    expect(error.message).not.toMatch(/tiny-secret|hunter2/);
    expect(error.message).toContain("mysql://***@host/db");
  });
});

describe("the key of sessions", () => {
  it("is made once, for our eyes only", () => {
    const dataDir = mkdtempSync(join(tmpdir(), "prima-config-"));
    const first = sessionSecret({ sessionSecret: undefined, dataDir });
    expect(first.length).toBeGreaterThanOrEqual(64);
    expect(sessionSecret({ sessionSecret: undefined, dataDir })).toBe(first);
    expect(statSync(join(dataDir, "session.key")).mode & 0o777).toBe(0o600);
    rmSync(dataDir, { recursive: true });
  });
});

it.runIf(process.platform === "linux")(
  "a folder that no mount can hold is an error, not an endless wait",
  () => {
    expect(() => makeFolder("/proc/prima/data")).toThrow("ENOENT");
  },
);
