import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryAdapter } from "./demo/memory.ts";
import { identityProvider, newChallenge, type ProviderConfig } from "./provider.ts";

const RETURN = "https://prima.example/auth/resident/callback";

let server: Server;
let issuer: string;
let key: CryptoKey;

/** A provider across a real network connection that wants a signed proof of who we are, as Suomi.fi's gateways do. */
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [ours, theirs] = [await keyPair(), await keyPair()];
  key = ours.privateKey;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "county",
        redirect_uris: [RETURN],
        post_logout_redirect_uris: ["https://prima.example/fi"],
        token_endpoint_auth_method: "private_key_jwt",
        token_endpoint_auth_signing_alg: "ES256",
        id_token_signed_response_alg: "ES256",
        jwks: {
          keys: [await jwk(ours.publicKey, "ours")],
        },
      },
    ],
    jwks: { keys: [await jwk(theirs.privateKey, "theirs")] },
    adapter: memoryAdapter(),
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Session: 60 },
    cookies: { keys: ["test"] },
    claims: { openid: ["sub", "nationalIdentificationNumber"] },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, nationalIdentificationNumber: "010190-900R" }),
    }),
    extraParams: {
      subject: (ctx, value) => {
        if (value) ctx.oidc.session?.loginAccount({ accountId: value });
      },
    },
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId,
        accountId: session?.accountId,
      });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => `${issuer}/no-page` },
  });
  server.on("request", provider.callback());
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function keyPair(): Promise<CryptoKeyPair> {
  const usages: KeyUsage[] = ["sign", "verify"];
  return (await crypto.subtle.generateKey(
    { name: "ECDSA", namedCurve: "P-256" },
    true,
    usages,
  )) as CryptoKeyPair;
}

async function jwk(ofKey: CryptoKey, kid: string) {
  const { crv, x, y, d } = await crypto.subtle.exportKey("jwk", ofKey);
  return { kty: "EC", crv, x, y, ...(d && { d }), kid, use: "sig", alg: "ES256" } as const;
}

const config = (over: Partial<ProviderConfig> = {}): ProviderConfig => ({
  issuer,
  clientId: "county",
  proof: { method: "private-key", key, keyId: "ours" },
  hintParameter: "subject",
  insecure: true,
  ...over,
});
const to = { redirectUri: RETURN, lang: "sv", hint: "p1" } as const;
const never = () => false;

test("code, PKCE, state and nonce; the proof of who we are is signed; claims are fetched when the token has too few", async () => {
  const provider = identityProvider(config({ parameters: { acr_values: "loa2" } }));
  const challenge = newChallenge();
  const url = await provider.authorize(challenge, to);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: "code",
    scope: "openid",
    state: challenge.state,
    nonce: challenge.nonce,
    code_challenge_method: "S256",
    ui_locales: "sv",
    acr_values: "loa2",
  });
  expect(url.href).not.toContain(challenge.codeVerifier);
  const answer = await fetch(url, { redirect: "manual" });
  const current = new URL(answer.headers.get("location") ?? "");
  const claims = await provider.claims(
    challenge,
    current,
    (found) => "nationalIdentificationNumber" in found,
  );
  expect(claims).toMatchObject({ sub: "p1", nationalIdentificationNumber: "010190-900R" });
});

test("where no simulator is configured, nobody's name is passed on from the address", async () => {
  const { hintParameter: _, ...production } = config();
  const url = await identityProvider(production).authorize(newChallenge(), to);
  // By parameter: a random state may hold any two characters.
  for (const [name, value] of url.searchParams) {
    if (!["state", "nonce", "code_challenge"].includes(name)) expect(value).not.toContain("p1");
  }
});

test("a provider on plain http is refused unless it is a simulator", async () => {
  const provider = identityProvider(config({ insecure: false }));
  await expect(provider.authorize(newChallenge(), to)).rejects.toMatchObject({ code: "unavailable" });
});

test("signing out goes on to the provider when that is wanted, and stays here when it is down", async () => {
  const there = await identityProvider(config({ signOutThere: true })).signOutUrl("https://prima.example/fi");
  expect(there?.pathname).toBe("/session/end");
  expect(Object.fromEntries(there?.searchParams ?? [])).toEqual({
    client_id: "county",
    post_logout_redirect_uri: "https://prima.example/fi",
  });
  expect(await identityProvider(config()).signOutUrl("https://prima.example/fi")).toBeUndefined();
  const gone = identityProvider(config({ signOutThere: true, issuer: "http://127.0.0.1:1" }));
  expect(await gone.signOutUrl("https://prima.example/fi")).toBeUndefined();
});

const json = (status: number, body: unknown) => Response.json(body, { status });

describe("what the person is told when the provider", () => {
  test.each([
    ["does not answer", () => Promise.reject(new TypeError("fetch failed"))],
    ["answers with an error", async () => new Response("sorry", { status: 502 })],
    [
      "answers with a page",
      async () => new Response("<html></html>", { headers: { "content-type": "text/html" } }),
    ],
    ["calls itself something else", async () => json(200, { issuer: "https://evil.example" })],
  ])("%s when it is asked who it is: come back later", async (_, fetch) => {
    const provider = identityProvider(config({ fetch }));
    await expect(provider.authorize(newChallenge(), to)).rejects.toMatchObject({
      code: "unavailable",
      reason: "sign-in-unavailable",
    });
  });

  test.each([
    ["is cut off", () => Promise.reject(new TypeError("fetch failed")), "unavailable"],
    ["is overloaded", async () => new Response("busy", { status: 503 }), "unavailable"],
    ["fails inside", async () => json(500, { error: "server_error" }), "unavailable"],
    ["does not know the code", async () => json(400, { error: "invalid_grant" }), "invalid"],
    ["does not know us", async () => json(401, { error: "invalid_client" }), "invalid"],
    ["gives no ID token", async () => json(200, { access_token: "a", token_type: "bearer" }), "invalid"],
    [
      "gives an ID token that nobody signed",
      async () =>
        json(200, { access_token: "a", token_type: "bearer", id_token: "eyJhbGciOiJub25lIn0.e30." }),
      "invalid",
    ],
  ])("%s at the exchange", async (_, answer, code) => {
    const provider = identityProvider(
      config({
        fetch: (url, options) => (url.endsWith("/token") ? answer() : fetch(url, options as RequestInit)),
      }),
    );
    const challenge = newChallenge();
    await provider.authorize(challenge, to);
    const current = new URL(`${RETURN}?code=c&state=${challenge.state}&iss=${encodeURIComponent(issuer)}`);
    await expect(provider.claims(challenge, current, never)).rejects.toMatchObject({ code });
  });

  test.each([
    ["access_denied", "denied", "sign-in-cancelled"],
    ["temporarily_unavailable", "unavailable", "sign-in-unavailable"],
    ["invalid_request", "invalid", "sign-in-failed"],
  ])("sends the person back with %s: %s", async (error, code, reason) => {
    const provider = identityProvider(config());
    const challenge = newChallenge();
    const current = new URL(
      `${RETURN}?error=${error}&state=${challenge.state}&iss=${encodeURIComponent(issuer)}`,
    );
    await expect(provider.claims(challenge, current, never)).rejects.toMatchObject({ code, reason });
  });
});
